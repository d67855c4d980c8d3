"""Records by a predicate."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class Filter(GlueTransform):
    """Keeps the records for which `f` holds."""

    def __call__(
        self,
        frame: Any,
        f: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Keeps the records for which `f` holds."""
        return frame.filter(f, transformation_ctx, info, stageThreshold, totalThreshold)
