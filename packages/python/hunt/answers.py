"""What a line of PySpark answers: read by real Spark as a process of its own, and by dryfit's Python as a job."""
import ast
import datetime
import decimal
import json
import re
import sys

from pyspark.sql import DataFrame, Row, SparkSession, Window, functions, types

JAVA_CLASS = re.compile(r": ((?:[a-z]\w*\.)+\w+(?:Exception|Error|Failure))")
ERROR_CLASS = re.compile(r"\[([A-Z][A-Z_0-9]+(?:\.[A-Z_0-9]+)?)\]")
REFUSALS = ("NotSupportedError", "Refusal")


def names_of(spark):
    """The names that a line may use."""
    return {
        "spark": spark,
        "F": functions,
        "T": types,
        "W": Window,
        "Row": Row,
        "Decimal": decimal.Decimal,
        "datetime": datetime,
        "P": "/tmp/dryfit-hunt/files",
    }


def evaluated(line, names):
    """The value of the line's last statement."""
    tree = ast.parse(line)
    last = tree.body.pop()
    if tree.body:
        exec(compile(tree, "<line>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<line>", "eval"), names)


def shown(value):
    """A value as JSON that tells all of it: kinds of numbers, the sign of zero, the order of a map."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, float):
        return {"double": repr(value)}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": bytes(value).hex()}
    if isinstance(value, dict):
        return {"map": [[shown(k), shown(v)] for k, v in value.items()]}
    if isinstance(value, (list, tuple)):
        return [shown(v) for v in value]
    return {type(value).__name__: str(value)}


def described(error):
    """An error by what a job can tell of it: the class in Python, Spark's class of errors, that of Java in a task's failure."""
    python, text = type(error).__name__, str(error)
    java = list(JAVA_CLASS.finditer(text.split("\n")[1] if text.startswith("An error occurred") else text)) if python == "Py4JJavaError" else []
    java = java[-1] if java else None
    found = ERROR_CLASS.search(text)
    return {
        "error": {
            "python": python,
            "class": found.group(1) if found else None,
            "java": java.group(1).rsplit(".", 1)[1] if java else None,
        },
        "refused": python in REFUSALS,
        "message": (text[java.start() + 2 :] if java else text).strip().split("\n")[0][:400],
    }


def answered(spark, line, conf):
    """The schema and the rows of a line's frame, its value, or its error, under settings."""
    kept = {name: spark.conf.get(name, None) for name in conf}
    try:
        for name, value in conf.items():
            spark.conf.set(name, value)
        value = evaluated(line, names_of(spark))
        if not isinstance(value, DataFrame):
            return {"value": shown(value)}
        return {"schema": value.schema.jsonValue()["fields"], "rows": [shown(row) for row in value.collect()]}
    except Exception as error:
        return described(error)
    finally:
        for name, value in kept.items():
            spark.conf.unset(name) if value is None else spark.conf.set(name, value)


def answer(line, conf):
    """What `answered` gives, as JSON text: how dryfit is asked."""
    return json.dumps(answered(SparkSession.builder.getOrCreate(), line, json.loads(conf)))


def serve():
    """Answers lines of standard input: how real Spark is asked."""
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "1").config("spark.default.parallelism", "1")
    spark = builder.config("spark.sql.session.timeZone", "UTC").config("spark.log.level", "OFF").getOrCreate()
    out, sys.stdout = sys.stdout, sys.stderr
    for text in sys.stdin:
        asked = json.loads(text)
        out.write(json.dumps(answered(spark, asked["line"], asked["conf"])) + "\n")
        out.flush()


if __name__ == "__main__":
    serve()
