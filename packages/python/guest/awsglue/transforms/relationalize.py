"""Tables for arrays."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform
from awsglue.utils import _global_args


class Relationalize(GlueTransform):
    """A table for each array."""

    def __call__(
        self,
        frame: Any,
        staging_path: Any = None,
        name: str = "roottable",
        options: Any = None,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """A table for each array."""
        path = _global_args["TempDir"] if staging_path is None else staging_path
        if not path:
            raise RuntimeError(f"Unable to set staging_path using args {_global_args}")
        return frame.relationalize(name, path, options or {}, transformation_ctx, info, stageThreshold, totalThreshold)
