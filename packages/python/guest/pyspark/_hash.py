"""Hashes as a 64-bit CPython 3.11 with `PYTHONHASHSEED=0` has them: Spark's workers, where an RDD's keys find their partitions."""

from __future__ import annotations

import datetime
import decimal
import enum
from typing import Any

from pyspark._engine import unsupported

_MASK = 0xFFFFFFFFFFFFFFFF
_PRIME = (1 << 61) - 1
_INFINITY = 314159
_IMAGINARY = 1000003


def hash64(value: Any) -> int:
    """The hash of a value; what can't be one raises Python's own TypeError."""
    if type(value).__hash__ is object.__hash__:
        raise _not_portable(value, "their hash is another one in each Python process")
    if value is None:
        raise _not_portable(value, "the hash of None within another value differs by platform")
    if isinstance(value, enum.Enum) and type(value).__hash__ is enum.Enum.__hash__:
        return hash64(value._name_)
    for kind, of in _KINDS:
        if isinstance(value, kind) and type(value).__hash__ is kind.__hash__:
            return of(value)
    hash(value)  # what can't be hashed says so
    raise _not_portable(value, "their own __hash__ runs here in a Python of 32 bits, and Spark's has 64")


def _not_portable(value: Any, reason: str) -> Exception:
    return unsupported(
        "KEY_NOT_PORTABLE",
        f"spread {type(value).__name__} keys over partitions",
        reason,
        "Use keys that are numbers, texts, dates or tuples of them, or one partition.",
    )


def _signed(number: int) -> int:
    number &= _MASK
    number = number - (1 << 64) if number >> 63 else number
    return -2 if number == -1 else number


def _of_int(value: int) -> int:
    found = abs(value) % _PRIME
    found = -found if value < 0 else found
    return -2 if found == -1 else found


def _of_ratio(numerator: int, denominator: int) -> int:
    """Of any number that is a ratio: equal numbers of all types have one hash."""
    if denominator % _PRIME == 0:
        found = _INFINITY
    else:
        found = abs(numerator) % _PRIME * pow(denominator, _PRIME - 2, _PRIME) % _PRIME
    found = -found if numerator < 0 else found
    return -2 if found == -1 else found


def _of_float(value: float) -> int:
    if value != value:
        raise _not_portable(value, "Python hashes each NaN by where it lies in memory")
    if value in (float("inf"), float("-inf")):
        return _INFINITY if value > 0 else -_INFINITY
    return _of_ratio(*value.as_integer_ratio())


def _of_decimal(value: decimal.Decimal) -> int:
    if value.is_snan():
        raise TypeError("Cannot hash a signaling NaN value")
    if not value.is_finite():
        return _of_float(float(value))
    return _of_ratio(*value.as_integer_ratio())


def _of_complex(value: complex) -> int:
    return _signed(_of_float(value.real) + _IMAGINARY * _of_float(value.imag))


def _of_str(value: str) -> int:
    widest = max(map(ord, value), default=0)
    kind = "latin-1" if widest < 0x100 else "utf-16-le" if widest < 0x10000 else "utf-32-le"
    return _of_bytes(value.encode(kind, "surrogatepass"))


def _of_bytes(value: bytes) -> int:
    return _signed(_siphash(value)) if value else 0


def _of_tuple(value: tuple[Any, ...]) -> int:
    prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
    found = prime5
    for each in value:
        found = (found + (hash64(each) & _MASK) * prime2) & _MASK
        found = ((found << 31) | (found >> 33)) & _MASK
        found = found * prime1 & _MASK
    found = (found + (len(value) ^ (prime5 ^ 3527539))) & _MASK
    return 1546275796 if found == _MASK else _signed(found)


def _of_frozenset(value: frozenset[Any]) -> int:
    found = 0
    for each in value:
        bits = hash64(each) & _MASK
        found ^= ((bits ^ 89869747) ^ (bits << 16)) * 3644798167 & _MASK
    found ^= (len(value) + 1) * 1927868237 & _MASK
    found ^= (found >> 11) ^ (found >> 25)
    found = (found * 69069 + 907133923) & _MASK
    return 590923713 if found == _MASK else _signed(found)


def _of_timedelta(value: datetime.timedelta) -> int:
    return hash64((value.days, value.seconds, value.microseconds))


def _of_moment(value: datetime.datetime | datetime.time) -> int:
    """Without a zone: where there is one, Python hashes the moment in UTC in another way."""
    if value.utcoffset() is not None:
        raise _not_portable(value, "dryfit hashes none with a time zone")
    state = value.replace(tzinfo=None, fold=0).__reduce__()[1]
    assert isinstance(state, tuple)
    return _of_bytes(state[0])


def _of_date(value: datetime.date) -> int:
    state = value.__reduce__()[1]
    assert isinstance(state, tuple)
    return _of_bytes(state[0])


_KINDS: tuple[tuple[type, Any], ...] = (
    (int, _of_int),
    (float, _of_float),
    (str, _of_str),
    (bytes, _of_bytes),
    (tuple, _of_tuple),
    (decimal.Decimal, _of_decimal),
    (datetime.datetime, _of_moment),
    (datetime.date, _of_date),
    (datetime.time, _of_moment),
    (datetime.timedelta, _of_timedelta),
    (frozenset, _of_frozenset),
    (complex, _of_complex),
)


def _siphash(data: bytes) -> int:
    """SipHash-1-3 with a key of zeros (Aumasson and Bernstein)."""
    a, b = 0x736F6D6570736575, 0x646F72616E646F6D
    c, d = 0x6C7967656E657261, 0x7465646279746573

    def turn() -> None:
        nonlocal a, b, c, d
        a = (a + b) & _MASK
        b = _turned(b, 13) ^ a
        a = _turned(a, 32)
        c = (c + d) & _MASK
        d = _turned(d, 16) ^ c
        a = (a + d) & _MASK
        d = _turned(d, 21) ^ a
        c = (c + b) & _MASK
        b = _turned(b, 17) ^ c
        c = _turned(c, 32)

    whole = len(data) // 8 * 8
    words = [int.from_bytes(data[i : i + 8], "little") for i in range(0, whole, 8)]
    words.append(int.from_bytes(data[whole:], "little") | (len(data) & 0xFF) << 56)
    for word in words:
        d ^= word
        turn()
        a ^= word
    c ^= 0xFF
    for _ in range(3):
        turn()
    return a ^ b ^ c ^ d


def _turned(number: int, by: int) -> int:
    return ((number << by) | (number >> (64 - by))) & _MASK
