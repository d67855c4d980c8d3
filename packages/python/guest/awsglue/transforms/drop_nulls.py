"""Columns without values."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class DropNullFields(GlueTransform):
    """Takes away the columns that hold nothing but nulls; prints their names."""

    def __call__(
        self,
        frame: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Takes away the columns that hold nothing but nulls; prints their names."""
        paths = frame._ask("null_fields")
        print("null_fields", [".".join(path) for path in paths])
        if not paths:
            return frame
        quoted = [".".join(f"`{name}`" for name in path) for path in paths]
        return frame.drop_fields(quoted, transformation_ctx, info, stageThreshold, totalThreshold)
