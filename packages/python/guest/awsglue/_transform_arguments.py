"""Arguments that the transforms of a DynamicFrame share, in the engine's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from awsglue import _records

_STAGE = ("transformation_ctx", "info", "stageThreshold", "totalThreshold")


def stage_in(given: dict[str, Any]) -> dict[str, Any]:
    """What every transform takes, of the `locals()` of a method."""
    return {name: given[name] or ("" if name in ("transformation_ctx", "info") else 0) for name in _STAGE if name in given}


def arguments_in(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """What the transform takes beside, in the engine's form."""
    return {
        name: _prepared(method, name, value) for name, value in given.items() if name != "self" and name not in _STAGE
    }


def _prepared(method: str, name: str, value: Any) -> Any:
    prepare = _FUNCTIONS.get(method) if name == "f" else _PREPARES.get(name)
    return value if prepare is None else prepare(value)


def _paths(paths: Any) -> list[str]:
    """Given one by one or as a list."""
    return [paths] if isinstance(paths, str) else list(paths)


def _mappings(mappings: Any) -> list[list[str]]:
    return [_mapping(mapping) for mapping in ([mappings] if isinstance(mappings, tuple) else mappings)]


def _mapping(mapping: Any) -> list[str]:
    if not isinstance(mapping, tuple):
        raise TypeError(f"Expecting mapping tuple of strings. Got {mapping!r}")
    return list(mapping)


def _specs(specs: Any) -> Any:
    given = [specs] if isinstance(specs, tuple) else specs
    return given and [list(spec) for spec in given]


_PREPARES: dict[str, Callable[[Any], Any]] = {
    "paths": _paths,
    "paths1": _paths,
    "paths2": _paths,
    "mappings": _mappings,
    "specs": _specs,
    "primary_keys": list,
    "schema": lambda schema: schema.jsonValue(),
}
#: What calls a job's function `f` for many records at once.
_FUNCTIONS: dict[str, Callable[[Any], int]] = {
    "filter": _records.predicate,
    "map": _records.mapper,
    "mapPartitionsWithIndex": _records.partition_mapper,
}


def type_text(target: Any) -> str:
    """A type in the words of a `project` action."""
    name = target.typeName()
    return f"decimal({target.precision},{target.scale})" if name == "decimal" else name
