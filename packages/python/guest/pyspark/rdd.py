"""`RDD`: Python elements in partitions, each computed when an action asks for it, element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, product
from itertools import count as numbers_from
from typing import Any

from _dryfit.classes import offered
from pyspark import _closures
from pyspark._engine import java_error, unsupported
from pyspark._pair_rdd import PairMethods
from pyspark._rdd_actions import Actions, BoundedFloat
from pyspark._rdd_files import FileMethods
from pyspark._sampled_rdd import SampledMethods
from pyspark._shuffle import Partitioner, batched, dealt, fresh, portable_hash, sliced
from pyspark._tasks import failed, of_rdd
from pyspark.storagelevel import StorageLevel

__all__ = ["RDD", "BoundedFloat", "Partitioner", "portable_hash"]

_Part = Callable[[int], Iterable[Any]]


class RDD(PairMethods, SampledMethods, FileMethods, Actions):
    """Elements in partitions."""

    def __init__(
        self, part: _Part, ctx: Any, partitions: int, partitioner: Partitioner | None = None, batch: int = 0
    ) -> None:
        self._part = part
        self.ctx = ctx
        self._partitions = partitions
        self.partitioner = partitioner
        #: The size of the batches in which its elements travel; 0: growing ones.
        self._batch = batch
        self._name: str | None = None
        self._level: StorageLevel | None = None
        self._kept: dict[int, list[Any]] = {}
        self.is_cached = False
        self.is_checkpointed = False
        self._is_local = False

    @classmethod
    def _of_list(cls, values: list[Any], ctx: Any, slices: int | None = None) -> RDD:
        count = int(ctx.defaultParallelism if slices is None else slices)
        partitions, size = sliced([fresh(x) for x in values], count)
        return cls(lambda i: map(fresh, partitions[i]), ctx, count, batch=size)

    @classmethod
    def _of_range(cls, values: range, ctx: Any, slices: int | None = None) -> RDD:
        count = int(ctx.defaultParallelism if slices is None else slices)
        at = [int(i * len(values) / count) for i in range(count + 1)]
        return cls(lambda i: values[at[i] : at[i + 1]], ctx, count)

    @property
    def _count(self) -> int:
        return self._partitions

    def _told(self) -> None:
        """Raises where it is not known which partitions it has."""

    def _sizes(self) -> list[int]:
        return self._tasks(lambda it: sum(1 for _ in it))

    @property
    def context(self) -> Any:
        """The context that made it."""
        return self.ctx

    def _elements(self, index: int) -> Iterator[Any]:
        """The elements of a partition, within the task that asks for them."""
        kept = self._kept.get(index)
        if kept is None and self.is_cached:
            kept = self._kept[index] = list(self._part(index))
        return iter(self._part(index)) if kept is None else map(fresh, kept)

    def _task(self, index: int, f: Callable[[Iterator[Any]], Any]) -> Any:
        """What a function makes of a partition, as a task of its own."""
        with _closures.copies(f, self._part), of_rdd():
            return f(self._elements(index))

    def _tasks(self, f: Callable[[Iterator[Any]], Any]) -> list[Any]:
        return [self._task(index, f) for index in range(self._count)]

    def _shuffled(self, deal: Callable[[], list[list[Any]]], partitions: int, partitioner: Any = None) -> RDD:
        """What a shuffle makes of it, once: later jobs find its files."""
        made: list[list[list[Any]]] = []

        def part(index: int) -> Iterator[Any]:
            if not made:
                made.append(deal())
            return map(fresh, made[0][index])

        return RDD(part, self.ctx, partitions, partitioner)

    def _reducers(self) -> int:
        """How many partitions a shuffle gets where a job does not say."""
        parallelism = self.ctx._conf.get("spark.default.parallelism")
        return self._count if parallelism is None else int(parallelism)

    # ---- element by element

    def mapPartitionsWithIndex(
        self, f: Callable[[int, Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False
    ) -> RDD:
        """What a function makes of each partition and its number."""
        self._told()
        return self._narrow(f, preservesPartitioning)

    def _narrow(self, f: Callable[[int, Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False) -> RDD:
        partitioner = self.partitioner if preservesPartitioning else None
        return _Mapped(self, f, partitioner)

    def mapPartitions(self, f: Callable[[Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False) -> RDD:
        """What a function makes of each partition."""
        return self.mapPartitionsWithIndex(lambda _, it: f(it), preservesPartitioning)

    def mapPartitionsWithSplit(
        self, f: Callable[[int, Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False
    ) -> RDD:
        """What a function makes of each partition and its number: the older name."""
        return self.mapPartitionsWithIndex(f, preservesPartitioning)

    def map(self, f: Callable[[Any], Any], preservesPartitioning: bool = False) -> RDD:
        """What a function makes of each element."""
        return self._narrow(lambda _, it: map(f, it), preservesPartitioning)

    def flatMap(self, f: Callable[[Any], Iterable[Any]], preservesPartitioning: bool = False) -> RDD:
        """All that a function makes of each element."""
        return self._narrow(lambda _, it: chain.from_iterable(map(f, it)), preservesPartitioning)

    def filter(self, f: Callable[[Any], bool]) -> RDD:
        """The elements for which a function is true."""
        return self._narrow(lambda _, it: filter(f, it), True)

    def glom(self) -> RDD:
        """Each partition as one list."""
        return self.mapPartitions(lambda it: [list(it)])

    def keyBy(self, f: Callable[[Any], Any]) -> RDD:
        """Each element with a key."""
        return self.map(lambda x: (f(x), x))

    def zipWithIndex(self) -> RDD:
        """Each element with its position."""
        starts = [0]
        if self._count > 1:
            for size in self._tasks(lambda it: sum(1 for _ in it))[:-1]:
                starts.append(starts[-1] + size)
        return self.mapPartitionsWithIndex(lambda i, it: zip(it, numbers_from(starts[i])))

    def zipWithUniqueId(self) -> RDD:
        """Each element with a number of its own, for which no partition waits for another."""
        step = self._count
        return self.mapPartitionsWithIndex(lambda i, it: zip(it, numbers_from(i, step)))

    # ---- together

    def union(self, other: RDD) -> RDD:
        """The elements of both."""
        return united([self, other])

    def __add__(self, other: RDD) -> RDD:
        if not isinstance(other, RDD):
            raise TypeError
        return self.union(other)

    def zip(self, other: RDD) -> RDD:
        """Elements of two RDDs in pairs."""
        if self._count != other._count:
            raise ValueError("Can only zip with RDD which has the same number of partitions")
        size = min(self._batch, other._batch) or 100

        def pairs(index: int) -> Iterator[Any]:
            left, right = list(self._elements(index)), list(other._elements(index))
            if -(-len(left) // size) != -(-len(right) // size):
                raise failed(
                    "org.apache.spark.SparkException: Can only zip RDDs with same number of elements in each partition"
                )
            if len(left) != len(right):
                sizes = (len(left) % size or size, len(right) % size or size)
                raise ValueError(f"Can not deserialize PairRDD with different number of items in batches: {sizes}")
            return zip(left, right)

        return RDD(pairs, self.ctx, self._count)

    def cartesian(self, other: RDD) -> RDD:
        """Every pair of elements, batch by batch as they travel."""
        across = other._count

        def pairs(index: int) -> Iterator[Any]:
            left, right = divmod(index, across) if across else (0, 0)
            for some in batched(self._elements(left), self._batch):
                for others in batched(other._elements(right), other._batch):
                    yield from product(some, others)

        return RDD(pairs, self.ctx, self._count * across)

    def distinct(self, numPartitions: int | None = None) -> RDD:
        """Each element once."""
        return self.map(lambda x: (x, None)).reduceByKey(lambda x, _: x, numPartitions).map(lambda kv: kv[0])

    def intersection(self, other: RDD) -> RDD:
        """The elements that both have, each once."""
        both = self.map(lambda v: (v, None)).cogroup(other.map(lambda v: (v, None)))
        return both.filter(lambda kv: all(kv[1])).keys()

    def subtract(self, other: RDD, numPartitions: int | None = None) -> RDD:
        """The elements that the other does not have."""
        return self.map(lambda x: (x, True)).subtractByKey(other.map(lambda x: (x, True)), numPartitions).keys()

    def sortBy(
        self, keyfunc: Callable[[Any], Any], ascending: bool = True, numPartitions: int | None = None
    ) -> RDD:
        """The elements in order."""
        return self.keyBy(keyfunc).sortByKey(ascending, numPartitions).values()

    def repartition(self, numPartitions: int) -> RDD:
        """The elements dealt out to so many partitions."""
        return self.coalesce(numPartitions, shuffle=True)

    def coalesce(self, numPartitions: int, shuffle: bool = False) -> RDD:
        """The elements in fewer partitions, neighbours together; with `shuffle` dealt out."""
        if not numPartitions > 0:
            raise ValueError("Number of partitions must be positive.")
        if shuffle:
            # Read anew by each try: a task that failed leaves nothing behind.
            return self._shuffled(lambda: dealt(map(self._elements, range(self._count)), numPartitions), numPartitions)
        fewer = min(numPartitions, self._count)
        at = [i * self._count // fewer for i in range(fewer + 1)] if fewer else [0]

        def part(index: int) -> Iterator[Any]:
            return chain.from_iterable(self._elements(i) for i in range(at[index], at[index + 1]))

        return RDD(part, self.ctx, fewer, batch=self._batch)

    def toDF(self, schema: Any = None, sampleRatio: float | None = None) -> Any:
        """A frame of the elements."""
        return offered("SparkSession")._getActiveSessionOrCreate().createDataFrame(self, schema, sampleRatio)

    # ---- housekeeping

    def getNumPartitions(self) -> int:
        """The number of partitions."""
        self._told()
        return self._count

    def cache(self) -> RDD:
        """Keeps the elements once they are computed."""
        return self.persist(StorageLevel.MEMORY_ONLY)

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_ONLY) -> RDD:
        """Keeps the elements once they are computed."""
        if self._level not in (None, storageLevel):
            raise java_error(
                "Cannot change storage level of an RDD after it was already assigned a level",
                javaClass="java.lang.UnsupportedOperationException",
            )
        self.is_cached = True
        self._level = storageLevel
        return self

    def unpersist(self, blocking: bool = False) -> RDD:
        """Forgets kept elements."""
        self.is_cached = False
        self._level = None
        self._kept.clear()
        return self

    def getStorageLevel(self) -> StorageLevel:
        """Where its elements are kept."""
        return self._level or StorageLevel(False, False, False, False, 1)

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

    def checkpoint(self) -> None:
        """Keeps the elements once they are computed."""
        self.is_checkpointed = self.is_cached = True

    def localCheckpoint(self) -> None:
        """Keeps the elements once they are computed."""
        self.checkpoint()
        self._is_local = True

    def isCheckpointed(self) -> bool:
        """Whether it was computed since it is to be kept."""
        return self.is_checkpointed and bool(self._kept)

    def isLocallyCheckpointed(self) -> bool:
        """Whether it is to be kept without a folder of checkpoints."""
        return self._is_local

    def getCheckpointFile(self) -> str | None:
        """Where its checkpoint stands."""
        return None

    def getResourceProfile(self) -> None:
        """What its tasks ask for: nothing."""

    def cleanShuffleDependencies(self, blocking: bool = False) -> None:
        """Lets go of shuffle files: there are none."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in _OTHERS:
            raise AttributeError(f"'RDD' object has no attribute '{name}'")
        raise unsupported(
            "METHOD_NOT_SUPPORTED", f"run RDD.{name}", "dryfit does not have it yet", "Stub the function that needs it."
        )


class _Mapped(RDD):
    """What a function makes of each partition of another, which tells how many there are when somebody asks."""

    __qualname__ = "PipelinedRDD"

    def __init__(self, source: RDD, f: Callable[[int, Iterator[Any]], Iterable[Any]], partitioner: Any) -> None:
        super().__init__(lambda i: f(i, source._elements(i)), source.ctx, 0, partitioner)
        self._source = source

    @property
    def _count(self) -> int:
        return self._source._count

    def _told(self) -> None:
        self._source._told()


def united(rdds: list[RDD]) -> RDD:
    """The elements of several: those that are partitioned alike keep their partitions."""
    first = rdds[0]
    if first.partitioner is not None and all(each.partitioner == first.partitioner for each in rdds):
        alike = first.partitioner
        return RDD(
            lambda i: chain.from_iterable(each._elements(i) for each in rdds), first.ctx, alike.numPartitions, alike
        )
    parts = [(each, i) for each in rdds for i in range(each._count)]
    return RDD(lambda i: parts[i][0]._elements(parts[i][1]), first.ctx, len(parts))


_OTHERS = frozenset(
    """barrier countApproxDistinct pipe saveAsHadoopDataset saveAsHadoopFile
    saveAsNewAPIHadoopDataset saveAsNewAPIHadoopFile saveAsPickleFile saveAsSequenceFile toDebugString
    withResources""".split()
)
