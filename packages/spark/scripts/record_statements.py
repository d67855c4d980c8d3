"""Records what scripts of SQL statements answer on real Spark 3.5.6: `python record_statements.py FILE.jsonl...`, in place.

A line is a script: `{"script", "hive"?, "steps": [{"sql", "args"?, "status"?, "expect"}]}`. Each runs in a fresh session whose catalog
holds the empty database default; `s3://lake` and `s3://warehouse` are folders of this machine. Times, owners and the machine's
folders are put out of the answers.
"""

import datetime
import decimal
import json
import os
import re
import shutil
import sys
import tempfile

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

ROOT = tempfile.mkdtemp()
PLACES = {"s3://lake": f"file:{ROOT}/lake", "s3://warehouse": f"file:{ROOT}/wh"}


def session(hive):
    """A session over a catalog in memory, or over Hive's."""
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "1")
    builder = builder.config("spark.sql.warehouse.dir", f"{ROOT}/wh")
    if hive:
        builder = builder.config("spark.hadoop.javax.jdo.option.ConnectionURL", "jdbc:derby:memory:ms;create=true")
        builder = builder.enableHiveSupport()
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def clean(spark):
    """Leaves the empty database default."""
    spark.catalog.clearCache()
    for database in spark.catalog.listDatabases():
        if database.name != "default":
            spark.sql(f"DROP DATABASE `{database.name}` CASCADE")
    for table in spark.catalog.listTables("default"):
        if not table.isTemporary:
            spark.sql(f"DROP {'VIEW' if table.tableType == 'VIEW' else 'TABLE'} default.`{table.name}`")
    for view in spark.catalog.listTables("global_temp"):
        spark.catalog.dropGlobalTempView(view.name)
    for folder in ("lake", "wh"):
        shutil.rmtree(os.path.join(ROOT, folder), ignore_errors=True)
        os.makedirs(os.path.join(ROOT, folder))


def there(text):
    """A statement with this machine's folders."""
    for place, folder in PLACES.items():
        text = text.replace(place, folder)
    return text


def plain(text):
    """An answer without them, and without times and owners."""
    for place, folder in PLACES.items():
        text = text.replace(f"file://{folder[5:]}", place).replace(folder, place).replace(folder[5:], place)
    text = re.sub(r"(Created Time|Owner|Last Access): [^\n]*", lambda m: f"{m[1]}: <{m[1]}>", text)
    return re.sub(r"(transient_lastDdlTime'? ?= ?'?)\d+", r"\1<time>", text)


def cell(value):
    """A value as the recorded answers write it."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, float) and value != value:
        return "NaN"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return {"us": value // datetime.timedelta(microseconds=1)}
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex().upper()
    if isinstance(value, dict):
        return sorted(([cell(k), cell(v)] for k, v in value.items()), key=lambda pair: json.dumps(pair[0]))
    if isinstance(value, (list, tuple)):
        return [cell(v) for v in value]
    return value


HIDDEN = {"Created Time", "Owner", "Last Access", "Created By", "transient_lastDdlTime"}


def row(values):
    """A row; of what names a time or an owner, its name."""
    cells = [cell(v) for v in values]
    return [cells[0], f"<{cells[0]}>", *cells[2:]] if len(cells) > 1 and isinstance(cells[0], str) and cells[0] in HIDDEN else cells


def answer(spark, step):
    """What a step answers or raises."""
    try:
        frame = spark.sql(there(step["sql"]), **({"args": step["args"]} if "args" in step else {}))
        rows = [row(r) for r in frame.collect()]
        return {"schema": frame.schema.jsonValue(), "rows": rows} if frame.schema.fields else {}
    except PySparkException as error:
        kind = type(error).__name__
        return raised(kind, error.getErrorClass(), error.getSqlState(), error.desc or "")
    except Py4JJavaError as error:
        java = error.java_exception
        known = "SparkThrowable" in "".join(i.getName() for i in java.getClass().getInterfaces())
        return raised("Py4JJavaError", java.getErrorClass() if known else None, None, java.getMessage() or "")


def raised(kind, name, state, text):
    """An error, without its place in the text and the plan."""
    message = re.split(r"\n*== SQL|;? line \d+ pos \d+|;\n|\n*JVM stacktrace|\nat org\.", text)[0]
    return {"error": {"python": kind, "class": name, "state": state, "message": plain(message)}}


def record(path):
    """Writes the answers of a file of scripts into it."""
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    scripts = [line for line in lines if "script" in line]
    version = ""
    for script in scripts:
        spark = session(script.get("hive", False))
        version = spark.version
        clean(spark)
        fresh = spark.newSession()
        script["steps"] = [{**step, "expect": answer(fresh, step)} for step in script["steps"]]
        print(path, script["script"], len(script["steps"]), flush=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps({"provenance": f"recorded on Apache Spark {version}"}) + "\n")
        for script in scripts:
            file.write(json.dumps(script, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        record(name)
    shutil.rmtree(ROOT, ignore_errors=True)
