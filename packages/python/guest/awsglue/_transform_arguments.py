"""Arguments that the transforms of a DynamicFrame share, in the engine's form."""

from __future__ import annotations

from typing import Any


def stage_of(transformation_ctx: Any, info: Any, stage_threshold: int, total_threshold: int) -> dict[str, Any]:
    """What every transform takes, in the engine's names."""
    return {
        "transformation_ctx": transformation_ctx or "",
        "info": info or "",
        "stageThreshold": stage_threshold,
        "totalThreshold": total_threshold,
    }


def paths_of(paths: Any) -> list[str]:
    """The paths, given one by one or as a list."""
    return [paths] if isinstance(paths, str) else list(paths)


def mapping_of(mapping: Any) -> list[str]:
    """One row of a mapping."""
    if not isinstance(mapping, tuple):
        raise TypeError(f"Expecting mapping tuple of strings. Got {mapping!r}")
    return list(mapping)


def type_text(target: Any) -> str:
    """A type in the words of a `project` action."""
    name = target.typeName()
    return f"decimal({target.precision},{target.scale})" if name == "decimal" else name
