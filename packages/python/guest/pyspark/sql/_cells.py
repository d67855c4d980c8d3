"""Values between Python and the engine: what JSON can carry of a value, told by its type."""

from __future__ import annotations

import datetime
import decimal
import math
import time
from array import array
from collections.abc import Callable
from typing import Any

from pyspark._engine import ask, java_error, unsupported
from pyspark.sql import types as t
from pyspark.sql._complex_types import _struct_values
from pyspark.sql._java_hash import key_hash
from pyspark.sql._java_order import entries, passed_order
from pyspark.sql._pickled import KNOWN, through_pickle
from pyspark.sql._row import Row, _create_row

Convert = Callable[[Any], Any]

_FIRST = datetime.datetime(1, 1, 2)
_WIDE = decimal.Context(prec=400)


def _local_is_utc() -> bool:
    return time.timezone == 0 and not time.daylight


# ---- Spark's value to Python's -----------------------------------------------------------------------------------


def decoder(kind: t.DataType) -> Convert | None:
    """What makes the Python value of a cell; None where the cell is that value."""
    make = _DECODERS.get(type(kind))
    return None if make is None else make(kind)


def row_decoder(schema: t.StructType) -> Callable[[Any], Row]:
    """What makes a Row of a list of cells."""
    names = schema.names
    decoders = [(i, d) for i, d in enumerate(decoder(f.dataType) for f in schema.fields) if d is not None]
    if not decoders:
        return lambda cells: _create_row(names, cells)

    def decode(cells: Any) -> Row:
        for i, convert in decoders:
            if cells[i] is not None:
                cells[i] = convert(cells[i])
        return _create_row(names, cells)

    return decode


def _decode_timestamp(text: str) -> datetime.datetime:
    value = datetime.datetime.fromisoformat(text[:-1])
    if value < _FIRST:
        # Python's fromtimestamp looks a day back, and so does PySpark.
        raise ValueError("year 0 is out of range")
    if _local_is_utc():
        return value
    micros = (value - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1)
    return t.TimestampType().fromInternal(micros)


def _array_decoder(kind: Any) -> Convert | None:
    element = decoder(kind.elementType)
    if element is None:
        return None
    return lambda cells: [None if c is None else element(c) for c in cells]


def _map_decoder(kind: Any) -> Convert:
    key = decoder(kind.keyType) or _same
    item = decoder(kind.valueType) or _same
    hash_of = key_hash(kind.keyType)
    order = _same if hash_of is None else lambda pairs: passed_order(pairs, hash_of)
    return lambda pairs: {key(k): None if v is None else item(v) for k, v in order(pairs)}


def _decode_decimal(cell: str) -> decimal.Decimal:
    """Pyrolite pickles a tiny decimal in engineering notation, whose digits before the point are one to three: 1E-7 as 100E-9."""
    value = decimal.Decimal(cell)
    exponent = value.adjusted()
    if exponent >= -6 or not value:
        return value
    sign, digits, last = value.as_tuple()
    missing = exponent % 3 + 1 - len(digits)
    if missing <= 0:
        return value
    return decimal.Decimal((sign, (*digits, *(0,) * missing), int(last) - missing))


def _same(value: Any) -> Any:
    return value


_DECODERS: dict[type, Callable[[Any], Convert | None]] = {
    t.FloatType: lambda kind: float,
    t.DoubleType: lambda kind: float,
    t.DecimalType: lambda kind: _decode_decimal,
    t.BinaryType: lambda kind: bytearray.fromhex,
    t.DateType: lambda kind: datetime.date.fromisoformat,
    t.TimestampType: lambda kind: _decode_timestamp,
    t.TimestampNTZType: lambda kind: datetime.datetime.fromisoformat,
    t.DayTimeIntervalType: lambda kind: lambda cell: datetime.timedelta(microseconds=cell["us"]),
    t.YearMonthIntervalType: lambda kind: lambda cell: cell["months"],
    t.ArrayType: _array_decoder,
    t.MapType: _map_decoder,
    t.StructType: row_decoder,
}


# ---- Python's value to Spark's -----------------------------------------------------------------------------------


def encoder(kind: t.DataType) -> Convert:
    """What makes the cell of a Python value. As in Spark, a value of another type than the column's becomes null."""
    make = _ENCODERS.get(type(kind))
    if make is None:
        return lambda value: None
    encode = make(kind)
    if kind.needConversion():
        return lambda value: None if value is None else encode(value)

    def convert(value: Any) -> Any:
        if value is None:
            return None
        return encode(value if type(value) in KNOWN else through_pickle(value))

    return convert


def row_encoder(schema: t.StructType) -> Convert:
    """What makes the cells of a row: a tuple, a list, a dict or an object with attributes."""
    encoders = [encoder(f.dataType) for f in schema.fields]
    count = len(encoders)

    def encode(row: Any) -> list[Any]:
        if row is None:
            raise java_error("java.lang.NullPointerException: a row is null")
        values = _struct_values(schema, row)
        if len(values) != count:
            raise _wrong_length(count, len(values))
        return [convert(value) for convert, value in zip(encoders, values)]

    return encode


def _wrong_length(expected: int, actual: int) -> Exception:
    return java_error(
        "java.lang.IllegalStateException: Input row doesn't have expected number of values required by the schema. "
        f"{expected} fields are required while {actual} values are provided."
    )


def _integral(bits: int) -> Callable[[Any], Convert]:
    size, half = 1 << bits, 1 << (bits - 1)

    def encode(value: Any) -> Any:
        # Java takes 64-bit integers and cuts them to the column's size.
        if type(value) is not int and (not isinstance(value, int) or isinstance(value, bool)):
            return None
        if not -(1 << 63) <= value < 1 << 63:
            return None
        return (value + half) % size - half

    return lambda kind: encode


def double_cell(value: float) -> Any:
    """A double as JSON can carry it."""
    if math.isfinite(value):
        return "-0.0" if value == 0 and math.copysign(1, value) < 0 else value
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def _encode_double(value: Any) -> Any:
    return double_cell(float(value)) if isinstance(value, float) else None


def _decimal_encoder(kind: Any) -> Convert:
    unit = decimal.Decimal(1).scaleb(-kind.scale, _WIDE)
    limit = decimal.Decimal(10) ** (kind.precision - kind.scale)

    def encode(value: Any) -> Any:
        if not isinstance(value, decimal.Decimal):
            return None
        if not value.is_finite():
            return None
        rounded = value.quantize(unit, decimal.ROUND_HALF_UP, _WIDE)
        # abs() would round to the context's 28 digits.
        if rounded.copy_abs() >= limit:
            raise _out_of_range(rounded, kind)
        return format(rounded, "f")

    return encode


def _out_of_range(value: decimal.Decimal, kind: Any) -> Exception:
    digits = len(value.as_tuple().digits)
    return java_error(
        f"[DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION] Decimal precision {digits} exceeds max precision {kind.precision}.",
        errorClass="DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
        sqlState="22003",
        messageParameters={"precision": str(digits), "maxPrecision": str(kind.precision)},
    )


def _encode_date(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return datetime.date.fromordinal(t.DateType().toInternal(value) + t.DateType.EPOCH_ORDINAL).isoformat()


def timestamp_cell(value: Any) -> str:
    """A moment as text in UTC; a datetime without zone is local time."""
    if isinstance(value, datetime.datetime) and value.tzinfo is None and _local_is_utc():
        return value.isoformat(timespec="microseconds") + "Z"
    return _moment(t.TimestampType().toInternal(value)) + "Z"


def _encode_ntz(value: Any) -> str:
    return _moment(t.TimestampNTZType().toInternal(value))


def _moment(micros: int) -> str:
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=micros)
    return moment.isoformat(timespec="microseconds")


def _encode_binary(value: Any) -> Any:
    if isinstance(value, str):
        value = value.encode()
    return bytes(value).hex().upper() if isinstance(value, (bytes, bytearray)) else None


def java_text(value: Any) -> str:
    """What Java's `toString` gives: how Spark stores a value of another type in a string column."""
    if isinstance(value, str):
        return str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, decimal.Decimal)):
        return str(value)
    if isinstance(value, float):
        return ask("spark.double_text", double_cell(value))
    if type(value) is list:
        return f"[{', '.join(map(java_text, value))}]"
    if type(value) is dict and len(value) < 2:
        return "{" + "".join(f"{java_text(k)}={java_text(v)}" for k, v in value.items()) + "}"
    raise unsupported(
        "VALUE_IN_STRING_COLUMN",
        f"store a {type(value).__name__} in a string column",
        "Spark writes Java's internal text of it there",
        "Convert it with str() or give the column its real type.",
    )


def _array_encoder(kind: Any) -> Convert:
    element, converts = encoder(kind.elementType), kind.needConversion()

    def encode(value: Any) -> Any:
        if isinstance(value, (bytes, bytearray)) and not converts:
            return [element(v - 256 if v > 127 else v) for v in value]
        # PySpark walks through what it converts, and any iterable will do.
        if isinstance(value, (list, tuple, array)) or (converts and value):
            return [element(v) for v in value]
        return None

    return encode


def _map_encoder(kind: Any) -> Convert:
    key, item, converts = encoder(kind.keyType), encoder(kind.valueType), kind.needConversion()
    zero = _ZEROS.get(type(kind.keyType))

    def cell(k: Any, v: Any) -> list[Any]:
        made = key(k)
        return [_null_key(zero) if made is None else made, item(v)]

    def encode(value: Any) -> Any:
        if isinstance(value, dict) or (converts and value):
            return [cell(k, v) for k, v in entries(value)]
        return None

    return encode


#: What lies in memory where the key of a map is null: nobody looks whether it is.
_ZEROS: dict[type, Any] = {
    t.BooleanType: False,
    **dict.fromkeys((t.ByteType, t.ShortType, t.IntegerType, t.LongType, t.FloatType, t.DoubleType), 0),
    t.DateType: "1970-01-01",
    t.TimestampType: "1970-01-01T00:00:00.000000Z",
}


def _null_key(zero: Any) -> Any:
    if zero is None:
        raise java_error("java.lang.NullPointerException")
    return zero


_ENCODERS: dict[type, Callable[[Any], Convert]] = {
    t.BooleanType: lambda kind: lambda value: value if isinstance(value, bool) else None,
    t.ByteType: _integral(8),
    t.ShortType: _integral(16),
    t.IntegerType: _integral(32),
    t.LongType: _integral(64),
    t.FloatType: lambda kind: _encode_double,
    t.DoubleType: lambda kind: _encode_double,
    t.DecimalType: _decimal_encoder,
    t.StringType: lambda kind: java_text,
    t.CharType: lambda kind: java_text,
    t.VarcharType: lambda kind: java_text,
    t.BinaryType: lambda kind: _encode_binary,
    t.DateType: lambda kind: _encode_date,
    t.TimestampType: lambda kind: timestamp_cell,
    t.TimestampNTZType: lambda kind: _encode_ntz,
    t.DayTimeIntervalType: lambda kind: lambda value: {"us": kind.toInternal(value)},
    t.YearMonthIntervalType: lambda kind: lambda value: {"months": value} if isinstance(value, int) else None,
    t.ArrayType: _array_encoder,
    t.MapType: _map_encoder,
    t.StructType: row_encoder,
}
