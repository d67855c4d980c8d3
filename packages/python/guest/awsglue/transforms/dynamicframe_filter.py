"""Records by a predicate."""

from awsglue.transforms._plain import Filter

__all__ = ["Filter"]
