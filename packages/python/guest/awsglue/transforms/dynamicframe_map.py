"""Records by a function."""

from awsglue.transforms._plain import Map

__all__ = ["Map"]
