"""A job of frames only: it needs Spark, not Glue."""
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F


def main(books: DataFrame) -> None:
    save(rename(books))


def rename(books: DataFrame) -> DataFrame:
    return books.withColumn("title", F.upper("title"))


def save(books: DataFrame) -> None:
    raise NotImplementedError("a sink")


def wrong(books: DataFrame) -> DataFrame:
    return books.select("tittle")


def tables() -> list[str]:
    return [table.name for table in SparkSession.builder.getOrCreate().catalog.listTables("default")]
