"""Functions that name, order or count columns, and the older names of others; `pyspark.sql.functions` offers them."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from pyspark._engine import ask
from pyspark.errors.exceptions.base import PySparkValueError
from pyspark.sql import _function_arguments as a
from pyspark.sql import _generated_functions as _generated
from pyspark.sql._expression import Expression, call, named, sql_text
from pyspark.sql._mismatch import call_mismatch
from pyspark.sql.column import Column, expression_of, refused, value_of

_TEXT = str
#: SQL texts that the engine has parsed.
_checked: set[str] = set()


def lit(col: Any) -> Column:
    """A literal; a list is an array of literals."""
    if isinstance(col, Column):
        return col
    if isinstance(col, list):
        if any(isinstance(c, Column) for c in col):
            raise PySparkValueError(error_class="COLUMN_IN_LIST", message_parameters={"func_name": "lit"})
        return array(*[lit(c) for c in col])
    return Column(value_of(col))


def array(*cols: Any) -> Column:
    """An array of columns."""
    return a.invoke("array", *a.listed(cols))


def col(col: str) -> Column:
    """The column of a name."""
    if not isinstance(col, str):
        raise call_mismatch("col", col)
    return Column(named(col))


def column(col: str) -> Column:
    """The same as `col`."""
    if not isinstance(col, str):
        raise call_mismatch("col", col)
    return Column(named(col))


def expr(str: str) -> Column:
    """A SQL expression."""
    if not isinstance(str, _TEXT):
        raise call_mismatch("expr", str)
    if str not in _checked:
        # Spark parses the text now: a bad one is an error of this line.
        ask("spark.check_expression", str)
        _checked.add(str)
    return Column(sql_text(str))


def when(condition: Column, value: Any) -> Column:
    """The value where the condition holds; goes on with `.when` and `.otherwise`."""
    if not isinstance(condition, Column):
        raise refused("NOT_COLUMN", "condition", condition)
    return a.invoke("when", condition._expr, value_of(value))


def broadcast(df: Any) -> Any:
    """The frame with a hint that it is small."""
    if not hasattr(df, "hint"):
        raise AttributeError(f"'{type(df).__name__}' object has no attribute '_jdf'")
    return df.hint("broadcast")


def asc(col: Any) -> Column:
    """Ascending order."""
    return _column(col).asc()


def desc(col: Any) -> Column:
    """Descending order."""
    return _column(col).desc()


def asc_nulls_first(col: Any) -> Column:
    """Ascending order, nulls first."""
    return _column(col).asc_nulls_first()


def asc_nulls_last(col: Any) -> Column:
    """Ascending order, nulls last."""
    return _column(col).asc_nulls_last()


def desc_nulls_first(col: Any) -> Column:
    """Descending order, nulls first."""
    return _column(col).desc_nulls_first()


def desc_nulls_last(col: Any) -> Column:
    """Descending order, nulls last."""
    return _column(col).desc_nulls_last()


def _column(col: Any) -> Column:
    if isinstance(col, Column):
        return col
    if not isinstance(col, str):
        raise call_mismatch("asc or desc", col)
    return Column(expression_of(col))


def _distinct(function: str, *arguments: Expression) -> Column:
    return Column({**call(function, *arguments), "isDistinct": True})


def count_distinct(col: Any, *cols: Any) -> Column:
    """The number of distinct combinations of values."""
    return _distinct("count", *a.columns((col, *cols)))


def countDistinct(col: Any, *cols: Any) -> Column:
    """The same as `count_distinct`."""
    return count_distinct(col, *cols)


def sum_distinct(col: Any) -> Column:
    """The sum of distinct values."""
    return _distinct("sum", expression_of(col))


def sumDistinct(col: Any) -> Column:
    """The same as `sum_distinct`."""
    warnings.warn("Deprecated in 3.2, use sum_distinct instead.", FutureWarning, stacklevel=2)
    return sum_distinct(col)


def map_contains_key(col: Any, value: Any) -> Column:
    """Tells whether a map has a key, as what PySpark builds."""
    return a.invoke("array_contains", a.invoke("map_keys", a.column(col))._expr, a.plain(value))


def _renamed(old: str, new: str, since: str = "3.2") -> Callable[[Any], Column]:
    def function(col: Any) -> Column:
        warnings.warn(f"Deprecated in {since}, use {new} instead.", FutureWarning, stacklevel=2)
        return getattr(_generated, new)(col)

    function.__name__ = function.__qualname__ = old
    function.__doc__ = f"The same as `{new}`."
    return function


toDegrees = _renamed("toDegrees", "degrees", "2.1")
toRadians = _renamed("toRadians", "radians", "2.1")
bitwiseNOT = _renamed("bitwiseNOT", "bitwise_not")


def shiftLeft(col: Any, numBits: int) -> Column:
    """The same as `shiftleft`."""
    warnings.warn("Deprecated in 3.2, use shiftleft instead.", FutureWarning, stacklevel=2)
    return _generated.shiftleft(col, numBits)


def shiftRight(col: Any, numBits: int) -> Column:
    """The same as `shiftright`."""
    warnings.warn("Deprecated in 3.2, use shiftright instead.", FutureWarning, stacklevel=2)
    return _generated.shiftright(col, numBits)


def shiftRightUnsigned(col: Any, numBits: int) -> Column:
    """The same as `shiftrightunsigned`."""
    warnings.warn("Deprecated in 3.2, use shiftrightunsigned instead.", FutureWarning, stacklevel=2)
    return _generated.shiftrightunsigned(col, numBits)


def approxCountDistinct(col: Any, rsd: float | None = None) -> Column:
    """The same as `approx_count_distinct`."""
    warnings.warn("Deprecated in 2.1, use approx_count_distinct instead.", FutureWarning, stacklevel=2)
    return _generated.approx_count_distinct(col, rsd)  # pyright: ignore[reportAttributeAccessIssue]


def negate(col: Any) -> Column:
    """The value with the other sign."""
    return a.invoke("negative", expression_of(col))

__all__ = [
    "approxCountDistinct",
    "array",
    "asc",
    "asc_nulls_first",
    "asc_nulls_last",
    "bitwiseNOT",
    "broadcast",
    "col",
    "column",
    "countDistinct",
    "count_distinct",
    "desc",
    "desc_nulls_first",
    "desc_nulls_last",
    "expr",
    "lit",
    "map_contains_key",
    "negate",
    "shiftLeft",
    "shiftRight",
    "shiftRightUnsigned",
    "sumDistinct",
    "sum_distinct",
    "toDegrees",
    "toRadians",
    "when",
]

for _name in __all__:
    globals()[_name].__module__ = "pyspark.sql.functions"
