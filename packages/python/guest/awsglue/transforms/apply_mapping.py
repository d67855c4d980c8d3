"""Maps fields."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class ApplyMapping(GlueTransform):
    """Maps fields to new names, places and types; the others go."""

    def __call__(
        self,
        frame: Any,
        mappings: Any,
        case_sensitive: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Maps fields to new names, places and types; the others go."""
        return frame.apply_mapping(mappings, case_sensitive, transformation_ctx, info, stageThreshold, totalThreshold)
