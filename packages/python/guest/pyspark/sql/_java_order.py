"""The order in which Spark walks a dict that PySpark passes: a Java HashMap, then a Scala Map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyspark.sql._java_hash import double_hash, long_hash, text_hash


def map_order(keys: Iterable[str]) -> list[str]:
    """The keys of a dict in the order in which Scala's `toMap` of a Java HashMap yields them."""
    names = _hash_map_order(list(keys))
    # Up to four entries Scala's Map keeps the order in which it was filled; a greater one is a trie.
    return names if len(names) <= 4 else sorted(names, key=_trie_path)


def entries(given: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """The entries of a dict in the order of the Java HashMap that it is unpickled to, where its keys' hash codes are known."""
    if len(given) < 2 or not all(key is None or isinstance(key, (str, int, float)) for key in given):
        return list(given.items())
    return [(key, given[key]) for key in _unpickled_order(list(given))]


def _unpickled_order(keys: list[Any]) -> list[Any]:
    # Pyrolite takes at most a thousand entries at once, the last first, into a HashMap that it puts into the dict's.
    size, put = 0, list[Any]()
    for start in range(0, len(keys), _BATCH):
        batch = _hash_map_order(keys[start : start + _BATCH][::-1], 16)
        size = size or _table_size(len(batch))
        put = _hash_map_order(put + batch, size)
    return put


_BATCH = 1000


def _table_size(count: int) -> int:
    """Of the table that Java makes for a map of this many entries."""
    wanted, size = int(count / 0.75 + 1), 1
    while size < wanted:
        size *= 2
    return size


def passed_order(pairs: list[Any], hash_of: Callable[[Any], int]) -> list[Any]:
    """The entries of a map in the order of the Java HashMap that Spark makes of it for Python (`EvaluatePython.toJava`)."""
    count = len(pairs)
    if count < 2:
        return pairs
    size = 1
    while size < count or count > size * 0.75:
        size *= 2

    def bucket(pair: Any) -> int:
        code = hash_of(pair[0])
        return (code ^ (code >> 16)) & (size - 1)

    return sorted(pairs, key=bucket)


def _key_hash(key: Any) -> int:
    """What Java's hashCode() of a key is, as an unsigned number."""
    if key is None:
        return 0
    if isinstance(key, str):
        return text_hash(key)
    if isinstance(key, bool):
        return 1231 if key else 1237
    if isinstance(key, int) and -(2**31) <= key < 2**31:
        return key & 0xFFFFFFFF
    return long_hash(key) if isinstance(key, int) else double_hash(key)


def _hash_map_order(names: list[Any], size: int = 16) -> list[Any]:
    while len(names) > size * 3 // 4:
        size *= 2

    def bucket(name: Any) -> int:
        code = _key_hash(name)
        return (code ^ (code >> 16)) & (size - 1)

    return sorted(names, key=bucket)


def _trie_path(name: str) -> tuple[int, ...]:
    code = text_hash(name)
    code = (code + ~(code << 9)) & 0xFFFFFFFF
    code ^= code >> 14
    code = (code + (code << 4)) & 0xFFFFFFFF
    code ^= code >> 10
    return tuple((code >> shift) & 31 for shift in range(0, 35, 5))
