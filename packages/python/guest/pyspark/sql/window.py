"""Windows: partition, order and frame of a window function."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from pyspark.errors.exceptions.captured import AnalysisException
from pyspark.sql._expression import sort_order, typed
from pyspark.sql.column import expression_of

__all__ = ["Window", "WindowSpec"]

_JAVA_LONG_MIN = -(1 << 63)
_JAVA_LONG_MAX = (1 << 63) - 1


@offer
class WindowSpec:
    """A window: what `Window.partitionBy` and its companions give."""

    def __init__(self, jspec: dict[str, Any] | None = None) -> None:
        self._parts: dict[str, Any] = jspec or {"partitionSpec": [], "orderSpec": []}

    def partitionBy(self, *cols: Any) -> WindowSpec:
        """Rows of equal values form a partition."""
        return WindowSpec({**self._parts, "partitionSpec": [expression_of(c) for c in _flat(cols)]})

    def orderBy(self, *cols: Any) -> WindowSpec:
        """The order within a partition."""
        orders = [expression_of(c) for c in _flat(cols)]
        return WindowSpec(
            {**self._parts, "orderSpec": [o if o["kind"] == "SortOrder" else sort_order(o) for o in orders]}
        )

    def rowsBetween(self, start: int, end: int) -> WindowSpec:
        """A frame by numbers of rows."""
        return self._frame("row", start, end)

    def rangeBetween(self, start: int, end: int) -> WindowSpec:
        """A frame by distance of the order's value."""
        return self._frame("range", start, end)

    def _frame(self, kind: str, start: Any, end: Any) -> WindowSpec:
        # Any number beyond the thresholds is unbounded, as in PySpark.
        if start <= -_JAVA_LONG_MAX:
            start = Window.unboundedPreceding
        if end >= _JAVA_LONG_MAX:
            end = Window.unboundedFollowing
        lower = "unbounded" if start == _JAVA_LONG_MIN else _boundary(start, kind, "start")
        upper = "unbounded" if end == _JAVA_LONG_MAX else _boundary(end, kind, "end")
        frame = {"frameType": kind, "lower": lower, "upper": upper}
        return WindowSpec({**self._parts, "frameSpec": frame})


def _boundary(value: Any, kind: str, side: str) -> Any:
    if value == 0:
        return "currentRow"
    if kind == "row" and not -(1 << 31) <= value < 1 << 31:
        raise _invalid_boundary(value, side)
    return {"value": typed("integer" if kind == "row" else "long", int(value))}


def _invalid_boundary(value: int, side: str) -> AnalysisException:
    """Java's error for a number of rows that is no int; the unbounded of the other side is one."""
    unbounded = f"{_JAVA_LONG_MIN if side == 'start' else _JAVA_LONG_MAX}L"
    error_class = f"INVALID_BOUNDARY.{side.upper()}"
    return AnalysisException(
        f"[{error_class}] The boundary `{side}` is invalid: {value}L. "
        f"Expected the value is '0', '{unbounded}', '[-2147483648, 2147483647]'.",
        "",
        errorClass=error_class,
    )


def _flat(cols: Any) -> Any:
    return cols[0] if len(cols) == 1 and isinstance(cols[0], list) else cols


class Window:
    """Where a window specification starts."""

    unboundedPreceding: int = _JAVA_LONG_MIN
    unboundedFollowing: int = _JAVA_LONG_MAX
    currentRow: int = 0

    @staticmethod
    def partitionBy(*cols: Any) -> WindowSpec:
        """Rows of equal values form a partition."""
        return WindowSpec().partitionBy(*cols)

    @staticmethod
    def orderBy(*cols: Any) -> WindowSpec:
        """The order within a partition."""
        return WindowSpec().orderBy(*cols)

    @staticmethod
    def rowsBetween(start: int, end: int) -> WindowSpec:
        """A frame by numbers of rows."""
        return WindowSpec().rowsBetween(start, end)

    @staticmethod
    def rangeBetween(start: int, end: int) -> WindowSpec:
        """A frame by distance of the order's value."""
        return WindowSpec().rangeBetween(start, end)
