"""A job that harms the Python that it runs in, for the tests that come after it."""
import json

import pyspark.sql.functions as F
from pyspark.sql import DataFrame


def poison():
    __builtins__["len"] = lambda _: 0
    json.encoder.JSONEncoder.encode = None
    DataFrame.count = lambda self: 42


def exhaust():
    class Endless:
        def __lt__(self, other):
            return sorted([Endless(), Endless()])

    sorted([Endless(), Endless()])


def counted(frame):
    return [frame.count(), len([1, 2, 3]), json.dumps({"a": 1})]


def doubled(frame):
    return frame.withColumn("b", F.udf(lambda a: a * 2, "int")("a"))


def thing():
    return object()


def show(value):
    return str(value)
