"""Every exception of PySpark, by the names under which jobs catch them."""

from __future__ import annotations

import re

from pyspark.errors._messages import MESSAGES


class PySparkException(Exception):
    """An error of PySpark: a message, or an error class and what fills its message."""

    def __init__(
        self,
        message: str | None = None,
        error_class: str | None = None,
        message_parameters: dict[str, str] | None = None,
    ) -> None:
        assert (message is None) == (error_class is not None and message_parameters is not None)
        self.error_class = error_class
        self.message_parameters = message_parameters
        self.message = message if message is not None else _message(error_class or "", message_parameters or {})

    def getErrorClass(self) -> str | None:
        """The error class."""
        return self.error_class

    def getMessageParameters(self) -> dict[str, str] | None:
        """What fills the message."""
        return self.message_parameters

    def getSqlState(self) -> str | None:
        """The SQLSTATE; errors of Python have none."""
        return None

    def __str__(self) -> str:
        error_class = self.getErrorClass()
        return self.message if error_class is None else f"[{error_class}] {self.message}"


def _message(error_class: str, parameters: dict[str, str]) -> str:
    text = MESSAGES.get(error_class)
    if text is None:
        raise ValueError(f"Cannot find main error class '{error_class}'")
    places = set(re.findall(r"<([a-zA-Z0-9_-]+)>", text))
    assert places == set(parameters), (
        f"Undefined error message parameter for error class: {error_class}. Parameters: {parameters}"
    )
    return re.sub(r"<([a-zA-Z0-9_-]+)>", lambda place: str(parameters[place[1]]), text)


class AnalysisException(PySparkException):
    """A plan that Spark can't analyze."""


class SessionNotSameException(PySparkException):
    """Frames of two sessions in one operation."""


class TempTableAlreadyExistsException(AnalysisException):
    """The temporary view exists."""


class ParseException(AnalysisException):
    """A SQL text that Spark can't parse."""


class IllegalArgumentException(PySparkException):
    """An argument that Spark refuses."""


class ArithmeticException(PySparkException):
    """A computation that has no result."""


class UnsupportedOperationException(PySparkException):
    """An operation that Spark does not have."""


class ArrayIndexOutOfBoundsException(PySparkException):
    """An index outside of an array."""


class DateTimeException(PySparkException):
    """A date or time that does not exist."""


class NumberFormatException(IllegalArgumentException):
    """A text that is no number."""


class StreamingQueryException(PySparkException):
    """A streaming query that ended."""


class QueryExecutionException(PySparkException):
    """A query that failed."""


class PythonException(PySparkException):
    """An exception of a Python function that Spark called."""


class SparkRuntimeException(PySparkException):
    """An error while Spark computes."""


class SparkUpgradeException(PySparkException):
    """A result that depends on the version of Spark."""


class UnknownException(PySparkException):
    """None of the others."""


class PySparkValueError(PySparkException, ValueError):
    """A value that PySpark refuses."""


class PySparkTypeError(PySparkException, TypeError):
    """A type that PySpark refuses."""


class PySparkAttributeError(PySparkException, AttributeError):
    """An attribute that is not there."""


class PySparkRuntimeError(PySparkException, RuntimeError):
    """A call at the wrong time."""


class PySparkAssertionError(PySparkException, AssertionError):
    """A condition that does not hold."""


class PySparkNotImplementedError(PySparkException, NotImplementedError):
    """A feature that PySpark does not have."""
