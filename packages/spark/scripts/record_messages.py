"""Records what Spark 3.5.6's parser says of texts: python packages/spark/scripts/record_messages.py fixtures/golden/parser/messages.json

The file's own texts are asked again; add a case with "message": null and run it.
"""

import json
import sys

from pyspark.sql import SparkSession

SOURCE = "recorded on Apache Spark 3.5.6: sessionState.sqlParser, the message of the exception or null"


def main(path):
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    parser = spark._jsparkSession.sessionState().sqlParser()
    readers = {
        "expression": parser.parseExpression,
        "type": parser.parseDataType,
        "columns": parser.parseTableSchema,
    }
    with open(path) as file:
        cases = json.load(file)["cases"]
    for case in cases:
        case["message"] = None
        try:
            readers[case["read"]](case["text"]).toString()
        except Exception as error:
            case["message"] = str(error)
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    with open(path, "w") as file:
        file.write(f'{{\n  "source": "{SOURCE}",\n  "cases": [\n{lines}\n  ]\n}}\n')


main(sys.argv[1])
