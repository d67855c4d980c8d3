"""Structs as columns."""

from awsglue.transforms._plain import UnnestFrame

__all__ = ["UnnestFrame"]
