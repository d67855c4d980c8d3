"""AWS Glue's Python library, answered by the world of a dryfit test."""
from awsglue.dynamicframe import DynamicFrame

__all__ = ["DynamicFrame"]
