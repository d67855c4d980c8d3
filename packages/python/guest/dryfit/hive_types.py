"""Hive type text, as the Glue catalog writes column types, to Spark types."""
from __future__ import annotations

import re
from typing import Any, Dict, Iterable, List, Mapping

from pyspark.sql import types
from pyspark.sql.types import (
    ArrayType,
    BinaryType,
    BooleanType,
    ByteType,
    DataType,
    DateType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    MapType,
    ShortType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)


class BadTypeException(Exception):
    """A column type that Hive does not know."""

    def __init__(self, type_text: str) -> None:
        super().__init__(f"could not find type for {type_text}")
        self.type_text = type_text


_ATOMIC: Dict[str, Any] = {
    "string": StringType,
    "tinyint": ByteType,
    "smallint": ShortType,
    "int": IntegerType,
    "integer": IntegerType,
    "bigint": LongType,
    "float": FloatType,
    "double": DoubleType,
    "boolean": BooleanType,
    "date": DateType,
    "timestamp": TimestampType,
    "binary": BinaryType,
}
# PySpark has it from 3.4, Glue from 5.0.
if hasattr(types, "TimestampNTZType"):
    _ATOMIC["timestamp_ntz"] = types.TimestampNTZType

_DECIMAL = re.compile(r"decimal\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?", re.IGNORECASE)
_SIZED_TEXT = re.compile(r"(?:var)?char\s*\(\s*\d+\s*\)", re.IGNORECASE)
_NESTED = re.compile(r"(array|map|struct)\s*<(.*)>", re.IGNORECASE | re.DOTALL)


def _split(text: str) -> List[str]:
    """Cuts at the commas that stand in no bracket."""
    parts: List[str] = []
    depth = 0
    start = 0
    for i, char in enumerate(text):
        if char in "<(":
            depth += 1
        elif char in ">)":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    parts.append(text[start:])
    return parts


def hive_type(text: str) -> DataType:
    """The Spark type of a Hive type text. Every level is nullable, names keep their case."""
    cleaned = text.strip()
    atomic = _ATOMIC.get(cleaned.lower())
    if atomic is not None:
        return atomic()
    decimal = _DECIMAL.fullmatch(cleaned)
    if decimal is not None:
        return DecimalType(int(decimal.group(1) or 10), int(decimal.group(2) or 0))
    if _SIZED_TEXT.fullmatch(cleaned) is not None:
        return StringType()
    nested = _NESTED.fullmatch(cleaned)
    if nested is None:
        raise BadTypeException(text)
    return _nested_type(nested.group(1).lower(), nested.group(2), text)


def _nested_type(kind: str, inner: str, text: str) -> DataType:
    parts = _split(inner)
    if kind == "array" and len(parts) == 1:
        return ArrayType(hive_type(inner))
    if kind == "map" and len(parts) == 2:
        return MapType(hive_type(parts[0]), hive_type(parts[1]))
    if kind == "struct" and all(":" in part for part in parts):
        pairs = [part.split(":", 1) for part in parts]
        return StructType([StructField(name.strip(), hive_type(type_text)) for name, type_text in pairs])
    raise BadTypeException(text)


def struct_type_of(columns: Iterable[Mapping[str, Any]]) -> StructType:
    """The schema of a list of ``{"Name": ..., "Type": ...}``, as CloudFormation and the Glue API give columns."""
    return StructType([StructField(c["Name"], hive_type(c.get("Type", "string"))) for c in columns])
