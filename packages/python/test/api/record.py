"""Records what small programs answer on real Spark 3.5.6: `TZ=UTC python record.py <cases.json>...`.

A case is `{"code": …}`; each is asked anew, and what it answers is written beside it.
"""
import json
import os
import platform
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from answer import answer
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    for target in sys.argv[1:]:
        with open(target, encoding="utf-8") as file:
            cases = json.load(file)["cases"]
        provenance = f"recorded on Spark {spark.version}, Python {platform.python_version()}"
        answers = [{"code": case["code"], "answer": answer(case["code"], spark)} for case in cases]
        with open(target, "w", encoding="utf-8") as file:
            json.dump({"provenance": provenance, "cases": answers}, file, indent=1, ensure_ascii=False)
            file.write("\n")
    spark.stop()
