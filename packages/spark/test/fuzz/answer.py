"""Answers SQL scripts with real Spark 3.5.6: lines of {"conf", "views", "queries"} in, lines of lists of answers out.

An answer is {"schema", "rows"} or {"error": {"class"}}; the form of a cell is that of the golden cases.
"""

import datetime
import decimal
import json
import math
import re
import sys

from pyspark.sql import SparkSession
from pyspark.sql import types as T


def cell(value, data_type):
    if value is None:
        return None
    if isinstance(data_type, (T.FloatType, T.DoubleType)):
        if math.isnan(value) or math.isinf(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        return "-0.0" if value == 0 and math.copysign(1, value) < 0 else value
    if isinstance(data_type, T.DecimalType):
        with decimal.localcontext() as context:
            context.prec = 80
            return format(value.quantize(decimal.Decimal(1).scaleb(-data_type.scale)), "f")
    if isinstance(data_type, T.TimestampType):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)
    if isinstance(data_type, T.TimestampNTZType):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%f").zfill(26)
    if isinstance(data_type, T.DayTimeIntervalType):
        return {"us": (value.days * 86400 + value.seconds) * 1_000_000 + value.microseconds}
    if isinstance(data_type, T.DateType):
        return value.isoformat()
    if isinstance(data_type, T.BinaryType):
        return bytes(value).hex().upper()
    if isinstance(data_type, T.ArrayType):
        return [cell(v, data_type.elementType) for v in value]
    if isinstance(data_type, T.StructType):
        return [cell(v, f.dataType) for v, f in zip(value, data_type.fields)]
    if isinstance(data_type, T.MapType):
        pairs = [[cell(k, data_type.keyType), cell(v, data_type.valueType)] for k, v in value.items()]
        return sorted(pairs, key=lambda p: json.dumps(p[0], sort_keys=True))
    return value


def error_of(thrown):
    found = {"python": type(thrown).__name__, "class": None, "message": str(thrown)[:2000]}
    cause = getattr(thrown, "_origin", None) or getattr(thrown, "java_exception", None)
    if hasattr(thrown, "getErrorClass"):
        found["class"] = thrown.getErrorClass()
    while found["class"] is None and cause is not None:
        try:
            found["class"] = cause.getErrorClass()
        except Exception:
            pass
        try:
            cause = cause.getCause()
        except Exception:
            break
    if found["class"] is None:
        named = re.search(r"\[([A-Z][A-Z0-9_.]+)\]", str(thrown))
        found["class"] = named.group(1) if named else None
    return found


def answer(spark, text):
    try:
        frame = spark.sql(text)
        schema = frame.schema
        return {"schema": schema.jsonValue(), "rows": [cell(row, schema) for row in frame.collect()]}
    except Exception as thrown:
        return {"error": error_of(thrown)}


def main():
    builder = SparkSession.builder.master("local[1]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "OFF",
        "spark.sql.adaptive.enabled": "false",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    for line in sys.stdin:
        script = json.loads(line)
        session = spark.newSession()
        for name, value in script.get("conf", {}).items():
            session.conf.set(name, value)
        for view in script["views"]:
            session.sql(view)
        print(json.dumps([answer(session, text) for text in script["queries"]]), flush=True)


main()
