"""Transforms of Spark DataFrames: not supported yet."""

from __future__ import annotations

from typing import Any

from awsglue._engine import refused


class ApplyMapping:
    """Maps columns to new names and types."""

    @staticmethod
    def apply(frame: Any, mappings: Any) -> Any:
        """Maps columns to new names and types."""
        raise refused("run awsglue.dataframe_transforms.ApplyMapping", "Use select with cast and alias.")
