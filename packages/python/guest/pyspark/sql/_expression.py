"""Expressions in wire form: what a Column is made of before the engine sees it."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

from py4j.protocol import Py4JError
from pyspark.errors.exceptions.captured import SparkRuntimeException
from pyspark.sql._ancient import date_literal, moment_literal
from pyspark.sql._cells import double_cell, timestamp_cell
from pyspark.sql._java_class import no_object_id

Expression = dict[str, Any]

_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1
_LONG_MIN, _LONG_MAX = -(2**63), 2**63 - 1


def literal(value: Any) -> Expression:
    """A literal of a plain Python value, typed as Spark types it."""
    made = _LITERALS.get(type(value))
    if made is None:
        made = next((make for kind, make in _LITERALS.items() if isinstance(value, kind)), _refused)
    return made(value)


def typed(kind: Any, cell: Any) -> Expression:
    """A literal of a type and its cell."""
    return {"kind": "Literal", "dataType": kind, "value": cell}


def named(name: str) -> Expression:
    """What a name stands for where a column is expected: `*` and `t.*` are stars."""
    if name == "*":
        return {"kind": "UnresolvedStar"}
    if name.endswith(".*"):
        return {"kind": "UnresolvedStar", "unparsedTarget": name[:-2]}
    return {"kind": "UnresolvedAttribute", "unparsedIdentifier": name}


def call(name: str, *arguments: Expression) -> Expression:
    """A call of a Spark function."""
    return {"kind": "UnresolvedFunction", "functionName": name, "arguments": arguments}


def sql_text(text: str) -> Expression:
    """An expression as SQL text."""
    return {"kind": "ExpressionString", "expression": text}


def sort_order(child: Expression, descending: bool = False, nulls_last: bool | None = None) -> Expression:
    """An order by an expression; nulls are the smallest values unless it is said otherwise."""
    return {
        "kind": "SortOrder",
        "child": child,
        "direction": "descending" if descending else "ascending",
        "nullOrdering": "last" if (descending if nulls_last is None else nulls_last) else "first",
    }


def _integer(value: int) -> Expression:
    value = int(value)
    if _INT_MIN <= value <= _INT_MAX:
        return typed("integer", value)
    if _LONG_MIN <= value <= _LONG_MAX:
        return typed("long", value)
    raise Py4JError(
        "An error occurred while calling z:org.apache.spark.sql.functions.lit. Trace:\n"
        f'java.lang.NumberFormatException: For input string: "{value}"'
    )


def _decimal(value: decimal.Decimal) -> Expression:
    if not value.is_finite():
        return _refused(value)
    text = format(value, "f")
    digits = value.as_tuple().digits
    exponent = int(value.as_tuple().exponent)
    scale = max(0, -exponent)
    precision = max(len(digits) + max(0, exponent), scale, 1)
    return typed(f"decimal({precision},{scale})", text)


def _interval(value: datetime.timedelta) -> Expression:
    micros = (value.days * 86400 + value.seconds) * 1000000 + value.microseconds
    return typed("interval day to second", {"us": micros})


def _java_text(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_java_text(k)}={_java_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple, set)):
        return f"[{', '.join(map(_java_text, value))}]"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


_JAVA_CLASSES = ((dict, "HashMap"), (set, "HashSet"), (list, "ArrayList"), (tuple, "ArrayList"))


def _refused(value: Any) -> Expression:
    for kind, name in _JAVA_CLASSES:
        if isinstance(value, kind):
            shown = _java_text(value)
            raise SparkRuntimeException(
                f"[UNSUPPORTED_FEATURE.LITERAL_TYPE] The feature is not supported: "
                f"Literal for '{shown}' of class java.util.{name}.",
                "",
                errorClass="UNSUPPORTED_FEATURE.LITERAL_TYPE",
                sqlState="0A000",
                messageParameters={"value": shown, "type": f"class java.util.{name}"},
            )
    raise no_object_id(value)


_LITERALS: dict[type, Any] = {
    type(None): lambda value: typed("void", None),
    bool: lambda value: typed("boolean", value),
    int: _integer,
    float: lambda value: typed("double", double_cell(float(value))),
    str: lambda value: typed("string", str(value)),
    bytes: lambda value: typed("binary", value.hex().upper()),
    bytearray: lambda value: typed("binary", value.hex().upper()),
    decimal.Decimal: _decimal,
    datetime.datetime: lambda value: typed("timestamp", timestamp_cell(moment_literal(value))),
    datetime.date: lambda value: typed("date", date_literal(value).isoformat()),
    datetime.timedelta: _interval,
}


# ---- Text of an expression, for repr() ---------------------------------------------------------------------------

_OPERATORS = {"==": "=", "and": "AND", "or": "OR"}


def text(expression: Expression) -> str:
    """The expression roughly as Spark prints it."""
    kind = expression["kind"]
    if kind in ("UnresolvedFunction", "CommonInlineUserDefinedFunction"):
        return _call_text(expression["functionName"], [text(a) for a in expression["arguments"]])
    if kind == "Literal":
        return _literal_text(str(expression.get("dataType")), expression["value"])
    if kind == "Alias":
        return f"{text(expression['expr'])} AS {', '.join(expression['name'])}"
    if kind == "Cast":
        shown = expression["type"] if "type" in expression else expression["dataType"]
        return f"CAST({text(expression['expr'])} AS {str(shown).upper()})"
    if kind == "SortOrder":
        direction = "ASC" if expression["direction"] == "ascending" else "DESC"
        return f"{text(expression['child'])} {direction} NULLS {expression['nullOrdering'].upper()}"
    if kind == "UnresolvedExtractValue":
        return f"{text(expression['child'])}[{text(expression['extraction'])}]"
    if kind == "Window":
        return f"{text(expression['windowFunction'])} OVER ({_window_text(expression)})"
    for field in ("unparsedIdentifier", "expression", "colName"):
        if field in expression:
            return expression[field]
    if kind == "UnresolvedStar":
        return f"{expression['unparsedTarget']}.*" if "unparsedTarget" in expression else "*"
    return kind


def _literal_text(kind: str, value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "NULL" if value is None else str(value).lower()
    if kind == "date":
        return f"DATE '{value}'"
    if kind.startswith("timestamp"):
        word = "TIMESTAMP_NTZ" if kind == "timestamp_ntz" else "TIMESTAMP"
        whole, _, fraction = value.removesuffix("Z").replace("T", " ").partition(".")
        digits = fraction.rstrip("0")
        return f"{word} '{whole}{'.' if digits else ''}{digits}'"
    if kind == "binary":
        return f"X'{value}'"
    if isinstance(value, dict) and "us" in value:
        return _interval_text(value["us"])
    return str(value)


def _interval_text(micros: int) -> str:
    seconds, rest = divmod(abs(micros), 1_000_000)
    days, seconds = divmod(seconds, 86400)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    fraction = f".{rest:06}".rstrip("0").rstrip(".")
    return f"INTERVAL '{'-' if micros < 0 else ''}{days} {clock}{fraction}' DAY TO SECOND"


def _window_text(window: Expression) -> str:
    parts = []
    if window["partitionSpec"]:
        parts.append(f"PARTITION BY {', '.join(map(text, window['partitionSpec']))}")
    if window["orderSpec"]:
        parts.append(f"ORDER BY {', '.join(map(text, window['orderSpec']))}")
    frame = window.get("frameSpec")
    if frame is None:
        return " ".join([*parts, "unspecifiedframe$()"])
    unit = "ROWS" if frame["frameType"] == "row" else "RANGE"
    lower, upper = _bound_text(frame["lower"], "PRECEDING"), _bound_text(frame["upper"], "FOLLOWING")
    return " ".join([*parts, f"{unit} BETWEEN {lower} AND {upper}"])


def _bound_text(bound: Any, side: str) -> str:
    if bound == "currentRow":
        return "CURRENT ROW"
    # Spark prints a number of rows before the current one as so many, negative, after it.
    return f"UNBOUNDED {side}" if bound == "unbounded" else f"{text(bound['value'])} FOLLOWING"


def _call_text(name: str, arguments: list[str]) -> str:
    if not (name[0].isalpha() or name[0] in "_<" and len(name) > 3) or name in _OPERATORS:
        shown = _OPERATORS.get(name, name)
        return f"({f' {shown} '.join(arguments)})" if len(arguments) > 1 else f"({shown} {''.join(arguments)})"
    if name == "when":
        pairs = " ".join(f"WHEN {c} THEN {v}" for c, v in zip(arguments[::2], arguments[1::2]))
        return f"CASE {pairs}{f' ELSE {arguments[-1]}' if len(arguments) % 2 else ''} END"
    if name == "isnull" or name == "isnotnull":
        return f"({arguments[0]} IS {'NOT ' if name == 'isnotnull' else ''}NULL)"
    if name == "in":
        return f"({arguments[0]} IN ({', '.join(arguments[1:])}))"
    if name == "not":
        return f"(NOT {arguments[0]})"
    return f"{name}({', '.join(arguments)})"
