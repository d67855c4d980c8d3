"""Spark's data types, as PySpark names them."""

from __future__ import annotations

import calendar
import datetime
import json
import re
import time
from collections.abc import Iterator
from typing import Any

from pyspark.errors.exceptions.base import (
    PySparkNotImplementedError,
    PySparkTypeError,
    PySparkValueError,
)
from pyspark.sql._row import Row, _create_row

__all__ = [
    "DataType",
    "NullType",
    "CharType",
    "StringType",
    "VarcharType",
    "BinaryType",
    "BooleanType",
    "DateType",
    "TimestampType",
    "TimestampNTZType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "ByteType",
    "IntegerType",
    "LongType",
    "DayTimeIntervalType",
    "YearMonthIntervalType",
    "Row",
    "ShortType",
    "ArrayType",
    "MapType",
    "StructField",
    "StructType",
]


class DataType:
    """What every type has."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __hash__(self) -> int:
        return hash(str(self))

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def __ne__(self, other: Any) -> bool:
        return not self == other

    @classmethod
    def typeName(cls) -> str:
        """The name in Spark's JSON form."""
        return cls.__name__[:-4].lower()

    def simpleString(self) -> str:
        """The type in SQL."""
        return self.typeName()

    def jsonValue(self) -> Any:
        """Spark's JSON form."""
        return self.typeName()

    def json(self) -> str:
        """Spark's JSON form as text."""
        return json.dumps(self.jsonValue(), separators=(",", ":"), sort_keys=True)

    def needConversion(self) -> bool:
        """Whether Python's value and Spark's differ."""
        return False

    def toInternal(self, obj: Any) -> Any:
        """Spark's value of a Python value."""
        return obj

    def fromInternal(self, obj: Any) -> Any:
        """The Python value of Spark's value."""
        return obj


class DataTypeSingleton(type):
    """One object for each type without parameters."""

    _instances: dict[type, Any] = {}

    def __call__(cls) -> Any:
        known = DataTypeSingleton._instances.get(cls)
        if known is None:
            known = DataTypeSingleton._instances[cls] = type.__call__(cls)
        return known


class NullType(DataType, metaclass=DataTypeSingleton):
    """The type of a null that nothing else is known of."""

    @classmethod
    def typeName(cls) -> str:
        return "void"


class AtomicType(DataType):
    """A type that is not made of others."""


class NumericType(AtomicType):
    """A number."""


class IntegralType(NumericType, metaclass=DataTypeSingleton):
    """A whole number."""


class FractionalType(NumericType):
    """A number with a fraction."""


class StringType(AtomicType, metaclass=DataTypeSingleton):
    """Text."""


class _LengthType(AtomicType):
    def __init__(self, length: int) -> None:
        self.length = length

    def simpleString(self) -> str:
        return f"{self.typeName()}({self.length})"

    def jsonValue(self) -> str:
        return self.simpleString()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.length})"


class CharType(_LengthType):
    """Text of a fixed length."""


class VarcharType(_LengthType):
    """Text up to a length."""


class BinaryType(AtomicType, metaclass=DataTypeSingleton):
    """Bytes."""


class BooleanType(AtomicType, metaclass=DataTypeSingleton):
    """True or false."""


class DateType(AtomicType, metaclass=DataTypeSingleton):
    """A day."""

    EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()

    def needConversion(self) -> bool:
        return True

    def toInternal(self, d: Any) -> Any:
        return None if d is None else d.toordinal() - self.EPOCH_ORDINAL

    def fromInternal(self, v: Any) -> Any:
        return None if v is None else datetime.date.fromordinal(v + self.EPOCH_ORDINAL)


class TimestampType(AtomicType, metaclass=DataTypeSingleton):
    """A moment, shown in the local zone."""

    def needConversion(self) -> bool:
        return True

    def toInternal(self, dt: Any) -> Any:
        if dt is None:
            return None
        seconds = calendar.timegm(dt.utctimetuple()) if dt.tzinfo else time.mktime(dt.timetuple())
        return int(seconds) * 1000000 + dt.microsecond

    def fromInternal(self, ts: Any) -> Any:
        if ts is None:
            return None
        return datetime.datetime.fromtimestamp(ts // 1000000).replace(microsecond=ts % 1000000)


class TimestampNTZType(AtomicType, metaclass=DataTypeSingleton):
    """Date and time of no zone."""

    def needConversion(self) -> bool:
        return True

    @classmethod
    def typeName(cls) -> str:
        return "timestamp_ntz"

    def toInternal(self, dt: Any) -> Any:
        return None if dt is None else calendar.timegm(dt.timetuple()) * 1000000 + dt.microsecond

    def fromInternal(self, ts: Any) -> Any:
        if ts is None:
            return None
        return datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=ts)


class DecimalType(FractionalType):
    """A decimal number of a precision and a scale."""

    def __init__(self, precision: int = 10, scale: int = 0) -> None:
        self.precision = precision
        self.scale = scale
        self.hasPrecisionInfo = True

    def simpleString(self) -> str:
        return f"decimal({self.precision},{self.scale})"

    def jsonValue(self) -> str:
        return self.simpleString()

    def __repr__(self) -> str:
        return f"DecimalType({self.precision},{self.scale})"


class DoubleType(FractionalType, metaclass=DataTypeSingleton):
    """A 64-bit floating-point number."""


class FloatType(FractionalType, metaclass=DataTypeSingleton):
    """A 32-bit floating-point number."""


class ByteType(IntegralType):
    """A whole number of 8 bits."""

    def simpleString(self) -> str:
        return "tinyint"


class IntegerType(IntegralType):
    """A whole number of 32 bits."""

    def simpleString(self) -> str:
        return "int"


class LongType(IntegralType):
    """A whole number of 64 bits."""

    def simpleString(self) -> str:
        return "bigint"


class ShortType(IntegralType):
    """A whole number of 16 bits."""

    def simpleString(self) -> str:
        return "smallint"


class AnsiIntervalType(AtomicType):
    """An interval of the SQL standard, between two fields."""

    _fields: dict[int, str] = {}

    def __init__(self, startField: int | None = None, endField: int | None = None) -> None:
        if startField is None and endField is None:
            startField, endField = min(self._fields), max(self._fields)
        elif endField is None:
            endField = startField
        if startField not in self._fields or endField not in self._fields:
            raise RuntimeError(f"interval {startField} to {endField} is invalid")
        self.startField = startField
        self.endField = endField

    def simpleString(self) -> str:
        start, end = self._fields[self.startField], self._fields[self.endField]
        return f"interval {start}" if start == end else f"interval {start} to {end}"

    def jsonValue(self) -> str:
        return self.simpleString()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.startField}, {self.endField})"


class DayTimeIntervalType(AnsiIntervalType):
    """An interval in days to seconds."""

    DAY, HOUR, MINUTE, SECOND = 0, 1, 2, 3
    _fields = {DAY: "day", HOUR: "hour", MINUTE: "minute", SECOND: "second"}
    _inverted_fields = {name: field for field, name in _fields.items()}

    def needConversion(self) -> bool:
        return True

    def toInternal(self, dt: Any) -> Any:
        return None if dt is None else (dt.days * 86400 + dt.seconds) * 1000000 + dt.microseconds

    def fromInternal(self, micros: Any) -> Any:
        return None if micros is None else datetime.timedelta(microseconds=micros)


class YearMonthIntervalType(AnsiIntervalType):
    """An interval in years and months."""

    YEAR, MONTH = 0, 1
    _fields = {YEAR: "year", MONTH: "month"}
    _inverted_fields = {name: field for field, name in _fields.items()}


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


class UserDefinedType(DataType):
    """A type of the user's own, stored as another."""

    @classmethod
    def typeName(cls) -> str:
        return cls.__name__.lower()

    @classmethod
    def sqlType(cls) -> DataType:
        """The type under which values are stored."""
        raise PySparkNotImplementedError(error_class="NOT_IMPLEMENTED", message_parameters={"feature": "sqlType()"})

    def jsonValue(self) -> Any:
        from pyspark._engine import unsupported

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


def _parse_datatype_string(s: str) -> DataType:
    """The type of a DDL text: `int`, `array<string>`, `a int, b string`."""
    from pyspark._engine import ask

    return _parse_datatype_json_value(ask("spark.parse_type", s))


from pyspark.sql._infer import (  # noqa: E402, F401
    _create_converter,
    _has_nulltype,
    _infer_schema,
    _infer_type,
    _merge_type,
)
from pyspark.sql._verify import _acceptable_types, _make_type_verifier  # noqa: E402, F401
