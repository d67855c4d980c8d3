"""What a small program of PySpark answers, as one text: what it printed, the repr of its last line, its exception."""

import ast
import contextlib
import io
import re
import warnings

PRELUDE = """
import datetime, decimal
from decimal import Decimal
import pyspark
from pyspark.sql import *
from pyspark.sql import functions as F, types as T
from pyspark.sql.types import *
from pyspark.sql.functions import col, expr, lit, udf
"""

# What differs from process to process: addresses, the numbers of columns, of tasks and of objects of Java.
_VARYING = (
    (r"0x[0-9a-f]+", "0xX"),
    (r"#\d+L?", "#N"),
    (r"(?:Task|task) \d+(?:\.\d+)? in stage [\d.]+", "task"),
    (r"\(TID \d+\) \([^)]*\)", "(TID)"),
    (r"calling (?:o\d+|z:[\w.]+)\.", "calling "),
    (r"file:/\S*?spark-warehouse", "warehouse"),
)


def answer(code, spark):
    """The answer of a program that has `spark`, `sc` and a small frame `df`."""
    names = {"spark": spark, "sc": spark.sparkContext}
    exec(PRELUDE, names)
    rows = [(1, "a", 2.5), (2, "b", None), (3, None, 1.0)]
    names["df"] = spark.createDataFrame(rows, "id int, name string, x double")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _run(code, names)
        except BaseException as error:
            print(_shown(error))
    for view in spark.catalog.listTables():
        if view.isTemporary:
            spark.catalog.dropTempView(view.name)
    text = printed.getvalue()
    for pattern, instead in _VARYING:
        text = re.sub(pattern, instead, text)
    return text


def _run(code, names):
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<program>", "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "<program>", "eval"), names)
        if value is not None:
            print(repr(value))


def _shown(error):
    """Class, error class and words of an exception, without the plans and the frames of Java that Spark adds."""
    kind = type(error)
    asked = getattr(error, "getErrorClass", None)
    words = str(error).split(";\n")[0]
    if kind.__name__ == "Py4JError":
        words = next((line for line in words.split("\n") if "does not exist" in line), words.split("\n")[0])
    elif kind.__name__ == "Py4JJavaError":
        words = error.java_exception.toString().split("\n")[0]
    return f"{kind.__module__}.{kind.__name__} {asked() if asked else None} | {words}"
