"""Spark's types that hold others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pyspark._engine import unsupported
from pyspark.errors.exceptions.base import (
    PySparkNotImplementedError,
    PySparkTypeError,
    PySparkValueError,
)
from pyspark.sql._atomic_types import (
    BinaryType,
    BooleanType,
    ByteType,
    CharType,
    DataType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    NullType,
    ShortType,
    StringType,
    TimestampNTZType,
    TimestampType,
    VarcharType,
    YearMonthIntervalType,
)
from pyspark.sql._row import Row, _create_row


class ArrayType(DataType):
    """A list of values of one type."""

    def __init__(self, elementType: DataType, containsNull: bool = True) -> None:
        _require_type(elementType, "elementType")
        self.elementType = elementType
        self.containsNull = containsNull

    def simpleString(self) -> str:
        return f"array<{self.elementType.simpleString()}>"

    def __repr__(self) -> str:
        return f"ArrayType({self.elementType}, {self.containsNull})"

    def jsonValue(self) -> dict[str, Any]:
        return {
            "type": self.typeName(),
            "elementType": self.elementType.jsonValue(),
            "containsNull": self.containsNull,
        }

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> ArrayType:
        """The type of its JSON form."""
        return ArrayType(_parse_datatype_json_value(json["elementType"]), json["containsNull"])

    def needConversion(self) -> bool:
        return self.elementType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        return [self.elementType.toInternal(v) for v in obj] if obj and self.needConversion() else obj

    def fromInternal(self, obj: Any) -> Any:
        return [self.elementType.fromInternal(v) for v in obj] if obj and self.needConversion() else obj


class MapType(DataType):
    """Values by key."""

    def __init__(self, keyType: DataType, valueType: DataType, valueContainsNull: bool = True) -> None:
        _require_type(keyType, "keyType")
        _require_type(valueType, "valueType")
        self.keyType = keyType
        self.valueType = valueType
        self.valueContainsNull = valueContainsNull

    def simpleString(self) -> str:
        return f"map<{self.keyType.simpleString()},{self.valueType.simpleString()}>"

    def __repr__(self) -> str:
        return f"MapType({self.keyType}, {self.valueType}, {self.valueContainsNull})"

    def jsonValue(self) -> dict[str, Any]:
        return {
            "type": self.typeName(),
            "keyType": self.keyType.jsonValue(),
            "valueType": self.valueType.jsonValue(),
            "valueContainsNull": self.valueContainsNull,
        }

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> MapType:
        """The type of its JSON form."""
        key, value = _parse_datatype_json_value(json["keyType"]), _parse_datatype_json_value(json["valueType"])
        return MapType(key, value, json["valueContainsNull"])

    def needConversion(self) -> bool:
        return self.keyType.needConversion() or self.valueType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        if not obj or not self.needConversion():
            return obj
        return {self.keyType.toInternal(k): self.valueType.toInternal(v) for k, v in obj.items()}

    def fromInternal(self, obj: Any) -> Any:
        if not obj or not self.needConversion():
            return obj
        return {self.keyType.fromInternal(k): self.valueType.fromInternal(v) for k, v in obj.items()}


class StructField(DataType):
    """A named part of a struct."""

    def __init__(
        self, name: str, dataType: DataType, nullable: bool = True, metadata: dict[str, Any] | None = None
    ) -> None:
        _require_type(dataType, "dataType")
        assert isinstance(name, str), f"field name {name} should be a string"
        self.name = name
        self.dataType = dataType
        self.nullable = nullable
        self.metadata = metadata or {}

    def simpleString(self) -> str:
        return f"{self.name}:{self.dataType.simpleString()}"

    def __repr__(self) -> str:
        return f"StructField('{self.name}', {self.dataType}, {self.nullable})"

    def jsonValue(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.dataType.jsonValue(),
            "nullable": self.nullable,
            "metadata": self.metadata,
        }

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> StructField:
        """The field of its JSON form."""
        return StructField(json["name"], _parse_datatype_json_value(json["type"]), json["nullable"], json["metadata"])

    def needConversion(self) -> bool:
        return self.dataType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        return self.dataType.toInternal(obj)

    def fromInternal(self, obj: Any) -> Any:
        return self.dataType.fromInternal(obj)

    def typeName(self) -> str:  # type: ignore[override]
        raise PySparkTypeError(error_class="INVALID_TYPENAME_CALL", message_parameters={})


class StructType(DataType):
    """Named fields in order: the type of a row."""

    def __init__(self, fields: list[StructField] | None = None) -> None:
        self.fields: list[StructField] = fields or []
        self.names = [f.name for f in self.fields]
        assert all(isinstance(f, StructField) for f in self.fields), "fields should be a list of StructField"

    def add(
        self,
        field: str | StructField,
        data_type: str | DataType | None = None,
        nullable: bool = True,
        metadata: dict[str, Any] | None = None,
    ) -> StructType:
        """Adds a field and gives the struct itself."""
        if not isinstance(field, StructField):
            if isinstance(field, str) and data_type is None:
                condition = "passing name of struct_field to create"
                raise PySparkValueError(
                    error_class="ARGUMENT_REQUIRED",
                    message_parameters={"arg_name": "data_type", "condition": condition},
                )
            kind = _parse_datatype_json_value(data_type) if isinstance(data_type, str) else data_type
            field = StructField(field, kind, nullable, metadata)  # type: ignore[arg-type]
        self.fields.append(field)
        self.names.append(field.name)
        return self

    def __iter__(self) -> Iterator[StructField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            for field in self.fields:
                if field.name == key:
                    return field
            raise KeyError(f"No StructField named {key}")
        if isinstance(key, int):
            try:
                return self.fields[key]
            except IndexError:
                raise IndexError("StructType index out of range") from None
        if isinstance(key, slice):
            return StructType(self.fields[key])
        raise PySparkTypeError(
            error_class="NOT_INT_OR_SLICE_OR_STR",
            message_parameters={"arg_name": "key", "arg_type": type(key).__name__},
        )

    def simpleString(self) -> str:
        return f"struct<{','.join(f.simpleString() for f in self.fields)}>"

    def __repr__(self) -> str:
        return f"StructType([{', '.join(map(str, self.fields))}])"

    def jsonValue(self) -> dict[str, Any]:
        return {"type": self.typeName(), "fields": [f.jsonValue() for f in self.fields]}

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> StructType:
        """The struct of its JSON form."""
        return StructType([StructField.fromJson(f) for f in json["fields"]])

    def fieldNames(self) -> list[str]:
        """The names, in order."""
        return list(self.names)

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        values = _struct_values(self, obj)
        if any(f.needConversion() for f in self.fields):
            return tuple(f.toInternal(v) if f.needConversion() else v for f, v in zip(self.fields, values))
        return tuple(values)

    def fromInternal(self, obj: Any) -> Any:
        if obj is None or isinstance(obj, Row):
            return obj
        return _create_row(self.names, [f.fromInternal(v) for f, v in zip(self.fields, obj)])


def _struct_values(struct: StructType, obj: Any) -> Any:
    """The values of a struct in field order, from a dict, a sequence or an object with attributes."""
    if isinstance(obj, dict):
        return [obj.get(name) for name in struct.names]
    if isinstance(obj, (list, tuple)):
        return obj
    if hasattr(obj, "__dict__"):
        return [obj.__dict__.get(name) for name in struct.names]
    raise PySparkValueError(error_class="UNEXPECTED_TUPLE_WITH_STRUCT", message_parameters={"tuple": str(obj)})


def _not_implemented(feature: str) -> PySparkNotImplementedError:
    return PySparkNotImplementedError(error_class="NOT_IMPLEMENTED", message_parameters={"feature": feature})


class UserDefinedType(DataType):
    """A type of the user's own, stored as another. Its values convert both ways; a frame of them is refused."""

    @classmethod
    def typeName(cls) -> str:
        return cls.__name__.lower()

    @classmethod
    def sqlType(cls) -> DataType:
        """The type under which values are stored."""
        raise _not_implemented("sqlType()")

    @classmethod
    def module(cls) -> str:
        """The module of the class."""
        raise _not_implemented("module()")

    @classmethod
    def scalaUDT(cls) -> str:
        """The class of Scala that it has there, if any."""
        return ""

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        return None if obj is None else self.sqlType().toInternal(self.serialize(obj))

    def fromInternal(self, obj: Any) -> Any:
        stored = self.sqlType().fromInternal(obj)
        return None if stored is None else self.deserialize(stored)

    def serialize(self, obj: Any) -> Any:
        """The value that is stored for an object."""
        raise _not_implemented("toInternal()")

    def deserialize(self, datum: Any) -> Any:
        """The object of a stored value."""
        raise _not_implemented("fromInternal()")

    def simpleString(self) -> str:
        return "udt"

    def __eq__(self, other: Any) -> bool:
        return type(self) is type(other)

    __hash__ = DataType.__hash__

    def jsonValue(self) -> Any:
        raise unsupported(
            "USER_DEFINED_TYPE",
            f"use the user-defined type {type(self).__name__}",
            "dryfit has Spark's own types only",
            "Store the values under the type that sqlType() gives.",
        )


def _require_type(value: Any, name: str) -> None:
    assert isinstance(value, DataType), f"{name} {value} should be an instance of {DataType}"


_atomic_types: list[type[DataType]] = [
    StringType,
    CharType,
    VarcharType,
    BinaryType,
    BooleanType,
    DecimalType,
    FloatType,
    DoubleType,
    ByteType,
    ShortType,
    IntegerType,
    LongType,
    DateType,
    TimestampType,
    TimestampNTZType,
    NullType,
]
_all_atomic_types: dict[str, Any] = {kind.typeName(): kind for kind in _atomic_types}
_all_complex_types: dict[str, Any] = {"array": ArrayType, "map": MapType, "struct": StructType}

_PARAMETERS = re.compile(r"(char|varchar|decimal)\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\)")
_INTERVAL = re.compile(r"interval (day|hour|minute|second|year|month)(?: to (day|hour|minute|second|month))?")


def _parse_datatype_json_string(json_string: str) -> DataType:
    """The type of its JSON text."""
    return _parse_datatype_json_value(json.loads(json_string))


def _parse_datatype_json_value(json_value: Any) -> DataType:
    """The type of its JSON form."""
    if isinstance(json_value, dict):
        kind = json_value["type"]
        if kind not in _all_complex_types:
            raise PySparkValueError(error_class="UNSUPPORTED_DATA_TYPE", message_parameters={"data_type": str(kind)})
        return _all_complex_types[kind].fromJson(json_value)
    atomic = _all_atomic_types.get(json_value)
    if atomic is not None:
        return atomic()
    match = _PARAMETERS.match(json_value)
    if match is not None and (match[1] == "decimal") == (match[3] is not None):
        if match[1] == "decimal":
            return DecimalType(int(match[2]), int(match[3]))
        return (CharType if match[1] == "char" else VarcharType)(int(match[2]))
    match = _INTERVAL.match(json_value)
    if match is not None:
        interval: Any = YearMonthIntervalType if match[1] in ("year", "month") else DayTimeIntervalType
        fields = interval._inverted_fields
        return interval(fields[match[1]], None if match[2] is None else fields[match[2]])
    raise PySparkValueError(error_class="CANNOT_PARSE_DATATYPE", message_parameters={"error": str(json_value)})
