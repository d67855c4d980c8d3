"""Maps fields."""

from awsglue.transforms._plain import ApplyMapping

__all__ = ["ApplyMapping"]
