"""What Java's `hashCode()` of a map's key is, which decides where a HashMap has it; by the cell that the engine passes."""

from __future__ import annotations

import datetime
import decimal
import struct
from collections.abc import Callable
from typing import Any

import pyspark.sql._data_types as t

Hash = Callable[[Any], int]

_WORD = 0xFFFFFFFF
_EPOCH = datetime.datetime(1970, 1, 1)


def text_hash(text: str) -> int:
    """Of a String, as an unsigned number."""
    code = 0
    units = text.encode("utf-16-be", "surrogatepass")
    for i in range(0, len(units), 2):
        code = (31 * code + (units[i] << 8) + units[i + 1]) & _WORD
    return code


def long_hash(value: int) -> int:
    """Of a Long."""
    bits = value & 0xFFFFFFFFFFFFFFFF
    return (bits ^ (bits >> 32)) & _WORD


def double_hash(value: float) -> int:
    """Of a Double."""
    return long_hash(struct.unpack(">Q", struct.pack(">d", value))[0])


def _float_hash(value: Any) -> int:
    return int(struct.unpack(">I", struct.pack(">f", float(value)))[0])


def _integer_hash(value: Any) -> int:
    return int(value) & _WORD


def _boolean_hash(value: Any) -> int:
    return 1231 if value else 1237


def _decimal_hash(scale: int) -> Hash:
    def of(cell: Any) -> int:
        with decimal.localcontext(decimal.Context(prec=60)):
            unscaled = int(decimal.Decimal(cell).scaleb(scale))
        # BigInteger's: its words from the highest on.
        code, rest, words = 0, abs(unscaled), list[int]()
        while rest:
            words.append(rest & _WORD)
            rest >>= 32
        for word in reversed(words):
            code = (31 * code + word) & _WORD
        return (31 * (-code if unscaled < 0 else code) + scale) & _WORD

    return of


def _date_hash(cell: Any) -> int:
    return (datetime.date.fromisoformat(cell).toordinal() - 719163) & _WORD


def _timestamp_hash(cell: Any) -> int:
    since = datetime.datetime.fromisoformat(cell.removesuffix("Z")) - _EPOCH
    return long_hash((since.days * 86400 + since.seconds) * 1_000_000 + since.microseconds)


_HASHES: dict[type, Callable[[Any], Hash]] = {
    t.BooleanType: lambda kind: _boolean_hash,
    t.ByteType: lambda kind: _integer_hash,
    t.ShortType: lambda kind: _integer_hash,
    t.IntegerType: lambda kind: _integer_hash,
    t.LongType: lambda kind: lambda cell: long_hash(int(cell)),
    t.FloatType: lambda kind: _float_hash,
    t.DoubleType: lambda kind: lambda cell: double_hash(float(cell)),
    t.DecimalType: lambda kind: _decimal_hash(kind.scale),
    t.StringType: lambda kind: text_hash,
    t.DateType: lambda kind: _date_hash,
    t.TimestampType: lambda kind: _timestamp_hash,
    t.TimestampNTZType: lambda kind: _timestamp_hash,
    t.DayTimeIntervalType: lambda kind: lambda cell: long_hash(cell["us"]),
    t.YearMonthIntervalType: lambda kind: lambda cell: cell["months"] & _WORD,
}


def key_hash(kind: Any) -> Hash | None:
    """The hash of keys of a type. None: an array's or a struct's is not reproduced, that of bytes is another each time."""
    make = _HASHES.get(type(kind))
    return None if make is None else make(kind)
