"""`GroupedData`: a grouped frame that waits for its aggregates."""

from __future__ import annotations

from typing import Any

from pyspark._engine import ask, unsupported
from pyspark.errors.exceptions.captured import UnsupportedOperationException
from pyspark.sql._expression import Expression, call, literal, named, text, typed
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._handles import held
from pyspark.sql._java_class import no_method
from pyspark.sql._java_order import map_order
from pyspark.sql._mismatch import texts
from pyspark.sql.column import Column, expression_of

__all__ = ["GroupedData"]


def _first_two(items: list[str], one: str, several: str) -> str:
    """The first two, and how many more there are."""
    more = len(items) - 2
    return ", ".join(items[:2]) + (f" ... {more} more {one if more == 1 else several}" if more > 0 else "")


def _is_bound(expression: Any) -> bool:
    """Whether every column in an expression was taken from a frame."""
    if isinstance(expression, dict):
        if expression.get("kind") == "UnresolvedAttribute":
            return "planId" in expression
        return all(map(_is_bound, expression.values()))
    return all(map(_is_bound, expression)) if isinstance(expression, (list, tuple)) else True


class GroupedData:
    """What `df.groupBy(...)` gives."""

    def __init__(self, jgd: dict[str, Any], df: FrameBase) -> None:
        self._grouping = jgd
        self._df = df
        self.session = df.sparkSession

    def __repr__(self) -> str:
        keys = [self._shown(e) for e in self._grouping["grouping"]]
        kinds = {"groupby": "GroupBy", "rollup": "Rollup", "cube": "Cube", "pivot": "Pivot"}
        columns = [f"{f.name}: {f.dataType.simpleString()}" for f in self._df.schema.fields]
        return (
            f"GroupedData[grouping expressions: [{_first_two(keys, 'field(s)', 'field(s)')}], "
            f"value: [{_first_two(columns, 'field', 'fields')}], type: {kinds[self._grouping['groupType']]}]"
        )

    def _shown(self, key: Expression) -> str:
        """A key as Spark shows it: with its type where it was taken from a frame."""
        if key["kind"] not in ("UnresolvedAttribute", "Alias"):
            return text(key)
        name = key["name"][0] if key["kind"] == "Alias" else key["unparsedIdentifier"]
        if not _is_bound(key):
            return name
        found = self._df._derive("Project", expressions=[key]).schema.fields[0]
        return f"{found.name}: {found.dataType.simpleString()}"

    def agg(self, *exprs: Any) -> FrameBase:
        """The groups with their aggregates: Columns, or a dict of column name to function name."""
        assert exprs, "exprs should not be empty"
        if len(exprs) == 1 and isinstance(exprs[0], dict):
            given = exprs[0]
            texts(given.values(), "String.toLowerCase(java.util.Locale)", "expr$1")
            return self._aggregate([self._by_name(name, given[name]) for name in map_order(given)])
        assert all(isinstance(c, Column) for c in exprs), "all exprs should be Column"
        return self._aggregate([c._expr for c in exprs])

    def count(self) -> FrameBase:
        """The number of rows of each group."""
        counted = call("count", typed("integer", 1))
        return self._aggregate([{"kind": "Alias", "expr": counted, "name": ["count"]}])

    def mean(self, *cols: str) -> FrameBase:
        """The average of numeric columns."""
        return self._numeric("avg", cols)

    def avg(self, *cols: str) -> FrameBase:
        """The average of numeric columns."""
        return self._numeric("avg", cols)

    def max(self, *cols: str) -> FrameBase:
        """The greatest values of numeric columns."""
        return self._numeric("max", cols)

    def min(self, *cols: str) -> FrameBase:
        """The smallest values of numeric columns."""
        return self._numeric("min", cols)

    def sum(self, *cols: str) -> FrameBase:
        """The sums of numeric columns."""
        return self._numeric("sum", cols)

    def pivot(self, pivot_col: str, values: list[Any] | None = None) -> GroupedData:
        """The groups with a column for each value of another column."""
        given: tuple[Any, ...] = (pivot_col,) if values is None else (pivot_col, values)
        if not isinstance(pivot_col, str) or not isinstance(values, (list, tuple, type(None))):
            raise no_method("pivot", given)
        pivot: dict[str, Any] = {"col": expression_of(pivot_col)}
        if values is not None:
            pivot["values"] = [v._expr if isinstance(v, Column) else literal(v) for v in values]
        self._check_pivot()
        return GroupedData({**self._grouping, "groupType": "pivot", "pivot": pivot}, self._df)

    def _check_pivot(self) -> None:
        kind = self._grouping["groupType"]
        if kind == "pivot":
            raise UnsupportedOperationException(
                "[REPEATED_CLAUSE] The PIVOT clause may be used at most once per SUBQUERY operation.",
                "",
                errorClass="REPEATED_CLAUSE",
                sqlState="42614",
                messageParameters={"clause": "PIVOT", "operation": "SUBQUERY"},
            )
        if kind != "groupby":
            raise UnsupportedOperationException(
                "[UNSUPPORTED_FEATURE.PIVOT_AFTER_GROUP_BY] The feature is not supported: PIVOT clause following a "
                "GROUP BY clause. Consider pushing the GROUP BY into a subquery.",
                "",
                errorClass="UNSUPPORTED_FEATURE.PIVOT_AFTER_GROUP_BY",
                sqlState="0A000",
            )

    def _numeric(self, function: str, cols: tuple[Any, ...]) -> FrameBase:
        request = {"frame": self._df._handle, **self._grouping, "function": function, "columns": list(cols)}
        return self._df._of(ask("spark.aggregate_numeric", request))

    def _aggregate(self, expressions: list[Expression]) -> FrameBase:
        grouping = self._grouping
        relation: dict[str, Any] = {
            "kind": "Aggregate",
            "input": {"frame": self._df._handle},
            "groupType": grouping["groupType"],
            "groupingExpressions": grouping["grouping"],
            "aggregateExpressions": expressions,
        }
        if "pivot" in grouping:
            relation["pivot"] = grouping["pivot"]
        return self._df._with(relation)

    def _by_name(self, column: str, function: str) -> Expression:
        if column == "*" and function.lower() in ("count", "size"):
            return call("count", typed("integer", 1))
        renamed = {"average": "avg", "mean": "avg", "std": "stddev", "size": "count"}
        return call(renamed.get(function.lower(), function), {**named(column), "planId": held(self._df)})

    def _no_pandas(self, *args: Any, **kwargs: Any) -> Any:
        raise unsupported(
            "PANDAS_FUNCTION",
            "apply a pandas function to groups",
            "the embedded Python has no pandas",
            "Write it with aggregates, or stub the function that needs it.",
        )

    apply = _no_pandas
    applyInPandas = _no_pandas
    applyInPandasWithState = _no_pandas
    cogroup = _no_pandas
