"""awsglue's few column functions: not supported yet."""

from __future__ import annotations

from typing import Any

from awsglue._engine import refused


def replaceArrayElement(srcCol: Any, replaceCol: Any, idx: Any) -> Any:
    """Replaces an element of an array."""
    raise refused("call replaceArrayElement", "Use pyspark.sql.functions.transform.")


def namedStruct(*cols: Any) -> Any:
    """Makes a struct."""
    raise refused("call namedStruct", "Use pyspark.sql.functions.struct.")


def explodeWithIndex(col: Any) -> Any:
    """Gives the elements of an array with their places."""
    raise refused("call explodeWithIndex", "Use pyspark.sql.functions.posexplode.")
