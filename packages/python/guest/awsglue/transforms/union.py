"""All records of two frames."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class Union(GlueTransform):
    """All records of two frames: awsglue fails on every call."""

    def __call__(
        self,
        frame1: Any,
        frame2: Any,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """All records of two frames: awsglue fails on every call."""
        raise NameError("awsglue's Union fails on every call, as a name in it is not defined. Use frame1.union(frame2).")
