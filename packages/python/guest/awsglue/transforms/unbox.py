"""Text that holds records."""

from awsglue.transforms._plain import Unbox

__all__ = ["Unbox"]
