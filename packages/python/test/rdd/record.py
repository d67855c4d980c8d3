"""Records what programs over RDDs answer on real Spark 3.5.6 under Python 3.11: `PYTHONHASHSEED=0 python record.py <answers.json>`."""
import contextlib
import io
import json
import os
import platform
import runpy
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == "__main__":
    from pyspark.sql import SparkSession

    target = sys.argv[1]
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(os.path.join(HERE, "rdd_steps.py"), run_name="__main__")
    answers = json.loads(printed.getvalue().split("answers: ", 1)[1])
    with open(target, "w", encoding="utf-8") as file:
        provenance = f"recorded on Spark {spark.version}, Python {platform.python_version()}"
        json.dump({"provenance": provenance, "answers": answers}, file, indent=1, ensure_ascii=False)
        file.write("\n")
    spark.stop()
