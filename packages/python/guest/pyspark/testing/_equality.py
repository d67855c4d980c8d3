"""When PySpark's assertions call values, rows and schemas equal, and how they show where they are not."""

from __future__ import annotations

import difflib
from itertools import zip_longest
from typing import Any

from pyspark.sql.types import ArrayType, DataType, Row, StructType

_RED, _PLAIN = "\033[31m", "\033[0m"


def same_types(one: DataType, other: DataType) -> bool:
    """Of arrays and structs what is in them is compared; of others, as PySpark does it, the name of the type alone."""
    if one.typeName() != other.typeName():
        return False
    if isinstance(one, ArrayType) and isinstance(other, ArrayType):
        return same_types(one.elementType, other.elementType)
    return not isinstance(one, StructType) or not isinstance(other, StructType) or same_schemas(one, other)


def same_schemas(one: StructType, other: StructType) -> bool:
    """Whether fields have the same names and types in the same order; what may be null does not matter."""
    return len(one) == len(other) and all(
        a.name == b.name and same_types(a.dataType, b.dataType) for a, b in zip(one, other)
    )


def schema_difference(actual: StructType, expected: StructType) -> str:
    """Both schemas, with marks below the characters that differ."""
    lines = difflib.ndiff(str(actual).splitlines(), str(expected).splitlines())
    return "\n".join(["--- actual", "+++ expected", *lines])


class Tolerance:
    """How far numbers may lie apart."""

    def __init__(self, relative: float, absolute: float) -> None:
        self._relative = relative
        self._absolute = absolute

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values are equal; NaN lies never too far from a number, as in PySpark."""
        if isinstance(one, (list, Row)) and isinstance(other, type(one)):
            return len(one) == len(other) and all(map(self.same, one, other))
        if isinstance(one, dict) and isinstance(other, dict):
            return one.keys() == other.keys() and all(self.same(value, other[key]) for key, value in one.items())
        if isinstance(one, float) and isinstance(other, float):
            return not abs(one - other) > self._absolute + self._relative * abs(other)
        return one == other


def rows_difference(actual: list[Any], expected: list[Any], tolerance: Tolerance) -> str | None:
    """Which share of the rows differs, and all rows of both sides; nothing where they are equal."""
    pairs = list(zip_longest(actual, expected))
    different = sum(not tolerance.same(one, other) for one, other in pairs)
    if not different:
        return None
    ours, theirs = ("".join(f"{row}\n" for row in side).splitlines() for side in zip(*pairs))
    share = f"Results do not match: ( {different / len(pairs) * 100:.5f} % )"
    return "\n".join([share, "*** actual ***", *_side(ours, theirs, 0), "\n", "*** expected ***", *_side(ours, theirs, 1)])


_MARKS = ({"equal": "  ", "replace": "! ", "delete": "- "}, {"equal": "  ", "replace": "! ", "insert": "+ "})


def _side(ours: list[str], theirs: list[str], which: int) -> list[str]:
    """The lines of one side, marked and red where the other side has none like them."""
    shown: list[str] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, ours, theirs).get_opcodes():
        mark = _MARKS[which].get(tag)
        if mark is None:
            continue
        for line in theirs[j1:j2] if which else ours[i1:i2]:
            shown.append(f"{mark}{line}" if tag == "equal" else f"{_RED}{mark}{line}{_PLAIN}")
    return shown
