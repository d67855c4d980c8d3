"""Records that failed."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class ErrorsAsDynamicFrame(GlueTransform):
    """The records that failed."""

    def __call__(
        self,
        frame: Any,
    ) -> Any:
        """The records that failed."""
        return frame.errorsAsDynamicFrame()
