"""The methods of an RDD of pairs."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from typing import Any

Partitions = list[list[Any]]


class PairMethods:
    """What an RDD of (key, value) pairs can do."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def _by_key(self, add: Callable[[dict[Any, Any], Any, Any], None]) -> Any:
        def gather(values: list[Any]) -> list[Any]:
            groups: dict[Any, Any] = {}
            for key, value in values:
                add(groups, key, value)
            return list(groups.items())

        return self._gathered(gather)

    def reduceByKey(self, func: Callable[[Any, Any], Any], numPartitions: int | None = None, *_: Any) -> Any:
        """The values of each key, joined by a function."""

        def add(groups: dict[Any, Any], key: Any, value: Any) -> None:
            groups[key] = func(groups[key], value) if key in groups else value

        return self._by_key(add)

    def groupByKey(self, numPartitions: int | None = None, *_: Any) -> Any:
        """The values of each key."""
        return self._by_key(lambda groups, key, value: groups.setdefault(key, []).append(value))

    def groupBy(self, f: Callable[[Any], Any], numPartitions: int | None = None, *_: Any) -> Any:
        """The elements of each key that a function gives."""
        return self.keyBy(f).groupByKey()

    def aggregateByKey(
        self, zeroValue: Any, seqFunc: Callable[..., Any], combFunc: Callable[..., Any], *_: Any
    ) -> Any:
        """The values of each key, gathered into one of another type."""
        return self.combineByKey(lambda v: seqFunc(first_value(zeroValue), v), seqFunc, combFunc)

    def foldByKey(self, zeroValue: Any, func: Callable[[Any, Any], Any], *_: Any) -> Any:
        """The values of each key, joined by a function, from a first value."""
        return self.combineByKey(lambda v: func(first_value(zeroValue), v), func, func)

    def combineByKey(
        self,
        createCombiner: Callable[[Any], Any],
        mergeValue: Callable[[Any, Any], Any],
        mergeCombiners: Callable[[Any, Any], Any],
        *_: Any,
    ) -> Any:
        """The values of each key, gathered within each partition and then across."""

        def gather(parts: Partitions) -> Partitions:
            merged: dict[Any, Any] = {}
            for p in parts:
                local: dict[Any, Any] = {}
                for key, value in p:
                    local[key] = mergeValue(local[key], value) if key in local else createCombiner(value)
                for key, value in local.items():
                    merged[key] = mergeCombiners(merged[key], value) if key in merged else value
            return [list(merged.items())]

        return self._with(gather, 1)

    def countByKey(self) -> dict[Any, int]:
        """How many pairs each key has."""
        return self.keys().countByValue()

    def countByValue(self) -> dict[Any, int]:
        """How often each element occurs."""
        counts: dict[Any, int] = {}
        for x in self.collect():
            counts[x] = counts.get(x, 0) + 1
        return counts

    def collectAsMap(self) -> dict[Any, Any]:
        """The pairs as a dict."""
        return dict(self.collect())

    def lookup(self, key: Any) -> list[Any]:
        """The values of a key."""
        return [v for k, v in self.collect() if k == key]

    def _joined(self, other: Any, left_outer: bool, right_outer: bool) -> Any:
        def join(values: list[Any]) -> list[Any]:
            left, right = _groups(values), _groups(other.collect())
            pairs = []
            for key in dict.fromkeys([*left, *right]):
                a = left.get(key) or ([None] if right_outer else [])
                b = right.get(key) or ([None] if left_outer else [])
                pairs.extend((key, pair) for pair in itertools.product(a, b))
            return pairs

        return self._gathered(join)

    def join(self, other: Any, numPartitions: int | None = None) -> Any:
        """Pairs of both that have one key."""
        return self._joined(other, False, False)

    def leftOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs, with those of the other that have their key."""
        return self._joined(other, True, False)

    def rightOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs of the other, with those that have their key."""
        return self._joined(other, False, True)

    def fullOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs of both."""
        return self._joined(other, True, True)

    def subtractByKey(self, other: Any, numPartitions: int | None = None) -> Any:
        """The pairs whose key the other does not have."""
        return self._gathered(lambda values: [kv for kv in values if kv[0] not in set(other.keys().collect())])


def _groups(pairs: list[Any]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def first_value(value: Any) -> Any:
    """A first value of its own for each partition: functions may change it."""
    return copy.deepcopy(value)
