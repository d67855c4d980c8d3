"""Records that failed."""

from awsglue.transforms._plain import ErrorsAsDynamicFrame

__all__ = ["ErrorsAsDynamicFrame"]
