"""Records what the steps answer on real Spark 3.5.6: `python record.py <catalog.jsonl>`."""

import contextlib
import io
import json
import os
import runpy
import sys
import tempfile

from pyspark.sql import SparkSession

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as warehouse:
        os.environ["STEPS_FILES"] = os.path.join(warehouse, "files")
        builder = SparkSession.builder.master("local[1]").config("spark.sql.session.timeZone", "UTC")
        builder = builder.config("spark.ui.enabled", "false").config("spark.sql.warehouse.dir", warehouse)
        spark = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        spark.sql("create database sales")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            runpy.run_path(os.path.join(HERE, "catalog_steps.py"), run_name="__main__")
        with open(sys.argv[1], "w", encoding="utf-8") as file:
            file.write(json.dumps({"provenance": f"recorded on Spark {spark.version}"}) + "\n")
            for step, answer in json.loads(printed.getvalue().split("answers: ", 1)[1]):
                file.write(json.dumps({"step": step, **answer}, ensure_ascii=False) + "\n")
        spark.stop()
