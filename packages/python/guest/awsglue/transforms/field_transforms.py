"""Fields and rows."""

from __future__ import annotations

from typing import Any

from awsglue.transforms._plain import DropFields, RenameField, SelectFields, Spigot, SplitRows
from awsglue.transforms.transform import GlueTransform


class SplitFields(GlueTransform):
    """Two frames of the fields."""

    def __call__(
        self,
        frame: Any,
        paths: Any,
        name1: Any = None,
        name2: Any = None,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Two frames of the fields."""
        first = name1 or (f"{frame.name}1" if frame.name else "frame1")
        second = name2 or (f"{frame.name}2" if frame.name else "frame2")
        return frame.split_fields(paths, first, second, transformation_ctx, info, stageThreshold, totalThreshold)


class Join(GlueTransform):
    """The inner join on equal keys."""

    def __call__(
        self,
        frame1: Any,
        frame2: Any,
        keys1: Any,
        keys2: Any,
        transformation_ctx: str = "",
    ) -> Any:
        """The inner join on equal keys."""
        return frame1.join(keys1, keys2, frame2)


__all__ = ["DropFields", "Join", "RenameField", "SelectFields", "Spigot", "SplitFields", "SplitRows"]
