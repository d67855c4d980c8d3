"""`RDD`: Python lists in partitions, computed when an action asks."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from _dryfit.classes import offered
from pyspark._engine import unsupported
from pyspark._pair_rdd import PairMethods, Partitions, first_value
from pyspark._tasks import of_rdd
from pyspark.storagelevel import StorageLevel

__all__ = ["RDD"]

class RDD(PairMethods):
    """Elements in partitions."""

    def __init__(self, compute: Callable[[], Partitions], ctx: Any, partitions: int) -> None:
        self._compute = compute
        self.ctx = ctx
        self._count = partitions
        self._name: str | None = None
        self._kept: Partitions | None = None
        self.is_cached = False
        self.is_checkpointed = False

    @classmethod
    def _of_list(cls, values: list[Any], ctx: Any, slices: int | None = None) -> RDD:
        count = max(1, slices or ctx.defaultParallelism)
        bounds = [i * len(values) // count for i in range(count + 1)]
        return cls(lambda: [values[a:b] for a, b in zip(bounds, bounds[1:])], ctx, count)

    @classmethod
    def _of_frame(cls, frame: Any) -> RDD:
        return cls(lambda: [frame.collect()], frame._session._sc, 1)

    @property
    def context(self) -> Any:
        """The context that made it."""
        return self.ctx

    def _partitions(self) -> Partitions:
        if self._kept is not None:
            return self._kept
        partitions = self._compute()
        if self.is_cached:
            self._kept = partitions
        return partitions

    def _with(self, compute: Callable[[Partitions], Partitions], partitions: int | None = None) -> RDD:
        def computed() -> Partitions:
            parts = self._partitions()
            with of_rdd():
                return compute(parts)

        return RDD(computed, self.ctx, partitions or self._count)

    def _each(self, f: Callable[[list[Any]], Any], parts: Partitions) -> list[Any]:
        with of_rdd():
            return [f(p) for p in parts]

    # ---- element by element

    def map(self, f: Callable[[Any], Any], preservesPartitioning: bool = False) -> RDD:
        """What a function makes of each element."""
        return self._with(lambda parts: [[f(x) for x in p] for p in parts])

    def flatMap(self, f: Callable[[Any], Iterable[Any]], preservesPartitioning: bool = False) -> RDD:
        """All that a function makes of each element."""
        return self._with(lambda parts: [[y for x in p for y in f(x)] for p in parts])

    def filter(self, f: Callable[[Any], bool]) -> RDD:
        """The elements for which a function is true."""
        return self._with(lambda parts: [[x for x in p if f(x)] for p in parts])

    def mapPartitions(self, f: Callable[[Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False) -> RDD:
        """What a function makes of each partition."""
        return self._with(lambda parts: [list(f(iter(p))) for p in parts])

    def mapPartitionsWithIndex(
        self, f: Callable[[int, Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False
    ) -> RDD:
        """What a function makes of each partition and its number."""
        return self._with(lambda parts: [list(f(i, iter(p))) for i, p in enumerate(parts)])

    def zipWithIndex(self) -> RDD:
        """Each element with its position."""

        def number(parts: Partitions) -> Partitions:
            count = itertools.count()
            return [[(x, next(count)) for x in p] for p in parts]

        return self._with(number)

    def zip(self, other: RDD) -> RDD:
        """Elements of two RDDs in pairs."""

        def pair(parts: Partitions) -> Partitions:
            others = other._partitions()
            if any(len(a) != len(b) for a, b in zip(parts, others)):
                raise ValueError("Can not deserialize PairRDD with different number of items in batches")
            return [list(zip(a, b)) for a, b in zip(parts, others)]

        if self._count != other._count:
            raise ValueError("Can only zip with RDD which has the same number of partitions")
        return self._with(pair)

    def glom(self) -> RDD:
        """Each partition as one list."""
        return self._with(lambda parts: [[p] for p in parts])

    def keyBy(self, f: Callable[[Any], Any]) -> RDD:
        """Each element with a key."""
        return self.map(lambda x: (f(x), x))

    def keys(self) -> RDD:
        """The first of each pair."""
        return self.map(lambda x: x[0])

    def values(self) -> RDD:
        """The second of each pair."""
        return self.map(lambda x: x[1])

    def mapValues(self, f: Callable[[Any], Any]) -> RDD:
        """Pairs with their second changed."""
        return self.map(lambda kv: (kv[0], f(kv[1])))

    def flatMapValues(self, f: Callable[[Any], Iterable[Any]]) -> RDD:
        """Pairs with all that a function makes of their second."""
        return self.flatMap(lambda kv: ((kv[0], y) for y in f(kv[1])))

    # ---- together

    def union(self, other: RDD) -> RDD:
        """The elements of both."""
        return self._with(lambda parts: [*parts, *other._partitions()], self._count + other._count)

    def __add__(self, other: RDD) -> RDD:
        if not isinstance(other, RDD):
            raise TypeError
        return self.union(other)

    def distinct(self, numPartitions: int | None = None) -> RDD:
        """Each element once."""
        return self._gathered(lambda values: list(dict.fromkeys(values)))

    def intersection(self, other: RDD) -> RDD:
        """The elements that both have, each once."""
        return self._gathered(lambda values: [x for x in dict.fromkeys(values) if x in set(other.collect())])

    def subtract(self, other: RDD, numPartitions: int | None = None) -> RDD:
        """The elements that the other does not have."""
        return self._gathered(lambda values: [x for x in values if x not in set(other.collect())])

    def cartesian(self, other: RDD) -> RDD:
        """Every pair of elements."""
        return self._gathered(lambda values: list(itertools.product(values, other.collect())))

    def sortBy(
        self, keyfunc: Callable[[Any], Any], ascending: bool = True, numPartitions: int | None = None
    ) -> RDD:
        """The elements in order."""
        return self._gathered(lambda values: sorted(values, key=keyfunc, reverse=not ascending))

    def sortByKey(
        self, ascending: bool = True, numPartitions: int | None = None, keyfunc: Callable[[Any], Any] = lambda x: x
    ) -> RDD:
        """Pairs in order of their first."""
        return self.sortBy(lambda kv: keyfunc(kv[0]), ascending)

    def _gathered(self, f: Callable[[list[Any]], list[Any]]) -> RDD:
        return self._with(lambda parts: [f([x for p in parts for x in p])], 1)

    def repartition(self, numPartitions: int) -> RDD:
        """The elements in other partitions."""
        return RDD(lambda: RDD._of_list(self.collect(), self.ctx, numPartitions)._compute(), self.ctx, numPartitions)

    def coalesce(self, numPartitions: int, shuffle: bool = False) -> RDD:
        """The elements in fewer partitions."""
        return self.repartition(numPartitions) if numPartitions < self._count or shuffle else self

    # ---- actions

    def collect(self) -> list[Any]:
        """All elements."""
        return [x for p in self._partitions() for x in p]

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Any]:
        """All elements, one by one."""
        return iter(self.collect())

    def count(self) -> int:
        """The number of elements."""
        return len(self.collect())

    def isEmpty(self) -> bool:
        """Whether there is no element."""
        return not self.collect()

    def first(self) -> Any:
        """The first element."""
        values = self.collect()
        if not values:
            raise ValueError("RDD is empty")
        return values[0]

    def take(self, num: int) -> list[Any]:
        """The first elements."""
        return self.collect()[: max(0, num)]

    def top(self, num: int, key: Callable[[Any], Any] | None = None) -> list[Any]:
        """The greatest elements."""
        values = self.collect()
        with of_rdd():
            return sorted(values, key=key, reverse=True)[:num]  # type: ignore[type-var, arg-type]

    def takeOrdered(self, num: int, key: Callable[[Any], Any] | None = None) -> list[Any]:
        """The smallest elements."""
        values = self.collect()
        with of_rdd():
            return sorted(values, key=key)[:num]  # type: ignore[type-var, arg-type]

    def reduce(self, f: Callable[[Any, Any], Any]) -> Any:
        """The elements joined by a function."""
        parts = self._each(lambda p: functools.reduce(f, p), [p for p in self._partitions() if p])
        if not parts:
            raise ValueError("Can not reduce() empty RDD")
        return functools.reduce(f, parts)

    def fold(self, zeroValue: Any, op: Callable[[Any, Any], Any]) -> Any:
        """The elements joined by a function, each partition from a first value."""
        parts = self._each(lambda p: functools.reduce(op, p, first_value(zeroValue)), self._partitions())
        return functools.reduce(op, parts, zeroValue)

    def aggregate(self, zeroValue: Any, seqOp: Callable[..., Any], combOp: Callable[..., Any]) -> Any:
        """The elements gathered into a value of another type."""
        parts = self._each(lambda p: functools.reduce(seqOp, p, first_value(zeroValue)), self._partitions())
        return functools.reduce(combOp, parts, zeroValue)

    def sum(self) -> Any:
        """The sum of the elements."""
        return self.fold(0, operator.add)

    def max(self, key: Callable[[Any], Any] | None = None) -> Any:
        """The greatest element."""
        return self.reduce(lambda a, b: max(a, b, key=key) if key else max(a, b))

    def min(self, key: Callable[[Any], Any] | None = None) -> Any:
        """The smallest element."""
        return self.reduce(lambda a, b: min(a, b, key=key) if key else min(a, b))

    def mean(self) -> float:
        """The average of the elements."""
        values = self.collect()
        return sum(values) / float(len(values))

    def foreach(self, f: Callable[[Any], None]) -> None:
        """Calls a function for each element."""
        values = self.collect()
        with of_rdd():
            for x in values:
                f(x)

    def foreachPartition(self, f: Callable[[Iterator[Any]], Any]) -> None:
        """Calls a function for each partition."""
        self._each(lambda p: f(iter(p)), self._partitions())

    def toDF(self, schema: Any = None, sampleRatio: float | None = None) -> Any:
        """A frame of the elements."""
        return offered("SparkSession")._getActiveSessionOrCreate().createDataFrame(self, schema, sampleRatio)

    # ---- housekeeping

    def getNumPartitions(self) -> int:
        """The number of partitions."""
        return self._count

    def cache(self) -> RDD:
        """Keeps the elements once they are computed."""
        self.is_cached = True
        return self

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_ONLY) -> RDD:
        """Keeps the elements once they are computed."""
        return self.cache()

    def unpersist(self, blocking: bool = False) -> RDD:
        """Forgets kept elements."""
        self.is_cached = False
        self._kept = None
        return self

    def checkpoint(self) -> None:
        """Keeps the elements once they are computed."""
        self.is_checkpointed = True
        self.is_cached = True

    def setName(self, name: str) -> RDD:
        """Names the RDD."""
        self._name = name
        return self

    def name(self) -> str | None:
        """Its name."""
        return self._name

    def id(self) -> int:
        """Its number."""
        return id(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in _OTHERS:
            raise AttributeError(f"'RDD' object has no attribute '{name}'")
        raise unsupported(
            "METHOD_NOT_SUPPORTED", f"run RDD.{name}", "dryfit does not have it yet", "Stub the function that needs it."
        )


_OTHERS = frozenset(
    """cogroup countApprox countApproxDistinct getStorageLevel groupWith histogram meanApprox partitionBy pipe
    randomSplit repartitionAndSortWithinPartitions sample sampleByKey sampleStdev sampleVariance saveAsHadoopDataset
    saveAsHadoopFile saveAsNewAPIHadoopDataset saveAsNewAPIHadoopFile saveAsPickleFile saveAsSequenceFile
    saveAsTextFile stats stdev sumApprox takeSample toDebugString treeAggregate treeReduce variance zipWithUniqueId
    barrier withResources cleanShuffleDependencies collectWithJobGroup getCheckpointFile getResourceProfile
    isCheckpointed isLocallyCheckpointed localCheckpoint mapPartitionsWithSplit reduceByKeyLocally""".split()
)
