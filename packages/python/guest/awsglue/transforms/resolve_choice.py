"""Columns with several types."""

from awsglue.transforms._plain import ResolveChoice

__all__ = ["ResolveChoice"]
