"""The actions of an RDD: what computes it."""

from __future__ import annotations

import bisect
import heapq
import math
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import islice
from typing import Any

from pyspark._shuffle import fresh
from pyspark.statcounter import StatCounter


class BoundedFloat(float):
    """A number and how sure it is: all partitions were looked at, so it is."""

    confidence: float
    low: float
    high: float

    def __new__(cls, mean: float, confidence: float, low: float, high: float) -> BoundedFloat:
        made = super().__new__(cls, mean)
        made.confidence, made.low, made.high = confidence, low, high
        return made


class Actions:
    """What an RDD gives to the job."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def collect(self) -> list[Any]:
        """All elements."""
        return [x for part in self._tasks(list) for x in part]

    def collectWithJobGroup(self, groupId: str, description: str, interruptOnCancel: bool = False) -> list[Any]:
        """All elements."""
        return self.collect()

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Any]:
        """All elements, partition by partition."""
        return (x for index in range(self._count) for x in self._task(index, list))

    def take(self, num: int) -> list[Any]:
        """The first elements, from as few partitions as hold them."""
        found: list[Any] = []
        for index in range(self._count):
            left = num - len(found)
            if left <= 0:
                break
            found += self._task(index, lambda it, left=left: list(islice(it, left)))  # type: ignore[misc]
        return found

    def first(self) -> Any:
        """The first element."""
        found = self.take(1)
        if not found:
            raise ValueError("RDD is empty")
        return found[0]

    def isEmpty(self) -> bool:
        """Whether there is no element."""
        return not self.take(1)

    def count(self) -> int:
        """The number of elements."""
        return sum(self._tasks(lambda it: sum(1 for _ in it)))

    def countApprox(self, timeout: int, confidence: float = 0.95) -> int:
        """The number of elements."""
        return self.count()

    def countByValue(self) -> dict[Any, int]:
        """How often each element occurs."""

        def counted(it: Iterable[Any]) -> list[dict[Any, int]]:
            counts: dict[Any, int] = defaultdict(int)
            for x in it:
                counts[x] += 1
            return [counts]

        def merged(a: dict[Any, int], b: dict[Any, int]) -> dict[Any, int]:
            for x, n in b.items():
                a[x] += n
            return a

        return self.mapPartitions(counted).reduce(merged)

    def foreach(self, f: Callable[[Any], None]) -> None:
        """Calls a function for each element."""

        def call(it: Iterator[Any]) -> None:
            for x in it:
                f(x)

        self._tasks(call)

    def foreachPartition(self, f: Callable[[Iterator[Any]], Any]) -> None:
        """Calls a function for each partition."""
        self._tasks(lambda it: list(f(it) or ()))

    # ---- one value of all

    def reduce(self, f: Callable[[Any, Any], Any]) -> Any:
        """The elements joined by a function, partition by partition."""
        parts = [x for part in self._tasks(lambda it: [reduce(f, list(each)) for each in _unless_empty(it)]) for x in part]
        if not parts:
            raise ValueError("Can not reduce() empty RDD")
        return reduce(f, parts)

    def fold(self, zeroValue: Any, op: Callable[[Any, Any], Any]) -> Any:
        """The elements joined by a function, each partition from a first value."""
        return self.aggregate(zeroValue, op, op)

    def aggregate(self, zeroValue: Any, seqOp: Callable[[Any, Any], Any], combOp: Callable[[Any, Any], Any]) -> Any:
        """The elements gathered into a value of another type."""
        return reduce(combOp, self._tasks(lambda it: reduce(seqOp, it, fresh(zeroValue))), zeroValue)

    def treeReduce(self, f: Callable[[Any, Any], Any], depth: int = 2) -> Any:
        """The elements joined by a function, partitions in groups."""
        if depth < 1:
            raise ValueError(f"Depth cannot be smaller than 1 but got {depth}.")
        nothing = (None, True)

        def joined(a: tuple[Any, bool], b: tuple[Any, bool]) -> tuple[Any, bool]:
            return b if a[1] else a if b[1] else (f(a[0], b[0]), False)

        value, empty = self.map(lambda x: (x, False)).treeAggregate(nothing, joined, joined, depth)
        if empty:
            raise ValueError("Cannot reduce empty RDD.")
        return value

    def treeAggregate(
        self, zeroValue: Any, seqOp: Callable[[Any, Any], Any], combOp: Callable[[Any, Any], Any], depth: int = 2
    ) -> Any:
        """The elements gathered into a value of another type, partitions in groups."""
        if depth < 1:
            raise ValueError(f"Depth cannot be smaller than 1 but got {depth}.")
        if self._count == 0:
            return zeroValue
        partly = self.mapPartitions(lambda it: [reduce(seqOp, it, fresh(zeroValue))])
        left: float = self._count
        scale = max(math.ceil(left ** (1.0 / depth)), 2)
        while left > scale + left / scale:
            left /= scale
            groups = int(left)
            numbered = partly.mapPartitionsWithIndex(lambda i, it, n=groups: ((i % n, x) for x in it))  # type: ignore[misc]
            partly = numbered.reduceByKey(combOp, groups).values()
        return partly.reduce(combOp)

    def max(self, key: Callable[[Any], Any] | None = None) -> Any:
        """The greatest element."""
        return self.reduce(max) if key is None else self.reduce(lambda a, b: max(a, b, key=key))

    def min(self, key: Callable[[Any], Any] | None = None) -> Any:
        """The smallest element."""
        return self.reduce(min) if key is None else self.reduce(lambda a, b: min(a, b, key=key))

    def top(self, num: int, key: Callable[[Any], Any] | None = None) -> list[Any]:
        """The greatest elements."""
        parts = self.mapPartitions(lambda it: [heapq.nlargest(num, it, key=key)])
        return parts.reduce(lambda a, b: heapq.nlargest(num, a + b, key=key))

    def takeOrdered(self, num: int, key: Callable[[Any], Any] | None = None) -> list[Any]:
        """The smallest elements."""
        if num < 0:
            raise ValueError("top N cannot be negative.")
        if num == 0 or self._count == 0:
            return []
        parts = self.mapPartitions(lambda it: [heapq.nsmallest(num, it, key)])
        return parts.reduce(lambda a, b: heapq.nsmallest(num, a + b, key))

    # ---- numbers

    def sum(self) -> Any:
        """The sum of the elements: added one by one, where Python from 3.12 on would make up for what is rounded."""
        return reduce(operator.add, self._tasks(lambda it: reduce(operator.add, it, 0)), 0)

    def stats(self) -> StatCounter:
        """Count, mean, variance and bounds."""
        return self.mapPartitions(lambda it: [StatCounter(it)]).reduce(lambda a, b: a.mergeStats(b))

    def mean(self) -> float:
        """The average of the elements."""
        return self.stats().mean()

    def variance(self) -> float:
        """Their variance."""
        return self.stats().variance()

    def stdev(self) -> float:
        """Their standard deviation."""
        return self.stats().stdev()

    def sampleStdev(self) -> float:
        """The standard deviation that they as a sample let expect."""
        return self.stats().sampleStdev()

    def sampleVariance(self) -> float:
        """The variance that they as a sample let expect."""
        return self.stats().sampleVariance()

    def sumApprox(self, timeout: int, confidence: float = 0.95) -> BoundedFloat:
        """The sum of the elements."""
        total = float(self.map(float).sum())
        return BoundedFloat(total, 1.0, total, total)

    def meanApprox(self, timeout: int, confidence: float = 0.95) -> BoundedFloat:
        """The average of the elements."""
        mean = self.map(float).mean()
        return BoundedFloat(mean, 1.0, mean, mean)

    def histogram(self, buckets: Any) -> tuple[Any, list[int]]:
        """How many elements lie in each bucket: in so many of one width, or between these bounds."""
        if isinstance(buckets, int):
            if buckets < 1:
                raise ValueError("number of buckets must be >= 1")
            comparable = self.filter(_is_comparable)
            least, most = comparable.map(lambda x: (x, x)).reduce(lambda a, b: (min(a[0], b[0]), max(a[1], b[1])))
            if least == most or buckets == 1:
                return [least, most], [comparable.count()]
            bounds, width = _even_bounds(least, most, buckets)
        elif isinstance(buckets, (list, tuple)):
            bounds, width = buckets, _width_of(buckets)
        else:
            raise TypeError("buckets should be a list or tuple or number(int or long)")
        first, last = bounds[0], bounds[-1]

        def counted(it: Iterable[Any]) -> list[list[int]]:
            counts = [0] * len(bounds)
            for x in it:
                if _is_comparable(x) and first <= x <= last:
                    counts[int((x - first) / width) if width else bisect.bisect_right(bounds, x) - 1] += 1
            # What equals the last bound lies in the last bucket.
            counts[-2:] = [counts[-2] + counts[-1]]
            return [counts]

        return bounds, self.mapPartitions(counted).reduce(lambda a, b: [x + y for x, y in zip(a, b)])


def _unless_empty(it: Iterator[Any]) -> list[Iterator[Any]]:
    for x in it:
        return [_before(x, it)]
    return []


def _before(first: Any, rest: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from rest


def _is_comparable(x: Any) -> bool:
    return x is not None and not (type(x) is float and math.isnan(x))


def _even_bounds(least: Any, most: Any, buckets: int) -> tuple[list[Any], Any]:
    try:
        width = (most - least) / buckets
    except TypeError:
        raise TypeError("Can not generate buckets with non-number in RDD") from None
    if math.isinf(width):
        raise ValueError("Can not generate buckets with infinite value")
    # Whole numbers stay whole where they divide.
    if int(width) * buckets == most - least:
        width = int(width)
    return [*(i * width + least for i in range(buckets)), most], width


def _width_of(bounds: Any) -> Any:
    """The width of buckets of one width, else None."""
    if len(bounds) < 2:
        raise ValueError("buckets should have more than one value")
    if not all(map(_is_comparable, bounds)):
        raise ValueError("can not have None or NaN in buckets")
    if sorted(bounds) != list(bounds):
        raise ValueError("buckets should be sorted")
    if len(set(bounds)) != len(bounds):
        raise ValueError("buckets should not contain duplicated values")
    try:
        steps = [b - a for a, b in zip(bounds, bounds[1:])]
    except TypeError:
        return None
    return (bounds[-1] - bounds[0]) / (len(bounds) - 1) if max(steps) - min(steps) < 1e-10 else None
