"""The order in which Spark walks a dict that PySpark passes: a Java HashMap, then a Scala Map."""

from __future__ import annotations

from collections.abc import Iterable


def map_order(keys: Iterable[str]) -> list[str]:
    """The keys of a dict in the order in which Scala's `toMap` of a Java HashMap yields them."""
    names = _hash_map_order(list(keys))
    # Up to four entries Scala's Map keeps the order in which it was filled; a greater one is a trie.
    return names if len(names) <= 4 else sorted(names, key=_trie_path)


def _hash_code(text: str) -> int:
    code = 0
    units = text.encode("utf-16-be", "surrogatepass")
    for i in range(0, len(units), 2):
        code = (31 * code + (units[i] << 8) + units[i + 1]) & 0xFFFFFFFF
    return code


def _hash_map_order(names: list[str]) -> list[str]:
    size = 16
    while len(names) > size * 3 // 4:
        size *= 2

    def bucket(name: str) -> int:
        code = _hash_code(name)
        return (code ^ (code >> 16)) & (size - 1)

    return sorted(names, key=bucket)


def _trie_path(name: str) -> tuple[int, ...]:
    code = _hash_code(name)
    code = (code + ~(code << 9)) & 0xFFFFFFFF
    code ^= code >> 14
    code = (code + (code << 4)) & 0xFFFFFFFF
    code ^= code >> 10
    return tuple((code >> shift) & 31 for shift in range(0, 35, 5))
