"""The methods of an RDD of pairs."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import product
from typing import Any

from pyspark._shuffle import Partitioner, fresh, gathered, portable_hash
from pyspark.resultiterable import ResultIterable

_Partition = Callable[[Any], int]


class PairMethods:
    """What an RDD of (key, value) pairs can do."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def keys(self) -> Any:
        """The first of each pair."""
        return self.map(lambda kv: kv[0])

    def values(self) -> Any:
        """The second of each pair."""
        return self.map(lambda kv: kv[1])

    def mapValues(self, f: Callable[[Any], Any]) -> Any:
        """Pairs with their second changed."""
        return self.map(lambda kv: (kv[0], f(kv[1])), preservesPartitioning=True)

    def flatMapValues(self, f: Callable[[Any], Iterable[Any]]) -> Any:
        """Pairs with all that a function makes of their second."""
        return self.flatMap(lambda kv: ((kv[0], x) for x in f(kv[1])), preservesPartitioning=True)

    # ---- by key

    def partitionBy(self, numPartitions: int | None, partitionFunc: _Partition = portable_hash) -> Any:
        """The pairs where a function of their keys sends them."""
        partitioner = Partitioner(self._reducers() if numPartitions is None else numPartitions, partitionFunc)
        if self.partitioner == partitioner:
            return self

        def dealt() -> list[list[Any]]:
            out: list[list[Any]] = [[] for _ in range(partitioner.numPartitions)]
            for index in range(self._count):
                for key, value in self._elements(index):
                    out[partitioner(key)].append((key, value))
            return out

        return self._shuffled(dealt, partitioner.numPartitions, partitioner)

    def combineByKey(
        self,
        createCombiner: Callable[[Any], Any],
        mergeValue: Callable[[Any, Any], Any],
        mergeCombiners: Callable[[Any, Any], Any],
        numPartitions: int | None = None,
        partitionFunc: _Partition = portable_hash,
    ) -> Any:
        """The values of each key, gathered within each partition and then across."""
        reducers = self._reducers() if numPartitions is None else numPartitions
        local = self.mapPartitions(lambda it: gathered(it, createCombiner, mergeValue), preservesPartitioning=True)
        spread = local.partitionBy(reducers, partitionFunc)
        return spread.mapPartitions(lambda it: gathered(it, lambda x: x, mergeCombiners), preservesPartitioning=True)

    def reduceByKey(
        self,
        func: Callable[[Any, Any], Any],
        numPartitions: int | None = None,
        partitionFunc: _Partition = portable_hash,
    ) -> Any:
        """The values of each key, joined by a function."""
        return self.combineByKey(lambda x: x, func, func, numPartitions, partitionFunc)

    def groupByKey(self, numPartitions: int | None = None, partitionFunc: _Partition = portable_hash) -> Any:
        """The values of each key."""
        lists = self.combineByKey(lambda x: [x], _appended, operator.iadd, numPartitions, partitionFunc)
        return lists.mapValues(ResultIterable)

    def groupBy(
        self, f: Callable[[Any], Any], numPartitions: int | None = None, partitionFunc: _Partition = portable_hash
    ) -> Any:
        """The elements of each key that a function gives."""
        return self.map(lambda x: (f(x), x)).groupByKey(numPartitions, partitionFunc)

    def aggregateByKey(
        self,
        zeroValue: Any,
        seqFunc: Callable[[Any, Any], Any],
        combFunc: Callable[[Any, Any], Any],
        numPartitions: int | None = None,
        partitionFunc: _Partition = portable_hash,
    ) -> Any:
        """The values of each key, gathered into one of another type."""
        return self.combineByKey(
            lambda v: seqFunc(fresh(zeroValue), v), seqFunc, combFunc, numPartitions, partitionFunc
        )

    def foldByKey(
        self,
        zeroValue: Any,
        func: Callable[[Any, Any], Any],
        numPartitions: int | None = None,
        partitionFunc: _Partition = portable_hash,
    ) -> Any:
        """The values of each key, joined by a function, from a first value."""
        return self.combineByKey(
            lambda v: func(fresh(zeroValue), v), func, func, numPartitions, partitionFunc
        )

    def reduceByKeyLocally(self, func: Callable[[Any, Any], Any]) -> dict[Any, Any]:
        """The values of each key, joined by a function, as a dict."""

        def merged(a: dict[Any, Any], b: dict[Any, Any]) -> dict[Any, Any]:
            for key, value in b.items():
                a[key] = func(a[key], value) if key in a else value
            return a

        return self.mapPartitions(lambda it: [dict(gathered(it, lambda x: x, func))]).reduce(merged)

    def countByKey(self) -> dict[Any, int]:
        """How many pairs each key has."""
        return self.map(lambda kv: kv[0]).countByValue()

    def collectAsMap(self) -> dict[Any, Any]:
        """The pairs as a dict."""
        return dict(self.collect())

    def lookup(self, key: Any) -> list[Any]:
        """The values of a key."""
        values = self.filter(lambda kv: kv[0] == key).values()
        if self.partitioner is None:
            return values.collect()
        return values._task(self.partitioner(key), list)

    # ---- in order

    def sortByKey(
        self, ascending: bool | None = True, numPartitions: int | None = None, keyfunc: Callable[[Any], Any] = lambda x: x
    ) -> Any:
        """Pairs in order of their first: spread by bounds that a sample gives."""
        reducers = self._reducers() if numPartitions is None else numPartitions

        def ordered(it: Iterator[Any]) -> Iterator[Any]:
            return iter(sorted(it, key=lambda kv: keyfunc(kv[0]), reverse=not ascending))

        if reducers == 1:
            one = self.coalesce(1) if self._count > 1 else self
            return one.mapPartitions(ordered, True)
        size = self.count()
        if not size:
            return self
        fraction = min(reducers * 20.0 / max(size, 1), 1.0)
        sample = sorted(self.sample(False, fraction, 1).map(lambda kv: kv[0]).collect(), key=keyfunc)
        bounds = [sample[int(len(sample) * (i + 1) / reducers)] for i in range(reducers - 1)]

        def place(key: Any) -> int:
            at = bisect.bisect_left(bounds, keyfunc(key))
            return at if ascending else reducers - 1 - at

        return self.partitionBy(reducers, place).mapPartitions(ordered, True)

    def repartitionAndSortWithinPartitions(
        self,
        numPartitions: int | None = None,
        partitionFunc: _Partition = portable_hash,
        ascending: bool = True,
        keyfunc: Callable[[Any], Any] = lambda x: x,
    ) -> Any:
        """Pairs where a function of their keys sends them, in order there."""
        spread = self.partitionBy(numPartitions, partitionFunc)
        return spread.mapPartitions(
            lambda it: iter(sorted(it, key=lambda kv: keyfunc(kv[0]), reverse=not ascending)), True
        )

    # ---- with others

    def cogroup(self, other: Any, numPartitions: int | None = None) -> Any:
        """The values of each key in both."""
        return _together([self, other], numPartitions).mapValues(lambda lists: tuple(map(ResultIterable, lists)))

    def groupWith(self, other: Any, *others: Any) -> Any:
        """The values of each key in all."""
        return _together([self, other, *others], None).mapValues(lambda lists: tuple(map(ResultIterable, lists)))

    def _joined(self, other: Any, numPartitions: int | None, left_outer: bool, right_outer: bool) -> Any:
        def pairs(lists: tuple[list[Any], ...]) -> Iterable[Any]:
            left, right = lists
            return product(left or ([None] if right_outer else []), right or ([None] if left_outer else []))

        return _together([self, other], numPartitions).flatMapValues(pairs)

    def join(self, other: Any, numPartitions: int | None = None) -> Any:
        """Pairs of both that have one key."""
        return self._joined(other, numPartitions, False, False)

    def leftOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs, with those of the other that have their key."""
        return self._joined(other, numPartitions, True, False)

    def rightOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs of the other, with those that have their key."""
        return self._joined(other, numPartitions, False, True)

    def fullOuterJoin(self, other: Any, numPartitions: int | None = None) -> Any:
        """All pairs of both."""
        return self._joined(other, numPartitions, True, True)

    def subtractByKey(self, other: Any, numPartitions: int | None = None) -> Any:
        """The pairs whose key the other does not have."""
        grouped = self.cogroup(other, numPartitions)
        return grouped.filter(lambda kv: kv[1][0] and not kv[1][1]).flatMapValues(lambda lists: lists[0])


def _together(rdds: list[Any], numPartitions: int | None) -> Any:
    """Of each key, its values in each of them: a list for each."""

    def marked(number: int, rdd: Any) -> Any:
        return rdd.mapValues(lambda v: (number, v))

    def split(values: Iterable[tuple[int, Any]]) -> tuple[list[Any], ...]:
        lists: tuple[list[Any], ...] = tuple([] for _ in rdds)
        for number, value in values:
            lists[number].append(value)
        return lists

    union = reduce(lambda a, b: a.union(b), [marked(i, rdd) for i, rdd in enumerate(rdds)])
    return union.groupByKey(numPartitions).mapValues(split)


def _appended(values: list[Any], value: Any) -> list[Any]:
    values.append(value)
    return values
