"""Structs as columns."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class UnnestFrame(GlueTransform):
    """Flattens structs."""

    def __call__(
        self,
        frame: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Flattens structs."""
        return frame.unnest(transformation_ctx, info, stageThreshold, totalThreshold)
