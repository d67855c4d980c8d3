"""The exceptions that Spark raises, as PySpark shows them: error class, SQLSTATE and Spark's words."""

from __future__ import annotations

from typing import Any

from pyspark.errors.exceptions import base


class CapturedException(base.PySparkException):
    """An error that Spark raised."""

    def __init__(
        self,
        desc: str | None = None,
        stackTrace: str | None = None,
        cause: BaseException | None = None,
        origin: Any = None,
        *,
        errorClass: str | None = None,
        sqlState: str | None = None,
        messageParameters: dict[str, str] | None = None,
    ) -> None:
        Exception.__init__(self, desc)
        self.desc = desc
        self.stackTrace = stackTrace
        self.cause = cause
        self._origin = origin
        self._error_class = errorClass
        self._sql_state = sqlState
        self._message_parameters = messageParameters or {}

    @property
    def message(self) -> str:  # type: ignore[override]
        """Spark's words."""
        return self.desc or ""

    def __str__(self) -> str:
        return self.desc or ""

    def getErrorClass(self) -> str | None:
        """Spark's error class, where the error has one."""
        return self._error_class

    def getMessageParameters(self) -> dict[str, str]:
        """What fills the message of the error class."""
        return dict(self._message_parameters)

    def getSqlState(self) -> str | None:
        """The SQLSTATE, where the error has one."""
        return self._sql_state


class AnalysisException(CapturedException, base.AnalysisException):
    """A plan that Spark can't analyze."""


class TempTableAlreadyExistsException(AnalysisException, base.TempTableAlreadyExistsException):
    """The temporary view exists."""


class ParseException(AnalysisException, base.ParseException):
    """A SQL text that Spark can't parse."""


class IllegalArgumentException(CapturedException, base.IllegalArgumentException):
    """An argument that Spark refuses."""


class StreamingQueryException(CapturedException, base.StreamingQueryException):
    """A streaming query that ended."""


class QueryExecutionException(CapturedException, base.QueryExecutionException):
    """A query that failed."""


class PythonException(CapturedException, base.PythonException):
    """An exception of a Python function that Spark called."""


class ArithmeticException(CapturedException, base.ArithmeticException):
    """A computation that has no result."""


class UnsupportedOperationException(CapturedException, base.UnsupportedOperationException):
    """An operation that Spark does not have."""


class ArrayIndexOutOfBoundsException(CapturedException, base.ArrayIndexOutOfBoundsException):
    """An index outside of an array."""


class DateTimeException(CapturedException, base.DateTimeException):
    """A date or time that does not exist."""


class NumberFormatException(IllegalArgumentException, base.NumberFormatException):
    """A text that is no number."""


class SparkRuntimeException(CapturedException, base.SparkRuntimeException):
    """An error while Spark computes."""


class SparkUpgradeException(CapturedException, base.SparkUpgradeException):
    """A result that depends on the version of Spark."""


class UnknownException(CapturedException, base.UnknownException):
    """None of the others."""
