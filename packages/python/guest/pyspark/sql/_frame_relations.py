"""The methods of a DataFrame that describe another frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any, Self

from pyspark.errors.exceptions.base import PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._expression import Expression, literal, sort_order, sql_text
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._frame_pairs import FramePairs, check_names
from pyspark.sql._handles import held
from pyspark.sql._java_order import map_order
from pyspark.sql._mismatch import call_mismatch, passed, texts
from pyspark.sql.column import Column, disallowed, expression_of, refused
from pyspark.sql.group import GroupedData
from pyspark.sql.types import StructType


def flat(columns: tuple[Any, ...]) -> Any:
    """The columns, given one by one or as one list."""
    return columns[0] if len(columns) == 1 and isinstance(columns[0], list) else columns


def expressions_of(columns: tuple[Any, ...]) -> list[Expression]:
    """The expressions of columns, given one by one or as one list."""
    return [expression_of(c) for c in flat(columns)]


class FrameRelations(FramePairs):
    """Select, filter, join, group, sort, set operations: each gives a new frame."""

    # ---- columns

    def select(self, *cols: Any) -> Self:
        """The frame of these columns."""
        return self._derive("Project", expressions=expressions_of(cols))

    def selectExpr(self, *expr: Any) -> Self:
        """The frame of these SQL expressions."""
        return self._derive("Project", expressions=[sql_text(e) for e in texts(flat(expr), "String.length()")])

    def withColumn(self, colName: str, col: Column) -> Self:
        """The frame with a column added or replaced."""
        if not isinstance(col, Column):
            raise refused("NOT_COLUMN", "col", col)
        check_names("withColumn", [colName])
        return self._derive("WithColumns", aliases=[_alias(colName, col._expr)])

    def withColumns(self, *colsMap: dict[str, Column]) -> Self:
        """The frame with columns added or replaced, all from the columns it has now."""
        assert len(colsMap) == 1
        columns = colsMap[0]
        if not isinstance(columns, dict):
            raise refused("NOT_DICT", "colsMap", columns)
        return self._derive("WithColumns", aliases=[_alias(n, expression_of(c)) for n, c in columns.items()])

    def withColumnRenamed(self, existing: str, new: str) -> Self:
        """The frame with a column renamed; as it is where there is no such column."""
        check_names("withColumnRenamed", [existing, new])
        return self._derive("WithColumnsRenamed", renameColumnsMap=[[existing, new]], allowDuplicates=True)

    def withColumnsRenamed(self, colsMap: dict[str, str]) -> Self:
        """The frame with columns renamed."""
        if not isinstance(colsMap, dict):
            raise refused("NOT_DICT", "colsMap", colsMap)
        # One after the other, in the order of a Java map: a name given by one rename may be taken by the next.
        pairs = [[k, colsMap[k]] for k in map_order(texts(colsMap, "Object.hashCode()"))]
        texts(colsMap.values(), "String.toLowerCase()", "x$2")
        return self._derive("WithColumnsRenamed", renameColumnsMap=pairs)

    def withMetadata(self, columnName: str, metadata: dict[str, Any]) -> Self:
        """The frame with the metadata of a column replaced."""
        if not isinstance(metadata, dict):
            raise refused("NOT_DICT", "metadata", metadata)
        alias = {**_alias(columnName, expression_of(columnName)), "metadata": metadata}
        return self._derive("WithColumns", aliases=[alias])

    def drop(self, *cols: Any) -> Self:
        """The frame without columns."""
        names: list[str] = []
        columns: list[Expression] = []
        for c in cols:
            if isinstance(c, str):
                names.append(c)
            elif isinstance(c, Column):
                columns.append(c._expr)
            else:
                raise refused("NOT_COLUMN_OR_STR", "col", c)
        return self._derive("Drop", columns=columns, columnNames=names)

    def toDF(self, *cols: str) -> Self:
        """The frame with all columns renamed."""
        for name in cols:
            if not isinstance(name, str):
                raise refused("NOT_LIST_OF_STR", "cols", name)
        return self._derive("ToDF", columnNames=list(cols))

    def to(self, schema: StructType) -> Self:
        """The frame fitted to a schema: columns by name, types widened."""
        assert schema is not None
        if not isinstance(schema, StructType):
            return schema.json()
        return self._derive("ToSchema", schema=schema.jsonValue())

    def colRegex(self, colName: str) -> Column:
        """The columns whose names match."""
        if not isinstance(colName, str):
            raise refused("NOT_STR", "colName", colName)
        return Column({"kind": "UnresolvedRegex", "colName": colName, "planId": held(self)})

    def alias(self, alias: str) -> Self:
        """The frame under a name, by which its columns can be told."""
        assert isinstance(alias, str), "alias should be a string"
        return self._derive("SubqueryAlias", alias=alias)

    # ---- rows

    def filter(self, condition: Any) -> Self:
        """The rows for which a condition holds."""
        if isinstance(condition, str):
            return self._derive("Filter", condition=sql_text(condition))
        if isinstance(condition, Column):
            return self._derive("Filter", condition=condition._expr)
        raise refused("NOT_COLUMN_OR_STR", "condition", condition)

    def where(self, condition: Any) -> Self:
        """The same as `filter`."""
        return self.filter(condition)

    def limit(self, num: int) -> Self:
        """The first rows."""
        return self._derive("Limit", limit=_count(num, "limit"))

    def offset(self, num: int) -> Self:
        """The rows after the first ones."""
        return self._derive("Offset", offset=_count(num, "offset"))

    def distinct(self) -> Self:
        """Each row once."""
        return self._derive("Deduplicate")

    def dropDuplicates(self, subset: list[str] | None = None) -> Self:
        """One row for each combination of values in some columns."""
        if subset is None:
            return self._derive("Deduplicate")
        if not isinstance(subset, Iterable) or isinstance(subset, str):
            raise refused("NOT_LIST_OR_TUPLE", "subset", subset)
        if isinstance(subset, (Set, Mapping, bytes, bytearray)):
            raise call_mismatch("toSeq", set(subset) if isinstance(subset, Set) else subset)
        names = texts(subset, "Object.hashCode()")
        return self._derive("Deduplicate", columnNames=names)

    def drop_duplicates(self, subset: list[str] | None = None) -> Self:
        """The same as `dropDuplicates`."""
        return self.dropDuplicates(subset)

    def sort(self, *cols: Any, **kwargs: Any) -> Self:
        """The rows in order."""
        return self._derive("Sort", order=_orders(cols, kwargs), isGlobal=True)

    orderBy = sort

    def sortWithinPartitions(self, *cols: Any, **kwargs: Any) -> Self:
        """Each partition in order."""
        return self._derive("Sort", order=_orders(cols, kwargs), isGlobal=False)

    def repartition(self, numPartitions: Any, *cols: Any) -> Self:
        """The frame in other partitions."""
        if isinstance(numPartitions, int):
            _check_partitions(passed("repartition", numPartitions, int))
            if not cols:
                return self._derive("Repartition", numPartitions=numPartitions, shuffle=True)
            return self._derive(
                "RepartitionByExpression", partitionExprs=expressions_of(cols), numPartitions=numPartitions
            )
        if isinstance(numPartitions, (str, Column)):
            return self._derive("RepartitionByExpression", partitionExprs=expressions_of((numPartitions, *cols)))
        raise refused("NOT_COLUMN_OR_STR", "numPartitions", numPartitions)

    def repartitionByRange(self, numPartitions: Any, *cols: Any) -> Self:
        """The frame in partitions by ranges of values."""
        if isinstance(numPartitions, int):
            if not cols:
                raise PySparkValueError(
                    error_class="CANNOT_BE_EMPTY", message_parameters={"item": "partition-by expression"}
                )
            _check_partitions(numPartitions)
            orders = [_as_order(e) for e in expressions_of(cols)]
            return self._derive("RepartitionByExpression", partitionExprs=orders, numPartitions=numPartitions)
        if isinstance(numPartitions, (str, Column)):
            orders = [_as_order(e) for e in expressions_of((numPartitions, *cols))]
            return self._derive("RepartitionByExpression", partitionExprs=orders)
        raise refused("NOT_COLUMN_OR_INT_OR_STR", "numPartitions", numPartitions)

    def coalesce(self, numPartitions: int) -> Self:
        """The frame in fewer partitions."""
        _check_partitions(passed("coalesce", numPartitions, int))
        return self._derive("Repartition", numPartitions=numPartitions, shuffle=False)

    def hint(self, name: str, *parameters: Any) -> Self:
        """The frame with a hint for the planner."""
        given = flat(parameters)
        if not isinstance(name, str):
            raise refused("NOT_STR", "name", name)
        for p in given:
            if not isinstance(p, (str, list, float, int)):
                raise disallowed("parameters", given, "str, list, float, int", p)
        if any(isinstance(p, list) for p in given):
            return self._derive("Hint", name=name)
        return self._derive("Hint", name=name, parameters=[literal(p) for p in given])

    # ---- groups

    def _grouped(self, kind: str, cols: tuple[Any, ...]) -> GroupedData:
        return GroupedData({"groupType": kind, "grouping": expressions_of(cols)}, self)

    def groupBy(self, *cols: Any) -> GroupedData:
        """The rows grouped by columns."""
        return self._grouped("groupby", cols)

    def groupby(self, *cols: Any) -> GroupedData:
        """The same as `groupBy`."""
        return self._grouped("groupby", cols)

    def rollup(self, *cols: Any) -> GroupedData:
        """The rows grouped by columns, with totals from the left."""
        return self._grouped("rollup", cols)

    def cube(self, *cols: Any) -> GroupedData:
        """The rows grouped by columns, with all totals."""
        return self._grouped("cube", cols)

    def agg(self, *exprs: Any) -> FrameBase:
        """One row of aggregates."""
        return self._grouped("groupby", ()).agg(*exprs)

    def unpivot(self, ids: Any, values: Any, variableColumnName: str, valueColumnName: str) -> Self:
        """One row for each value column of a row."""
        assert ids is not None, "ids must not be None"
        fields: dict[str, Any] = {"ids": _some_columns(ids)}
        if values is not None:
            fields["values"] = _some_columns(values)
        return self._derive(
            "Unpivot", **fields, variableColumnName=variableColumnName, valueColumnName=valueColumnName
        )

    def melt(self, ids: Any, values: Any, variableColumnName: str, valueColumnName: str) -> Self:
        """The same as `unpivot`."""
        return self.unpivot(ids, values, variableColumnName, valueColumnName)

    def transform(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> FrameRelations:
        """What a function makes of the frame."""
        result = func(self, *args, **kwargs)
        assert isinstance(result, FrameRelations), (
            f"Func returned an instance of type [{type(result)}], should have been DataFrame."
        )
        return result


def _alias(name: str, expression: Expression) -> Expression:
    return {"kind": "Alias", "expr": expression, "name": [name]}


def _as_order(expression: Expression) -> Expression:
    return expression if expression["kind"] == "SortOrder" else sort_order(expression)


def _orders(cols: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Expression]:
    if not cols:
        raise PySparkValueError(error_class="CANNOT_BE_EMPTY", message_parameters={"item": "column"})
    orders = expressions_of(cols)
    ascending = kwargs.get("ascending", True)
    if isinstance(ascending, int):
        return [_as_order(o) if ascending else sort_order(o, True) for o in orders]
    if isinstance(ascending, list):
        # As in PySpark, columns beyond the list are not sorted by.
        return [_as_order(o) if up else sort_order(o, True) for up, o in zip(ascending, orders)]
    raise refused("NOT_BOOL_OR_LIST", "ascending", ascending)


def _some_columns(columns: Any) -> list[Expression]:
    return [expression_of(c) for c in (columns if isinstance(columns, (list, tuple)) else (columns,))]


def _count(num: Any, method: str) -> int:
    """A number of rows, which Java takes as an int."""
    if isinstance(num, int) and not isinstance(num, bool):
        return num
    raise call_mismatch(method, num)


def _check_partitions(count: int) -> None:
    if count <= 0:
        raise IllegalArgumentException(
            f"requirement failed: Number of partitions ({count}) must be positive.", ""
        )
