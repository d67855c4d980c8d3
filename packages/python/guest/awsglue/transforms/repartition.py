"""Other partitions."""

from awsglue.transforms._plain import Repartition

__all__ = ["Repartition"]
