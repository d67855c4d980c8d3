"""Names that jobs import from here."""

from __future__ import annotations

from typing import Any

from pyspark.errors.exceptions.base import PySparkNotImplementedError
from pyspark.errors.exceptions.captured import (
    AnalysisException,
    CapturedException,
    IllegalArgumentException,
    ParseException,
    PythonException,
    QueryExecutionException,
    SparkUpgradeException,
    StreamingQueryException,
    UnknownException,
)

__all__ = [
    "AnalysisException",
    "CapturedException",
    "IllegalArgumentException",
    "ParseException",
    "PySparkNotImplementedError",
    "PythonException",
    "QueryExecutionException",
    "SparkUpgradeException",
    "StreamingQueryException",
    "UnknownException",
    "is_remote",
    "to_str",
]


def to_str(value: Any) -> str | None:
    """A value as the text of an option."""
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def is_remote() -> bool:
    """Whether the session is a Spark Connect client: never."""
    return False
