"""The RDD of a frame: its rows, in the partitions that the frame has."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from pyspark._engine import unsupported
from pyspark.rdd import RDD


class ReadRDD(RDD):
    """Elements that are computed, all partitions at once, when the first action asks for them, and by each one after it."""

    def __init__(self, ctx: Any) -> None:
        super().__init__(self._of_part, ctx, 1)
        self._doubt: str | None = None
        self._rows: list[list[Any]] = []
        self._is_known = self._is_begun = False

    def _read(self) -> list[list[Any]]:
        raise NotImplementedError

    def _of_part(self, index: int) -> list[Any]:
        # An action asks anew, as Spark computes it anew; one that had to know their number first has its elements.
        if not self._rows or (index == 0 and self._is_begun):
            self._compute()
        parts, self._is_begun = self._rows, True
        if index == self._partitions - 1:
            self._rows = []
        return parts[index]

    def _compute(self) -> None:
        self._rows = self._read()
        self._partitions, self._is_known, self._is_begun = len(self._rows), True, False

    @property
    def _count(self) -> int:
        if not self._is_known:
            self._compute()
        return self._partitions

    def _told(self) -> None:
        _ = self._count
        if self._doubt is not None:
            raise unsupported(
                "PARTITIONS_UNKNOWN",
                "tell the partitions of a frame",
                self._doubt,
                "Repartition the frame before it becomes an RDD, or map its elements.",
            )


class FrameRDD(ReadRDD):
    """The rows of a frame."""

    __module__, __qualname__ = "pyspark.rdd", "RDD"

    def __init__(self, frame: Any) -> None:
        super().__init__(frame._session._sc)
        self._frame = frame

    def _read(self) -> list[list[Any]]:
        rows, sizes, self._doubt = self._frame._by_partition()
        at = [0, *accumulate(sizes)]
        return [rows[a:b] for a, b in zip(at, at[1:])]
