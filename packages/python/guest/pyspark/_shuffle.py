"""How the elements of an RDD change their partitions."""

from __future__ import annotations

import copy
import datetime
import decimal
import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from pyspark._hash import hash64

#: `sys.maxsize` of a 64-bit Python.
_GREATEST = (1 << 63) - 1


def portable_hash(x: Any) -> int:
    """The hash by which a key finds its partition: the same in all Python processes."""
    if x is None:
        return 0
    if isinstance(x, tuple):
        found = 0x345678
        for each in x:
            found ^= portable_hash(each)
            found *= 1000003
            found &= _GREATEST
        found ^= len(x)
        return -2 if found == -1 else found
    return hash64(x)


class Partitioner:
    """Into how many partitions keys go, and by which function."""

    def __init__(self, numPartitions: int, partitionFunc: Callable[[Any], int]) -> None:
        self.numPartitions = numPartitions
        self.partitionFunc = partitionFunc

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partitioner) and (self.numPartitions, self.partitionFunc) == (
            other.numPartitions,
            other.partitionFunc,
        )

    def __call__(self, key: Any) -> int:
        if self.numPartitions == 1 and self.partitionFunc is portable_hash:
            hash(key)
            return 0
        return self.partitionFunc(key) % self.numPartitions

    __hash__ = None  # type: ignore[assignment]


def sliced(values: list[Any], slices: int) -> tuple[list[list[Any]], int]:
    """The partitions of a list, and the size of the batches that PySpark cuts it into before the JVM slices those."""
    size = max(1, min(len(values) // slices, 1024))
    batches = [values[i : i + size] for i in range(0, len(values), size)]
    bounds = [i * len(batches) // slices for i in range(slices + 1)]
    return [[x for batch in batches[a:b] for x in batch] for a, b in zip(bounds, bounds[1:])], size


def batched(elements: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """The batches in which elements travel: of one size, or, for 0, of growing ones up to 64 KiB."""
    iterator, count = iter(elements), size or 1
    while batch := list(islice(iterator, count)):
        yield batch
        if size == 0:
            weight = len(pickle.dumps(batch, 5))
            if weight < 1 << 16:
                count *= 2
            elif weight > 10 << 16 and count > 1:
                count //= 2


def dealt(partitions: Iterable[Iterable[Any]], count: int) -> list[list[Any]]:
    """Partitions as `repartition` deals them out: in batches of ten, in turn, each beginning at a random one."""
    out: list[list[Any]] = [[] for _ in range(count)]
    for index, elements in enumerate(partitions):
        position = _first_position(index, count)
        for batch in batched(elements, 10):
            position += 1
            out[position % count].extend(batch)
    return out


def _first_position(index: int, count: int) -> int:
    """`new XORShiftRandom(index).nextInt(count)`."""
    data = index.to_bytes(8, "big")
    low = _murmur3(data, 0x3C074A61)
    state = _murmur3(data, low) << 32 | low
    while True:
        state ^= state << 21 & (1 << 64) - 1
        state ^= state >> 35
        state ^= state << 4 & (1 << 64) - 1
        bits = state & (1 << 31) - 1
        if count & (count - 1) == 0:
            return count * bits >> 31
        if bits - bits % count + count - 1 < 1 << 31:
            return bits % count


def _murmur3(data: bytes, seed: int) -> int:
    """MurmurHash3 of whole words."""
    found = seed
    for at in range(0, len(data), 4):
        word = _times(int.from_bytes(data[at : at + 4], "little"), 0xCC9E2D51)
        found ^= _times(_turned(word, 15), 0x1B873593)
        found = _times(_turned(found, 13), 5) + 0xE6546B64 & 0xFFFFFFFF
    found ^= len(data)
    found = _times(found ^ found >> 16, 0x85EBCA6B)
    found = _times(found ^ found >> 13, 0xC2B2AE35)
    return found ^ found >> 16


def _times(a: int, b: int) -> int:
    return a * b & 0xFFFFFFFF


def _turned(word: int, by: int) -> int:
    return (word << by | word >> (32 - by)) & 0xFFFFFFFF


def gathered(
    pairs: Iterable[tuple[Any, Any]], create: Callable[[Any], Any], merge: Callable[[Any, Any], Any]
) -> Iterator[tuple[Any, Any]]:
    """The values of each key in one: in the order in which keys first come."""
    groups: dict[Any, Any] = {}
    for key, value in pairs:
        groups[key] = merge(groups[key], value) if key in groups else create(value)
    return iter(groups.items())


_ATOMS = frozenset(
    (int, float, complex, bool, str, bytes, type(None), decimal.Decimal, datetime.date, datetime.datetime, datetime.timedelta)
)


def fresh(element: Any) -> Any:
    """An element as another task has it: what travels between Spark's processes is a copy, which a function may change."""
    kind = type(element)
    if kind in _ATOMS or (issubclass(kind, tuple) and all(type(each) in _ATOMS for each in element)):
        return element
    return copy.deepcopy(element)
