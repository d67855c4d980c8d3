"""The methods of a DataFrame that take a second one: joins and set operations."""

from __future__ import annotations

from functools import reduce
from typing import Any, Self

from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._mismatch import call_mismatch
from pyspark.sql.column import Column

_JOIN_TYPES = {
    "inner": "inner",
    "outer": "full_outer",
    "full": "full_outer",
    "fullouter": "full_outer",
    "leftouter": "left_outer",
    "left": "left_outer",
    "rightouter": "right_outer",
    "right": "right_outer",
    "leftsemi": "left_semi",
    "semi": "left_semi",
    "leftanti": "left_anti",
    "anti": "left_anti",
    "cross": "cross",
}
_JOIN_TYPE_NAMES = (
    "'inner', 'outer', 'full', 'fullouter', 'full_outer', 'leftouter', 'left', 'left_outer', 'rightouter', 'right', "
    "'right_outer', 'leftsemi', 'left_semi', 'semi', 'leftanti', 'left_anti', 'anti', 'cross'"
)


def _input(frame: Any) -> dict[str, Any]:
    """A frame as the input of a relation. What is no frame fails as in PySpark: it has no `_jdf`."""
    if isinstance(frame, Column):
        raise call_mismatch("join", frame)
    handle = frame.__dict__.get("_handle") if hasattr(frame, "__dict__") else None
    return {"frame": frame._jdf if handle is None else handle}


def join_type(how: str) -> str:
    """The join type under any of the names that Spark takes."""
    found = _JOIN_TYPES.get(how.lower().replace("_", ""))
    if found is None:
        raise IllegalArgumentException(
            f"Unsupported join type '{how}'. Supported join types include: {_JOIN_TYPE_NAMES}.", ""
        )
    return found


def check_names(method: str, names: list[Any]) -> None:
    """Raises what Java raises for a name that is no text."""
    for name in names:
        if not isinstance(name, str):
            raise call_mismatch(method, name)


class FramePairs(FrameBase):
    """Joins and set operations: each gives a new frame."""

    def join(self, other: Any, on: Any = None, how: str | None = None) -> Self:
        """The rows of two frames that belong together."""
        relation: dict[str, Any] = {"kind": "Join", "left": {"frame": self._handle}, "right": _input(other)}
        if on is not None:
            columns = on if isinstance(on, list) else [on]
            if isinstance(columns[0], str):
                check_names("join", columns)
                relation["usingColumns"] = columns
            else:
                assert isinstance(columns[0], Column), "on should be Column or list of Column"
                relation["joinCondition"] = reduce(lambda a, b: a & b, columns)._expr
        assert how is None or isinstance(how, str), "how should be a string"
        relation["joinType"] = "inner" if how is None else join_type(how)
        return self._with(relation)

    def crossJoin(self, other: Any) -> Self:
        """Every row with every row of another frame."""
        return self._with(
            {"kind": "Join", "left": {"frame": self._handle}, "right": _input(other), "joinType": "cross"}
        )

    def _set(self, other: Any, kind: str, is_all: bool, **fields: Any) -> Self:
        return self._with(
            {
                "kind": "SetOperation",
                "leftInput": {"frame": self._handle},
                "rightInput": _input(other),
                "setOpType": kind,
                "isAll": is_all,
                **fields,
            }
        )

    def union(self, other: Any) -> Self:
        """The rows of both, columns by position."""
        return self._set(other, "union", True)

    def unionAll(self, other: Any) -> Self:
        """The same as `union`."""
        return self.union(other)

    def unionByName(self, other: Any, allowMissingColumns: bool = False) -> Self:
        """The rows of both, columns by name."""
        return self._set(other, "union", True, byName=True, allowMissingColumns=allowMissingColumns)

    def intersect(self, other: Any) -> Self:
        """The rows that both have, each once."""
        return self._set(other, "intersect", False)

    def intersectAll(self, other: Any) -> Self:
        """The rows that both have, as often as both have them."""
        return self._set(other, "intersect", True)

    def subtract(self, other: Any) -> Self:
        """The rows that the other does not have, each once."""
        return self._set(other, "except", False)

    def exceptAll(self, other: Any) -> Self:
        """The rows that are left when each of the other takes one away."""
        return self._set(other, "except", True)
