"""Records what the companion functions answer on real Spark 3.5.6: `python record.py <answers.json>`.

Needs a Python with pyspark 3.5.6 and PyYAML. Only awsglue and boto3 are stood in for: they can't be installed.
"""
import contextlib
import importlib.util
import io
import json
import os
import runpy
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
GUEST = os.path.join(HERE, "..", "..", "guest")


def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made
    return made


def get_resolved_options():
    """dryfit's own getResolvedOptions: nothing in it but argparse."""
    job = type("Job", (), {})
    path = os.path.join(GUEST, "awsglue", "job.py")
    module("_dryfit"), module("_dryfit.reset", on_reset=lambda _: None)
    module("awsglue._engine", ask=None)
    spec = importlib.util.spec_from_file_location("awsglue.job", path)
    job = importlib.util.module_from_spec(spec)
    sys.modules["awsglue.job"] = job
    spec.loader.exec_module(job)
    spec = importlib.util.spec_from_file_location("awsglue.utils", os.path.join(GUEST, "awsglue", "utils.py"))
    utils = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(utils)
    del sys.modules["_dryfit"], sys.modules["_dryfit.reset"]
    return utils.getResolvedOptions


def stand_in(spark):
    """awsglue as far as the companion functions use it, over a catalog of Spark frames."""
    tables = {("lib", "authors"): spark.createDataFrame([(1, "a", True), (2, None, False)], "id int, name string, alive boolean")}

    class DynamicFrame:
        def __init__(self, frame):
            self._frame = frame

        @classmethod
        def fromDF(cls, frame, glue_ctx, name=""):
            return cls(frame)

        def toDF(self):
            return self._frame

    class GlueContext:
        def __init__(self, context):
            self.spark_session = spark

        def create_dynamic_frame_from_catalog(self, database=None, table_name=None, transformation_ctx=""):
            return DynamicFrame(tables[(database, table_name)])

        def write_dynamic_frame_from_catalog(self, frame, database, table_name):
            known = tables.get((database, table_name))
            tables[(database, table_name)] = frame.toDF() if known is None else known.union(frame.toDF())

    class Client:
        def get_table(self, DatabaseName, Name):
            columns = [{"Name": n, "Type": t} for n, t in tables[(DatabaseName, Name)].dtypes]
            return {"Table": {"StorageDescriptor": {"Columns": columns}, "PartitionKeys": []}}

    module("awsglue")
    module("awsglue.utils", getResolvedOptions=get_resolved_options())
    module("awsglue.context", GlueContext=GlueContext)
    module("awsglue.dynamicframe", DynamicFrame=DynamicFrame)
    module("boto3", client=lambda name, **options: Client())


def load_dryfit():
    """The companion package alone: the guest's pyspark stays out of the path."""
    spec = importlib.util.spec_from_file_location(
        "dryfit", os.path.join(GUEST, "dryfit", "__init__.py"), submodule_search_locations=[os.path.join(GUEST, "dryfit")]
    )
    sys.modules["dryfit"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["dryfit"])


if __name__ == "__main__":
    from pyspark.sql import SparkSession

    target = sys.argv[1]
    builder = SparkSession.builder.master("local[1]").config("spark.sql.session.timeZone", "UTC")
    spark = builder.config("spark.sql.shuffle.partitions", "1").config("spark.ui.enabled", "false").getOrCreate()
    stand_in(spark)
    load_dryfit()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(os.path.join(HERE, "companions.py"), run_name="__main__")
    answers = json.loads(printed.getvalue().split("answers: ", 1)[1])
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"provenance": f"recorded on Spark {spark.version}", "answers": answers}, file, indent=1)
        file.write("\n")
    spark.stop()
