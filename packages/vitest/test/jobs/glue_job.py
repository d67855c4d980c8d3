from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import functions as F


def main(glue_context: GlueContext) -> None:
    books = glue_context.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/books"]}, format="json").toDF()
    authors = glue_context.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/authors"]}, format="json").toDF()
    joined = books.join(authors, books["author"] == authors["name"]).select("title", F.upper("name").alias("name"))
    save(joined, glue_context)


def save(books, glue_context: GlueContext) -> None:
    glue_context.write_dynamic_frame.from_options(
        DynamicFrame.fromDF(books, glue_context, "books"), "s3", {"path": "s3://lake/out/"}, format="json"
    )
