"""The errors of arguments for which Java has no method, or which it takes for something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyspark._engine import java_error
from pyspark.errors.exceptions.base import PySparkTypeError
from pyspark.sql._java_class import cast_error, knows, no_method, no_object_id
from pyspark.sql.column import Column


def call_mismatch(method: str, value: Any, detail: str = "") -> Exception:
    """What py4j says of a value that a method does not take; a Column stops it before it gets to Java."""
    if isinstance(value, Column):
        return PySparkTypeError(error_class="NOT_ITERABLE", message_parameters={"objectName": "Column"})
    if not knows(value):
        return no_object_id(value)
    return no_method(method, (value,), detail)


def passed(method: str, value: Any, *kinds: type, null: bool = False) -> Any:
    """The value, if Java's method takes it as one of these types: a bool is no number there."""
    if type(value) in kinds or (null and value is None):
        return value
    raise call_mismatch(method, value)


def texts(values: Iterable[Any], call: str, name: str = "s") -> list[Any]:
    """A list that Java takes for one of texts, until it looks at the first that is none."""
    found = list(values)
    for value in found:
        if value is None:
            reason = f'Cannot invoke "{call}" because "{name}" is null'
            raise java_error(reason, javaClass="java.lang.NullPointerException")
        if not isinstance(value, str):
            raise no_cast(value, "java.lang.String")
    return found


def no_cast(value: Any, wanted: str) -> Exception:
    """Java's error for an element of a list that is of another class."""
    if isinstance(value, Column) or not knows(value):
        return call_mismatch("", value)
    return cast_error(value, wanted)
