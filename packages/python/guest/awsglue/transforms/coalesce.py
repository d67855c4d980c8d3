"""Fewer partitions."""

from awsglue.transforms._plain import Coalesce

__all__ = ["Coalesce"]
