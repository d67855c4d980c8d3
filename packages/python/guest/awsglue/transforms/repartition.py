"""Other partitions."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class Repartition(GlueTransform):
    """The same records in other partitions."""

    def __call__(
        self,
        frame: Any,
        num_partitions: int,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """The same records in other partitions."""
        return frame.repartition(num_partitions, transformation_ctx, info, stageThreshold, totalThreshold)
