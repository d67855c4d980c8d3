"""A job that catches whatever is raised."""
import json
import sys

from awsglue.context import GlueContext
from pyspark.sql import DataFrame


def main(glue_context: GlueContext) -> str:
    try:
        load(glue_context)
    except Exception:
        return "fell back"
    return "loaded"


def load(glue_context: GlueContext) -> DataFrame:
    return glue_context.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/none"]}, "json").toDF()


def wrap(glue_context: GlueContext) -> None:
    try:
        load(glue_context)
    except Exception as error:
        raise RuntimeError("the load failed") from error


def leave(glue_context: GlueContext) -> None:
    try:
        load(glue_context)
    except Exception:
        sys.exit(1)


def first_run(glue_context: GlueContext) -> str:
    try:
        glue_context.spark_session.read.parquet("s3://lake/none")
    except Exception as error:
        return type(error).__name__
    return "read"


def pandas(frame: DataFrame) -> str:
    try:
        frame.pandas_api()
    except NotImplementedError:
        return "no pandas"
    return "pandas"


def notify() -> None:
    try:
        import urllib.request

        urllib.request.urlopen("https://hooks.example.com/done")
    except OSError as error:
        print("not told:", error)


def patch() -> int:
    json.dumps = json.loads = lambda *_: "patched"
    DataFrame.where = None
    DataFrame.helper = lambda self: self
    return 1


def patched(frame: DataFrame) -> list[bool]:
    return [json.dumps([1]) == "patched", frame.where is None, hasattr(frame, "helper")]


def optional() -> str:
    try:
        import pandas  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return "no pandas"
    return "pandas"


def nobodys() -> str:
    try:
        import ujson_of_nobody  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return "without"
    return "with"
