"""How `functions` takes arguments: what is a column, what is a plain value."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NoReturn

from _dryfit.reset import on_reset
from pyspark._engine import ask, unsupported
from pyspark.errors.exceptions.base import PySparkValueError
from pyspark.sql._expression import Expression, call, literal, named, typed
from pyspark.sql._mismatch import call_mismatch
from pyspark.sql._seed import drawn_seed
from pyspark.sql.column import Column, expression_of, value_of
from pyspark.sql.types import ArrayType, DataType, MapType, StructField, StructType

_TEXTS = {"type": "map", "keyType": "string", "valueType": "string", "valueContainsNull": False}


def invoke(function: str, *arguments: Expression) -> Column:
    """The Column of a function call."""
    return Column(call(function, *arguments))


#: A Column or a column name.
column = expression_of


def columns(given: tuple[Any, ...]) -> list[Expression]:
    """Columns or names, one by one."""
    return [expression_of(c) for c in given]


def listed(given: tuple[Any, ...]) -> list[Expression]:
    """Columns or names, one by one or as one list."""
    if len(given) == 1 and isinstance(given[0], (list, set)):
        given = given[0]  # type: ignore[assignment]
    return [expression_of(c) for c in given]


#: A Column, or any other value as a literal.
value = value_of


def plain(given: Any) -> Expression:
    """Any value but a Column, which PySpark hands to Java as it is."""
    if isinstance(given, Column):
        _mismatch("Object", given)
    return value_of(given)


def column_or_int(given: Any) -> Expression:
    """A Column, a column name, or a number as a literal."""
    return literal(given) if isinstance(given, int) else expression_of(given)


def column_or_text(given: Any) -> Expression:
    """A Column, or a text as a literal."""
    return literal(given) if isinstance(given, str) else expression_of(given)


def number(given: Any) -> Expression:
    """A whole number, which Java takes as an int."""
    if not isinstance(given, int) or isinstance(given, bool):
        _mismatch("int", given)
    return literal(given)


def seed(given: Any) -> Expression:
    """A whole number, drawn where none is given: a column keeps its numbers."""
    return typed("long", drawn_seed()) if given is None else number(given)


def text(given: Any) -> Expression:
    """A text."""
    if not isinstance(given, str):
        _mismatch("str", given)
    return literal(given)


def flag(given: Any) -> Expression:
    """True or false."""
    if not isinstance(given, bool):
        _mismatch("bool", given)
    return literal(given)


def double(given: Any) -> Expression:
    """A number as a double."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        _mismatch("float", given)
    return literal(float(given))


def schema(given: Any) -> Expression:
    """A schema: a text of DDL or JSON, a type, or a Column."""
    if isinstance(given, DataType):
        return literal(_ddl(given))
    if isinstance(given, str):
        return literal(ask("spark.schema_text", given))
    return given._expr if isinstance(given, Column) else text(given)


def _ddl(given: DataType) -> str:
    """A type as SQL writes it, with every name quoted."""
    if isinstance(given, ArrayType):
        return f"array<{_ddl(given.elementType)}>"
    if isinstance(given, MapType):
        return f"map<{_ddl(given.keyType)},{_ddl(given.valueType)}>"
    if isinstance(given, StructType):
        return f"struct<{','.join(map(_ddl_field, given.fields))}>"
    return given.simpleString()


def _ddl_field(field: StructField) -> str:
    name = field.name.replace("`", "``")
    return f"`{name}`: {_ddl(field.dataType)}"


def options(given: Any) -> Expression:
    """Options as a map of texts."""
    pairs = [[k, str(v).lower() if isinstance(v, bool) else str(v)] for k, v in given.items() if v is not None]
    return typed(_TEXTS, pairs)


def given(*pairs: tuple[Callable[[Any], Expression], Any]) -> list[Expression]:
    """The optional arguments up to the last one that was given; a gap becomes null."""
    last = max((i for i, (_, v) in enumerate(pairs) if v is not None), default=-1)
    return [literal(None) if v is None else convert(v) for convert, v in pairs[: last + 1]]


_variables = 0


@on_reset
def _renumber() -> None:
    global _variables
    _variables = 0


def function(body: Callable[..., Any]) -> Expression:
    """A Python function over columns as a lambda."""
    global _variables
    parameters = inspect.signature(body).parameters.values()
    if not 1 <= len(parameters) <= 3:
        raise PySparkValueError(
            error_class="WRONG_NUM_ARGS_FOR_HIGHER_ORDER_FUNCTION",
            message_parameters={"func_name": body.__name__, "num_args": str(len(parameters))},
        )
    if not all(p.kind in (p.POSITIONAL_OR_KEYWORD, p.POSITIONAL_ONLY) for p in parameters):
        raise PySparkValueError(
            error_class="UNSUPPORTED_PARAM_TYPE_FOR_HIGHER_ORDER_FUNCTION",
            message_parameters={"func_name": body.__name__},
        )
    arguments = []
    for name in "xyz"[: len(parameters)]:
        _variables += 1
        arguments.append({"kind": "UnresolvedNamedLambdaVariable", "nameParts": [f"{name}_{_variables}"]})
    result = body(*map(Column, arguments))
    if not isinstance(result, Column):
        raise PySparkValueError(
            error_class="HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN",
            message_parameters={"func_name": body.__name__, "return_type": type(result).__name__},
        )
    return {"kind": "LambdaFunction", "function": result._expr, "arguments": arguments}


def missing(name: str) -> NoReturn:
    """The error for a function of PySpark that dryfit does not have."""
    raise unsupported(
        "FUNCTION_NOT_IMPLEMENTED",
        f"call functions.{name}",
        "dryfit does not have this function of Spark yet",
        "docs/parity.md lists the functions that it has; stub the job's function that needs it.",
    )


def refusing(name: str) -> Callable[..., Any]:
    """A function that is there by name and raises when it is called."""

    def refused(*args: Any, **kwargs: Any) -> NoReturn:
        missing(name)

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Not implemented yet."
    return refused


def _mismatch(expected: str, got: Any) -> NoReturn:
    raise call_mismatch("z:org.apache.spark.sql.functions", got, f"a plain {expected} is expected")


__all__ = [
    "column",
    "column_or_int",
    "column_or_text",
    "columns",
    "double",
    "flag",
    "function",
    "given",
    "invoke",
    "listed",
    "missing",
    "named",
    "number",
    "options",
    "refusing",
    "schema",
    "text",
    "value",
]
