"""Spark's types that are not made of others."""

from __future__ import annotations

import calendar
import datetime
import json
import time
from typing import Any


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
