from awsglue.context import GlueContext
from awsglue.transforms import Filter, Map

PATH = "s3://lake/in"


def shout(record):
    record["name"] = record["name"].upper()
    return record


def main(glue_context: GlueContext) -> None:
    rows = glue_context.create_dynamic_frame.from_options("s3", {"paths": [PATH]}, "json")
    kept = Map.apply(frame=Filter.apply(frame=rows, f=lambda r: r["id"] == 3), f=shout)
    frame = kept.toDF().cache()
    frame.count()
    frame.write.mode("overwrite").json(PATH)


def over_all(records):
    return [{"record": {"total": str(len(list(records)))}}]


def total(glue_context: GlueContext) -> None:
    rows = glue_context.create_dynamic_frame.from_options("s3", {"paths": [PATH]}, "json")
    made = rows.mapPartitions(over_all)
    glue_context.write_dynamic_frame.from_options(made, "s3", {"path": "s3://lake/out"}, "parquet")
