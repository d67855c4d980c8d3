"""Records what Spark 3.5.6 does with ORC files: python packages/spark/scripts/record_orc.py fixtures/golden/formats/orc.json

The file's own cases are done again, each in a folder of its own: queries written there one after another, then a read.
"""

import json
import shutil
import sys
import tempfile
from typing import Any

from pyspark.sql import SparkSession

SOURCE = "recorded on Apache Spark 3.5.6, local[1], UTC; errors: the class PySpark raises and the first line that says more"


def main(path: str) -> None:
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    with open(path) as file:
        cases = json.load(file)["cases"]
    for case in cases:
        folder = tempfile.mkdtemp()
        case["answer"] = answer(spark, case, f"{folder}/t")
        shutil.rmtree(folder)
    with open(path, "w") as file:
        json.dump({"source": SOURCE, "cases": cases}, file, indent=1, ensure_ascii=False)
        file.write("\n")


def answer(spark: SparkSession, case: dict[str, Any], path: str) -> Any:
    try:
        for query in case["writes"]:
            writer = spark.sql(query).write.mode("append").options(**case.get("options", {}))
            writer.partitionBy(*case.get("partitionBy", [])).orc(path)
        reader = spark.read.options(**case.get("reads", {}))
        if "schema" in case:
            reader = reader.schema(case["schema"])
        frame = reader.orc(path)
        return {"schema": frame.schema.simpleString(), "rows": sorted(map(repr, frame.collect()))}
    except Exception as error:  # noqa: BLE001 whatever it is, it is the answer
        return {"raises": type(error).__name__, "message": str(error).split("\n")[0]}


if __name__ == "__main__":
    main(sys.argv[1])
