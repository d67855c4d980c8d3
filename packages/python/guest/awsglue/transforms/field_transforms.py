"""Fields and rows."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class RenameField(GlueTransform):
    """Renames a field."""

    def __call__(
        self,
        frame: Any,
        old_name: str,
        new_name: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Renames a field."""
        return frame.rename_field(old_name, new_name, transformation_ctx, info, stageThreshold, totalThreshold)


class DropFields(GlueTransform):
    """Takes fields away."""

    def __call__(
        self,
        frame: Any,
        paths: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Takes fields away."""
        return frame.drop_fields(paths, transformation_ctx, info, stageThreshold, totalThreshold)


class SelectFields(GlueTransform):
    """Keeps top-level fields."""

    def __call__(
        self,
        frame: Any,
        paths: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Keeps top-level fields."""
        return frame.select_fields(paths, transformation_ctx, info, stageThreshold, totalThreshold)


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


class SplitRows(GlueTransform):
    """Two frames of the records."""

    def __call__(
        self,
        frame: Any,
        comparison_dict: Any,
        name1: str = "frame1",
        name2: str = "frame2",
        transformation_ctx: str = "",
        info: Any = None,
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Two frames of the records."""
        return frame.split_rows(comparison_dict, name1, name2, transformation_ctx, info, stageThreshold, totalThreshold)


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


class Spigot(GlueTransform):
    """Writes a sample on the way."""

    def __call__(
        self,
        frame: Any,
        path: str,
        options: Any,
        transformation_ctx: str = "",
    ) -> Any:
        """Writes a sample on the way."""
        return frame.spigot(path, options, transformation_ctx)
