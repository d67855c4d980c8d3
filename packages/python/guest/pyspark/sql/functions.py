"""The functions of `pyspark.sql.functions`: those whose arguments need care; the others are generated."""

from __future__ import annotations

import decimal
import functools
import inspect
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Tuple, Type, Union, cast, overload

from pyspark._engine import unsupported
from pyspark.context import SparkContext
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import AnalysisException
from pyspark.sql import _function_arguments as a
from pyspark.sql import _generated_functions as _generated
from pyspark.sql._column_functions import *  # noqa: F403
from pyspark.sql._column_functions import lit  # noqa: F401
from pyspark.sql._expression import Expression, call
from pyspark.sql._generated_functions import *  # noqa: F403
from pyspark.sql._mismatch import call_mismatch
from pyspark.sql.column import Column, expression_of, refused, value_of
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.types import ArrayType, DataType, StringType, StructType
from pyspark.sql.udf import UserDefinedFunction, make_udf
from pyspark.sql.udtf import make_udtf
from pyspark.sql.utils import to_str

_TEXT = str

for _name in _generated.__all__:
    # Where PySpark has it.
    vars(_generated)[_name].__module__ = __name__


def struct(*cols: Any) -> Column:
    """A struct of columns."""
    return a.invoke("struct", *a.listed(cols))


def create_map(*cols: Any) -> Column:
    """A map of keys and values in turn."""
    return a.invoke("map", *a.listed(cols))


def map_concat(*cols: Any) -> Column:
    """The entries of several maps."""
    return a.invoke("map_concat", *a.listed(cols))


def greatest(*cols: Any) -> Column:
    """The greatest of several columns."""
    return a.invoke("greatest", *_at_least_two("greatest", cols))


def least(*cols: Any) -> Column:
    """The smallest of several columns."""
    return a.invoke("least", *_at_least_two("least", cols))


def _at_least_two(name: str, cols: tuple[Any, ...]) -> list[Expression]:
    if len(cols) < 2:
        raise PySparkValueError(
            error_class="WRONG_NUM_COLUMNS", message_parameters={"func_name": name, "num_cols": "2"}
        )
    return a.columns(cols)


def _operand(value: Any) -> Expression:
    return expression_of(value) if isinstance(value, (str, Column)) else value_of(value)


def pow(col1: Any, col2: Any) -> Column:
    """The first to the power of the second."""
    return a.invoke("power", _operand(col1), _operand(col2))


def variance(col: Any) -> Column:
    """The sample variance of a group."""
    return a.invoke("var_samp", expression_of(col))


def power(col1: Any, col2: Any) -> Column:
    """The same as `pow`."""
    return pow(col1, col2)


def atan2(col1: Any, col2: Any) -> Column:
    """The angle of a point."""
    return a.invoke("atan2", _operand(col1), _operand(col2))


def hypot(col1: Any, col2: Any) -> Column:
    """The length of the hypotenuse."""
    return a.invoke("hypot", _operand(col1), _operand(col2))


def pmod(dividend: Any, divisor: Any) -> Column:
    """The positive remainder."""
    return a.invoke("pmod", _operand(dividend), _operand(divisor))


def log(arg1: Any, arg2: Any = None) -> Column:
    """The natural logarithm, or the logarithm to a base."""
    if arg2 is None:
        return a.invoke("ln", expression_of(arg1))
    if not isinstance(arg1, float):
        raise call_mismatch("log", arg1)
    return a.invoke("log", a.double(arg1), expression_of(arg2))


def mean(col: Any) -> Column:
    """The average of a group."""
    return a.invoke("avg", expression_of(col))


def regexp_replace(string: Any, pattern: Any, replacement: Any) -> Column:
    """A text with the matches of a regular expression replaced."""
    parts = [a.column_or_text(pattern), a.column_or_text(replacement)]
    return a.invoke("regexp_replace", expression_of(string), *parts)


def schema_of_csv(csv: Any, options: dict[_TEXT, Any] | None = None) -> Column:
    """The schema of a CSV text."""
    if not isinstance(csv, (str, Column)):
        raise refused("NOT_COLUMN_OR_STR", "csv", csv)
    extra = [a.options(options)] if options else []
    return a.invoke("schema_of_csv", value_of(csv), *extra)


def overlay(src: Any, replace: Any, pos: Any, len: Any = -1) -> Column:
    """A text with a part replaced."""
    for name, given in (("pos", pos), ("len", len)):
        if given is not None and not isinstance(given, (int, str, Column)):
            raise refused("NOT_COLUMN_OR_INT_OR_STR", name, given)
    parts = [expression_of(src), expression_of(replace), a.column_or_int(pos), a.column_or_int(len)]
    return a.invoke("overlay", *parts)


def assert_true(col: Any, errMsg: Any = None) -> Column:
    """Null where the condition holds; elsewhere an error."""
    if errMsg is None:
        return a.invoke("assert_true", expression_of(col))
    return a.invoke("assert_true", expression_of(col), _message(errMsg))


def raise_error(errMsg: Any) -> Column:
    """An error."""
    return a.invoke("raise_error", _message(errMsg))


def _message(message: Any) -> Expression:
    if not isinstance(message, (str, Column)):
        raise refused("NOT_COLUMN_OR_STR", "errMsg", message)
    return value_of(message)


def schema_of_json(json: Any, options: dict[str, Any] | None = None) -> Column:
    """The schema of a JSON text."""
    if not isinstance(json, (str, Column)):
        raise refused("NOT_COLUMN_OR_STR", "json", json)
    extra = [a.options(options)] if options else []
    return a.invoke("schema_of_json", value_of(json), *extra)


def _array_of(values: Any) -> Expression:
    return call("array", *map(value_of, values)) if isinstance(values, (list, tuple)) else value_of(values)


def percentile(col: Any, percentage: Any, frequency: Any = 1) -> Column:
    """The exact percentile, or several."""
    return a.invoke("percentile", expression_of(col), _array_of(percentage), value_of(frequency))


def percentile_approx(col: Any, percentage: Any, accuracy: Any = 10000) -> Column:
    """An approximate percentile, or several."""
    return a.invoke("percentile_approx", expression_of(col), _array_of(percentage), value_of(accuracy))


def approx_percentile(col: Any, percentage: Any, accuracy: Any = 10000) -> Column:
    """An approximate percentile, or several."""
    return a.invoke("approx_percentile", expression_of(col), _array_of(percentage), value_of(accuracy))


def element_at(col: Any, extraction: Any) -> Column:
    """An element of an array by position from 1, or of a map by key."""
    return a.invoke("element_at", expression_of(col), value_of(extraction))


def convert_timezone(sourceTz: Any, targetTz: Any, sourceTs: Any) -> Column:
    """A wall clock reading of one zone, without it of the session's, on the clock of another."""
    zones = [targetTz] if sourceTz is None else [sourceTz, targetTz]
    return a.invoke("convert_timezone", *(expression_of(c) for c in (*zones, sourceTs)))


def mask(col: Any, upperChar: Any = None, lowerChar: Any = None, digitChar: Any = None, otherChar: Any = None) -> Column:
    """A text with its letters and digits hidden."""
    given = [(upperChar, "X"), (lowerChar, "x"), (digitChar, "n"), (otherChar, None)]
    parts = [value_of(default) if c is None else expression_of(c) for c, default in given]
    return a.invoke("mask", expression_of(col), *parts)


def sentences(string: Any, language: Any = None, country: Any = None) -> Column:
    """A text as sentences of words."""
    parts = [value_of("") if c is None else expression_of(c) for c in (language, country)]
    return a.invoke("sentences", expression_of(string), *parts)


def str_to_map(text: Any, pairDelim: Any = None, keyValueDelim: Any = None) -> Column:
    """A text as a map."""
    parts = [value_of(d) if c is None else expression_of(c) for c, d in ((pairDelim, ","), (keyValueDelim, ":"))]
    return a.invoke("str_to_map", expression_of(text), *parts)


def make_interval(
    years: Any = None,
    months: Any = None,
    weeks: Any = None,
    days: Any = None,
    hours: Any = None,
    mins: Any = None,
    secs: Any = None,
) -> Column:
    """An interval of its parts."""
    whole = [value_of(0) if c is None else expression_of(c) for c in (years, months, weeks, days, hours, mins)]
    seconds = value_of(decimal.Decimal(0)) if secs is None else expression_of(secs)
    return a.invoke("make_interval", *whole, seconds)


def make_dt_interval(days: Any = None, hours: Any = None, mins: Any = None, secs: Any = None) -> Column:
    """A day-time interval of its parts."""
    whole = [value_of(0) if c is None else expression_of(c) for c in (days, hours, mins)]
    seconds = value_of(decimal.Decimal(0)) if secs is None else expression_of(secs)
    return a.invoke("make_dt_interval", *whole, seconds)


def make_ym_interval(years: Any = None, months: Any = None) -> Column:
    """A year-month interval of its parts."""
    parts = [value_of(0) if c is None else expression_of(c) for c in (years, months)]
    return a.invoke("make_ym_interval", *parts)


def window(
    timeColumn: Any, windowDuration: str, slideDuration: str | None = None, startTime: str | None = None
) -> Column:
    """Windows of time."""
    given = {"windowDuration": windowDuration, "slideDuration": slideDuration, "startTime": startTime}
    for name, duration in given.items():
        if (name == "windowDuration" or duration) and (not duration or type(duration) is not str):
            raise refused("NOT_STR", name, duration)
    parts = [windowDuration]
    if slideDuration or startTime:
        parts.append(slideDuration or windowDuration)
    if startTime:
        parts.append(startTime)
    return a.invoke("window", expression_of(timeColumn), *map(value_of, parts))


def session_window(timeColumn: Any, gapDuration: Any) -> Column:
    """Windows of time that end with a gap."""
    if not isinstance(gapDuration, (str, Column)):
        raise refused("NOT_COLUMN_OR_STR", "gapDuration", gapDuration)
    return a.invoke("session_window", expression_of(timeColumn), value_of(gapDuration))


def nullif(col1: Any, col2: Any) -> Column:
    """Null where two columns are equal, else the first."""
    left = expression_of(col1)
    if _has_bare_name(left):
        # Spark asks the first argument for its type before names are resolved: a defect of 3.5 that a job meets.
        raise AnalysisException("Invalid call to dataType on unresolved object", "")
    return a.invoke("nullif", left, expression_of(col2))


def _has_bare_name(expression: Any) -> bool:
    if isinstance(expression, dict):
        if expression.get("kind") in ("UnresolvedAttribute", "ExpressionString", "UnresolvedStar"):
            return "planId" not in expression
        return any(map(_has_bare_name, expression.values()))
    return isinstance(expression, (list, tuple)) and any(map(_has_bare_name, expression))


def unix_timestamp(timestamp: Any = None, format: str = "yyyy-MM-dd HH:mm:ss") -> Column:
    """Seconds since 1970: of now, or of a text by a pattern."""
    if timestamp is None:
        return a.invoke("unix_timestamp")
    return a.invoke("unix_timestamp", expression_of(timestamp), a.text(format))


def call_function(funcName: str, *cols: Any) -> Column:
    """A call of a function by its SQL name."""
    call = {"kind": "UnresolvedFunction", "functionName": funcName, "arguments": a.columns(cols)}
    return Column({**call, "isUserDefinedFunction": True})


def call_udf(udfName: str, *cols: Any) -> Column:
    """A call of a registered function."""
    return call_function(udfName, *cols)


def udf(f: Any = None, returnType: Any = None, *, useArrow: bool | None = None) -> Any:
    """A Python function for columns; also a decorator, with or without a type."""
    if f is None or isinstance(f, (str, DataType)):
        kind = f or returnType or StringType()
        return functools.partial(_make_udf, returnType=kind)
    return _make_udf(f, returnType or StringType())


def _make_udf(f: Callable[..., Any], returnType: Any) -> Any:
    return make_udf(f, returnType)


def _refuse_pandas(*args: Any, **kwargs: Any) -> Any:
    raise unsupported(
        "PANDAS_FUNCTION",
        "make a pandas function",
        "the embedded Python has no pandas",
        "Use functions.udf, or stub the function that needs it.",
    )


def pandas_udf(f: Any = None, returnType: Any = None, functionType: Any = None) -> Any:
    """A pandas function: refused when it is called."""
    if f is None or isinstance(f, (str, DataType)):
        return lambda function: _refuse_pandas
    return _refuse_pandas


def udtf(cls: Any = None, *, returnType: Any, useArrow: bool | None = None) -> Any:
    """A Python class as a function that makes rows."""
    return (lambda made: make_udtf(made, returnType)) if cls is None else make_udtf(cls, returnType)


def _partition_transform(name: str) -> Callable[..., Any]:
    def transform(*args: Any) -> Any:
        raise unsupported(
            "PARTITION_TRANSFORM",
            f"partition by {name}",
            "dryfit has no Iceberg, Delta or Hudi tables",
            "Stub the function that writes.",
        )

    transform.__name__ = transform.__qualname__ = name
    transform.__doc__ = "A partition transform of df.writeTo: refused."
    return transform


years = _partition_transform("years")
months = _partition_transform("months")
days = _partition_transform("days")
hours = _partition_transform("hours")
bucket = _partition_transform("bucket")


class PandasUDFType:
    """Kinds of pandas functions."""

    SCALAR = 200
    SCALAR_ITER = 204
    GROUPED_MAP = 201
    GROUPED_AGG = 202


# `import *` in a job gives what PySpark's module gives: the functions, and what it imports itself.
_OWN = [name for name, value in globals().items() if name[0] != "_" and getattr(value, "__module__", None) == __name__]
_OWN += ["years", "months", "days", "hours", "bucket", "toDegrees", "toRadians", "bitwiseNOT"]
__all__ = [
    *dict.fromkeys([*_generated.__all__, *_OWN]),
    "Any",
    "ArrayType",
    "Callable",
    "Column",
    "DataFrame",
    "DataType",
    "Dict",
    "Iterable",
    "List",
    "Optional",
    "PySparkTypeError",
    "PySparkValueError",
    "SparkContext",
    "StringType",
    "StructType",
    "TYPE_CHECKING",
    "Tuple",
    "Type",
    "Union",
    "UserDefinedFunction",
    "cast",
    "decimal",
    "functools",
    "inspect",
    "overload",
    "sys",
    "to_str",
    "warnings",
]
