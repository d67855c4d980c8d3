"""`ResultIterable`: the values of a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

V = TypeVar("V")

__all__ = ["ResultIterable"]


class ResultIterable(Generic[V]):
    """The values of a key after `groupByKey`: what is known of them is how many there are."""

    def __init__(self, data: Iterable[V]) -> None:
        self.data = data
        self.index = 0
        self.maxindex = len(data)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[V]:
        return iter(self.data)

    def __len__(self) -> int:
        return self.maxindex

    def __reduce__(self) -> Any:
        return ResultIterable, (list(self.data),)
