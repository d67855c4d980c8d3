"""`Column`: an expression over the columns of a frame, built here and resolved by the engine."""

from __future__ import annotations

import warnings
from typing import Any

from _dryfit.classes import offered
from pyspark._engine import ask, java_error
from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._expression import Expression, call, literal, named, sort_order, text
from pyspark.sql._java_class import cast_error, knows, no_method, no_object_id
from pyspark.sql.types import DataType

__all__ = ["Column"]

#: DDL texts that the engine has parsed.
_parsed: set[str] = {"string", "int", "integer", "long", "bigint", "double", "float", "boolean", "date", "timestamp"}


def expression_of(column: Any, name: str = "col") -> Expression:
    """The expression of a Column or of a column name."""
    if isinstance(column, Column):
        return column._expr
    if isinstance(column, str):
        return named(column)
    raise PySparkTypeError(
        error_class="NOT_COLUMN_OR_STR", message_parameters={"arg_name": name, "arg_type": type(column).__name__}
    )


def value_of(value: Any) -> Expression:
    """The expression of a Column, or a literal of any other value."""
    return value._expr if isinstance(value, Column) else literal(value)


def refused(error_class: str, name: str, value: Any) -> PySparkTypeError:
    """PySpark's error for an argument of a wrong type."""
    return PySparkTypeError(
        error_class=error_class, message_parameters={"arg_name": name, "arg_type": type(value).__name__}
    )


def disallowed(name: str, container: Any, allowed: str, element: Any) -> PySparkTypeError:
    """PySpark's error for a list that holds something of a wrong type."""
    return PySparkTypeError(
        error_class="DISALLOWED_TYPE_FOR_CONTAINER",
        message_parameters={
            "arg_name": name,
            "arg_type": type(container).__name__,
            "allowed_types": allowed,
            "return_type": type(element).__name__,
        },
    )


def _binary(name: str) -> Any:
    def operator(self: Column, other: Any) -> Column:
        return Column(call(name, self._expr, value_of(other)))

    return operator


def _of_java(name: str, method: str, *kinds: type) -> Any:
    """An operation whose other side Java takes only as these types, or as None."""

    def operator(self: Column, other: Any) -> Column:
        if other is not None and not isinstance(other, kinds):
            raise _no_value(other) or no_method(method, (other,))
        return Column(call(name, self._expr, value_of(other)))

    return operator


def _no_value(value: Any) -> Exception | None:
    """Why a value does not reach Java at all."""
    if isinstance(value, Column):
        return PySparkTypeError(error_class="NOT_ITERABLE", message_parameters={"objectName": "Column"})
    return None if knows(value) else no_object_id(value)


def _no_name(name: Any) -> Exception:
    if name is None:
        return java_error(_INTERNAL)
    return _no_value(name) or no_method("as", (name,))


def _no_field(name: Any) -> Exception:
    if name is None:
        return IllegalArgumentException("requirement failed: fieldName cannot be null", "")
    return _no_value(name) or cast_error(name, "java.lang.String")


_INTERNAL = (
    "[INTERNAL_ERROR] The Spark SQL phase analysis failed with an internal error. You hit a bug in Spark or the Spark plugins you use. "
    "Please, report this bug to the corresponding communities or vendors, and provide the full stack trace."
)


def _with_text(name: str, method: str) -> Any:
    def operator(self: Column, other: Any) -> Column:
        if not isinstance(other, (str, Column, type(None))):
            raise _no_value(other) or no_method(method, (other,))
        return Column(call(name, self._expr, value_of(other)))

    return operator


def _logical(name: str) -> Any:
    def operator(self: Column, other: Any) -> Column:
        if other is not None and not isinstance(other, Column):
            raise _no_value(other) or no_method(name, (other,))
        return Column(call(name, self._expr, value_of(other)))

    return operator


def _reverse(name: str) -> Any:
    def operator(self: Column, other: Any) -> Column:
        return Column(call(name, value_of(other), self._expr))

    return operator


def _unary(name: str) -> Any:
    def operator(self: Column) -> Column:
        return Column(call(name, self._expr))

    operator.__qualname__ = "_unary_op.<locals>._"
    return operator


def _order(descending: bool, nulls_last: bool) -> Any:
    def operator(self: Column) -> Column:
        return Column(sort_order(self._expr, descending, nulls_last))

    operator.__qualname__ = "_unary_op.<locals>._"
    return operator


class Column:
    """An expression over the columns of a frame."""

    def __init__(self, jc: Expression) -> None:
        self._expr = jc

    __neg__ = _unary("-")
    __add__ = _binary("+")
    __sub__ = _binary("-")
    __mul__ = _binary("*")
    __truediv__ = _binary("/")
    __div__ = __truediv__
    __mod__ = _binary("%")
    # Spark's plus and times stand the Column first, whichever side it was on.
    __radd__ = _binary("+")
    __rsub__ = _reverse("-")
    __rmul__ = _binary("*")
    __rtruediv__ = _reverse("/")
    __rdiv__ = __rtruediv__
    __rmod__ = _reverse("%")
    __pow__ = _binary("power")
    __rpow__ = _reverse("power")
    __and__ = _logical("and")
    __or__ = _logical("or")
    __rand__ = _logical("and")
    __ror__ = _logical("or")
    __invert__ = _unary("not")
    __lt__ = _binary("<")
    __le__ = _binary("<=")
    __ge__ = _binary(">=")
    __gt__ = _binary(">")
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: Any) -> Column:  # type: ignore[override]
        return Column(call("==", self._expr, value_of(other)))

    def __ne__(self, other: Any) -> Column:  # type: ignore[override]
        return Column(call("not", call("==", self._expr, value_of(other))))

    eqNullSafe = _binary("<=>")
    bitwiseOR = _binary("|")
    bitwiseAND = _binary("&")
    bitwiseXOR = _binary("^")
    contains = _binary("contains")

    asc = _order(False, False)
    asc_nulls_first = _order(False, False)
    asc_nulls_last = _order(False, True)
    desc = _order(True, True)
    desc_nulls_first = _order(True, False)
    desc_nulls_last = _order(True, True)
    isNull = _unary("isnull")
    isNotNull = _unary("isnotnull")

    startswith = _with_text("startswith", "startsWith")
    endswith = _with_text("endswith", "endsWith")
    like = _of_java("like", "like", str)
    rlike = _of_java("rlike", "rlike", str)
    ilike = _of_java("ilike", "ilike", str)

    def getItem(self, key: Any) -> Column:
        """An element of an array by position, or of a map by key."""
        if isinstance(key, Column):
            _warn_column_key("key", "getItem")
        return self[key]

    def getField(self, name: Any) -> Column:
        """A field of a struct."""
        if isinstance(name, Column):
            _warn_column_key("name", "getField")
        return self[name]

    def withField(self, fieldName: str, col: Column) -> Column:
        """The struct with a field added or replaced."""
        if not isinstance(fieldName, str):
            raise refused("NOT_STR", "fieldName", fieldName)
        if not isinstance(col, Column):
            raise refused("NOT_COLUMN", "col", col)
        return Column(
            {
                "kind": "UpdateFields",
                "structExpression": self._expr,
                "fieldName": fieldName,
                "valueExpression": col._expr,
            }
        )

    def dropFields(self, *fieldNames: str) -> Column:
        """The struct without fields."""
        expression = self._expr
        for name in fieldNames:
            if not isinstance(name, str):
                raise _no_field(name)
            expression = {"kind": "UpdateFields", "structExpression": expression, "fieldName": name}
        return Column(expression)

    def __getattr__(self, item: Any) -> Column:
        # `_expr` is missing only while an object is copied or unpickled.
        if item.startswith("__") or item == "_expr":
            raise PySparkAttributeError(error_class="CANNOT_ACCESS_TO_DUNDER", message_parameters={})
        return self[item]

    def __getitem__(self, k: Any) -> Column:
        if isinstance(k, slice):
            if k.step is not None:
                raise PySparkValueError(error_class="SLICE_WITH_STEP", message_parameters={})
            return self.substr(k.start, k.stop)
        return Column({"kind": "UnresolvedExtractValue", "child": self._expr, "extraction": value_of(k)})

    def __iter__(self) -> Any:
        raise PySparkTypeError(error_class="NOT_ITERABLE", message_parameters={"objectName": "Column"})

    def __contains__(self, item: Any) -> bool:
        raise PySparkValueError(error_class="CANNOT_APPLY_IN_FOR_COLUMN", message_parameters={})

    def substr(self, startPos: int | Column, length: int | Column) -> Column:
        """Part of a text: from a position (the first is 1), so many characters."""
        if type(startPos) is not type(length):
            raise PySparkTypeError(
                error_class="NOT_SAME_TYPE",
                message_parameters={
                    "arg_name1": "startPos",
                    "arg_name2": "length",
                    "arg_type1": type(startPos).__name__,
                    "arg_type2": type(length).__name__,
                },
            )
        if not isinstance(startPos, (int, Column)):
            raise refused("NOT_COLUMN_OR_INT", "startPos", startPos)
        return Column(call("substring", self._expr, value_of(startPos), value_of(length)))

    def isin(self, *cols: Any) -> Column:
        """Whether the value is one of these."""
        values = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, set)) else cols
        return Column(call("in", self._expr, *map(value_of, values)))

    def alias(self, *alias: str, **kwargs: Any) -> Column:
        """The expression under a name, or under several for a generator."""
        metadata = kwargs.pop("metadata", None)
        assert not kwargs, f"Unexpected kwargs where passed: {kwargs}"
        if metadata and len(alias) != 1:
            raise PySparkValueError(
                error_class="ONLY_ALLOWED_FOR_SINGLE_COLUMN", message_parameters={"arg_name": "metadata"}
            )
        if len(alias) == 1 and not isinstance(alias[0], str):
            raise _no_name(alias[0])
        made: Expression = {"kind": "Alias", "expr": self._expr, "name": list(alias)}
        if metadata:
            made["metadata"] = metadata
        return Column(made)

    def name(self, *alias: str, **kwargs: Any) -> Column:
        """The same as `alias`."""
        return self.alias(*alias, **kwargs)

    def cast(self, dataType: DataType | str) -> Column:
        """The value as another type."""
        if isinstance(dataType, str):
            if dataType not in _parsed:
                # Spark parses the text now: a bad one is an error of this line.
                ask("spark.parse_data_type", dataType)
                _parsed.add(dataType)
            return Column({"kind": "Cast", "expr": self._expr, "type": dataType})
        if isinstance(dataType, DataType):
            return Column({"kind": "Cast", "expr": self._expr, "dataType": dataType.jsonValue()})
        raise refused("NOT_DATATYPE_OR_STR", "dataType", dataType)

    def astype(self, dataType: DataType | str) -> Column:
        """The same as `cast`."""
        return self.cast(dataType)

    def between(self, lowerBound: Any, upperBound: Any) -> Column:
        """Whether the value lies between two others, both included."""
        return (self >= lowerBound) & (self <= upperBound)

    def when(self, condition: Column, value: Any) -> Column:
        """Continues `functions.when`."""
        if not isinstance(condition, Column):
            raise refused("NOT_COLUMN", "condition", condition)
        return Column(call("when", *self._branches("when"), condition._expr, value_of(value)))

    def otherwise(self, value: Any) -> Column:
        """Ends `functions.when`: the value where no condition holds."""
        return Column(call("when", *self._branches("otherwise"), value_of(value)))

    def _branches(self, method: str) -> Any:
        if self._expr["kind"] != "UnresolvedFunction" or self._expr["functionName"] != "when":
            after = "when() function" if method == "when" else "when()"
            raise IllegalArgumentException(
                f"{method}() can only be applied on a Column previously generated by {after}", ""
            )
        branches = self._expr["arguments"]
        if len(branches) % 2 == 0:
            return branches
        raise IllegalArgumentException(
            "when() cannot be applied once otherwise() is applied"
            if method == "when"
            else "otherwise() can only be applied once on a Column previously generated by when()",
            "",
        )

    def over(self, window: Any) -> Column:
        """The function over the rows of a window."""
        if not isinstance(window, offered("WindowSpec")):
            raise refused("NOT_WINDOWSPEC", "window", window)
        return Column({"kind": "Window", "windowFunction": self._expr, **window._parts})

    def __bool__(self) -> bool:
        raise PySparkValueError(error_class="CANNOT_CONVERT_COLUMN_INTO_BOOL", message_parameters={})

    __nonzero__ = __bool__

    def __repr__(self) -> str:
        return f"Column<'{text(self._expr)}'>"


def _warn_column_key(argument: str, method: str) -> None:
    warnings.warn(
        f"A column as '{argument}' in {method} is deprecated as of Spark 3.0, and will not be supported in the "
        f"future release. Use `column[{argument}]` or `column.{argument}` syntax instead.",
        FutureWarning,
        stacklevel=3,
    )
