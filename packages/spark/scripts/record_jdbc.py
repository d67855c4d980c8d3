"""Records what Spark 3.5.6 does with reads and writes through JDBC:
python packages/spark/scripts/record_jdbc.py fixtures/golden/connectors/jdbc.json

The file's own steps are done again, case by case, each in a database of its own (Derby, which ships with Spark). A step writes a
query's rows, or reads; the url is filled in where an option says `<url>`.
"""

import json
import sys
from typing import Any

from pyspark.sql import SparkSession

SOURCE = "recorded on Apache Spark 3.5.6 with Derby, local[1]; errors: the class PySpark raises, its error class and message"


def main(path: str) -> None:
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    with open(path) as file:
        cases = json.load(file)["cases"]
    for number, case in enumerate(cases):
        url = f"jdbc:derby:memory:case{number};create=true"
        case["answers"] = [answer(spark, step, url) for step in case["steps"]]
    with open(path, "w") as file:
        json.dump({"source": SOURCE, "cases": cases}, file, indent=1, ensure_ascii=False)
        file.write("\n")


def answer(spark: SparkSession, step: dict[str, Any], url: str) -> Any:
    options = {name: value.replace("<url>", url) for name, value in step.get("options", {}).items()}
    try:
        if "write" in step:
            writer = spark.sql(step["write"]).write.format("jdbc").options(**options)
            if "mode" in step:
                writer = writer.mode(step["mode"])
            writer.save()
            return "written"
        reader = spark.read.format("jdbc").options(**options)
        if "schema" in step:
            reader = reader.schema(step["schema"])
        frame = reader.load()
        rows = sorted([list(row) for row in frame.collect()], key=repr)
        return {"columns": [f"{f.name} {f.dataType.simpleString()}" for f in frame.schema], "rows": rows}
    except Exception as error:  # noqa: BLE001 whatever it is, it is the answer
        told = getattr(error, "getErrorClass", None)
        # A constraint that is printed where the class has no table of messages has the stack after its first lines.
        return {"raises": type(error).__name__, "errorClass": told() if told else None, "message": str(error).split("\n\tat ")[0]}


if __name__ == "__main__":
    main(sys.argv[1])
