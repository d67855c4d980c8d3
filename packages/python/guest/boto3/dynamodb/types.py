"""Values of Python as DynamoDB's, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Clamped, Context, Decimal, Inexact, Overflow, Rounded, Underflow
from typing import Any

STRING, NUMBER, BINARY = "S", "N", "B"
STRING_SET, NUMBER_SET, BINARY_SET = "SS", "NS", "BS"
NULL, BOOLEAN, MAP, LIST = "NULL", "BOOL", "M", "L"

DYNAMODB_CONTEXT = Context(Emin=-128, Emax=126, prec=38, traps=[Clamped, Overflow, Inexact, Rounded, Underflow])
BINARY_TYPES = (bytearray, bytes)


class Binary:
    """Bytes, as DynamoDB gives them."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, BINARY_TYPES):
            raise TypeError(f"Value must be of the following types: {', '.join(str(kind) for kind in BINARY_TYPES)}")
        self.value = value

    def __eq__(self, other: Any) -> bool:
        return self.value == (other.value if isinstance(other, Binary) else other)

    def __repr__(self) -> str:
        return f"Binary({self.value!r})"

    def __str__(self) -> Any:
        return self.value

    def __bytes__(self) -> bytes:
        return bytes(self.value)

    def __hash__(self) -> int:
        return hash(bytes(self.value))


def _is_number(value: Any) -> bool:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return True
    if isinstance(value, float):
        raise TypeError("Float types are not supported. Use Decimal types instead.")
    return False


def _number(value: Any) -> str:
    number = str(DYNAMODB_CONTEXT.create_decimal(value))
    if number in ("Infinity", "NaN"):
        raise TypeError("Infinity and NaN not supported")
    return number


def _binary(value: Any) -> Any:
    return value.value if isinstance(value, Binary) else value


class TypeSerializer:
    """Python's values as DynamoDB's."""

    def serialize(self, value: Any) -> dict[str, Any]:
        if value is None:
            return {NULL: True}
        if isinstance(value, bool):
            return {BOOLEAN: value}
        if _is_number(value):
            return {NUMBER: _number(value)}
        if isinstance(value, str):
            return {STRING: value}
        if isinstance(value, (Binary, *BINARY_TYPES)):
            return {BINARY: _binary(value)}
        if isinstance(value, Set):
            made = self._set(value)
            if made is not None:
                return made
        elif isinstance(value, Mapping):
            return {MAP: {key: self.serialize(one) for key, one in value.items()}}
        elif isinstance(value, Sequence):
            return {LIST: [self.serialize(one) for one in value]}
        raise TypeError(f'Unsupported type "{type(value)}" for value "{value}"')

    def _set(self, value: Any) -> dict[str, Any] | None:
        if all(_is_number(one) for one in value):
            return {NUMBER_SET: [_number(one) for one in value]}
        if all(isinstance(one, str) for one in value):
            return {STRING_SET: list(value)}
        if all(isinstance(one, (Binary, *BINARY_TYPES)) for one in value):
            return {BINARY_SET: [_binary(one) for one in value]}
        return None


class TypeDeserializer:
    """DynamoDB's values as Python's."""

    def deserialize(self, value: Any) -> Any:
        if not value:
            raise TypeError("Value must be a nonempty dictionary whose key is a valid dynamodb type.")
        kind, inner = next(iter(value.items()))
        if kind == NULL:
            return None
        if kind in (BOOLEAN, STRING):
            return inner
        if kind == NUMBER:
            return DYNAMODB_CONTEXT.create_decimal(inner)
        if kind == BINARY:
            return Binary(inner)
        if kind == NUMBER_SET:
            return {DYNAMODB_CONTEXT.create_decimal(one) for one in inner}
        if kind == STRING_SET:
            return set(inner)
        if kind == BINARY_SET:
            return {Binary(one) for one in inner}
        if kind == LIST:
            return [self.deserialize(one) for one in inner]
        if kind == MAP:
            return {key: self.deserialize(one) for key, one in inner.items()}
        raise TypeError(f"Dynamodb type {kind} is not supported")
