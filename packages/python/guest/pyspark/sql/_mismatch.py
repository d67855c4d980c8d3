"""The error of an argument for which Java has no method."""

from __future__ import annotations

from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError
from pyspark.sql._java_class import no_method
from pyspark.sql.column import Column


def call_mismatch(method: str, value: Any, detail: str = "") -> Exception:
    """What py4j says of a value that a method does not take; a Column stops it before it gets to Java."""
    if isinstance(value, Column):
        return PySparkTypeError(error_class="NOT_ITERABLE", message_parameters={"objectName": "Column"})
    return no_method(method, (value,), detail)
