"""Records by a function."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class Map(GlueTransform):
    """Replaces each record by what `f` returns."""

    def __call__(
        self,
        frame: Any,
        f: Any,
        preservesPartitioning: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Replaces each record by what `f` returns."""
        return frame.map(f, preservesPartitioning, transformation_ctx, info, stageThreshold, totalThreshold)
