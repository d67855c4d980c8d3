"""How PySpark's classes ask the engine, and how its errors become PySpark's exceptions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from _dryfit import bridge, refusals
from py4j.protocol import Py4JJavaError
from pyspark._wire import encode
from pyspark.errors.exceptions import captured
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError


class NotSupportedError(NotImplementedError):
    """Something that Spark does and dryfit does not: refused, never guessed."""

    def __init__(self, message: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        refusals.note(self)


def unsupported(code: str, what: str, reason: str, next_step: str) -> NotSupportedError:
    """The error for a part of PySpark that dryfit does not have."""
    return NotSupportedError(f"[{code}] Failed to {what}: {reason}. {next_step}", code)


def ask(op: str, request: Any) -> Any:
    """Asks the engine; the answer is what its JSON says."""
    return json.loads(bridge.call(op, encode(request)))


def frame(relation: dict[str, Any], op: str = "spark.frame") -> int:
    """Has a relation analyzed; gives the handle of its frame. A session of its own names itself in `op`."""
    return int(bridge.call(op, encode(relation)))


class JavaException:
    """What a job may ask of `Py4JJavaError.java_exception`."""

    def __init__(self, error: dict[str, Any]) -> None:
        self._error = error

    def getMessage(self) -> str:
        """Spark's words."""
        return self._error.get("message") or ""

    def getErrorClass(self) -> str | None:
        """Spark's error class."""
        return self._error.get("errorClass")

    def getSqlState(self) -> str | None:
        """The SQLSTATE."""
        return self._error.get("sqlState")

    def getMessageParameters(self) -> dict[str, str]:
        """What fills the message."""
        return dict(self._error.get("messageParameters") or {})

    def getCause(self) -> None:
        """The exception below: none is known."""

    def toString(self) -> str:
        """Class and message, as Java prints them."""
        return f"{self._error.get('javaClass') or 'org.apache.spark.SparkException'}: {self.getMessage()}"

    __str__ = toString
    __repr__ = toString


def _captured(kind: type[captured.CapturedException]) -> Callable[[dict[str, Any]], BaseException]:
    def make(error: dict[str, Any]) -> BaseException:
        return kind(
            error.get("message") or "",
            "",
            errorClass=error.get("errorClass"),
            sqlState=error.get("sqlState"),
            messageParameters=error.get("messageParameters"),
        )

    return make


def java_error(message: str, **details: Any) -> Exception:
    """An exception of the JVM, as Spark raises it while it computes."""
    return Py4JJavaError("An error occurred while calling into Spark.\n", JavaException({"message": message, **details}))


def _java_error(error: dict[str, Any]) -> BaseException:
    return java_error(**error)


def _plain(kind: type[BaseException]) -> Callable[[dict[str, Any]], BaseException]:
    return lambda error: kind(error.get("message") or "")


def _register() -> None:
    for name in (
        "AnalysisException",
        "TempTableAlreadyExistsException",
        "ParseException",
        "IllegalArgumentException",
        "StreamingQueryException",
        "QueryExecutionException",
        "PythonException",
        "ArithmeticException",
        "UnsupportedOperationException",
        "ArrayIndexOutOfBoundsException",
        "DateTimeException",
        "NumberFormatException",
        "SparkRuntimeException",
        "SparkUpgradeException",
        "UnknownException",
    ):
        bridge.register_error(f"pyspark.errors.{name}", _captured(getattr(captured, name)))
    bridge.register_error("pyspark.errors.PySparkTypeError", _plain(PySparkTypeError))
    bridge.register_error("pyspark.errors.PySparkValueError", _plain(PySparkValueError))
    bridge.register_error("py4j.protocol.Py4JJavaError", _java_error)
    bridge.register_error(
        "pyspark._engine.NotSupportedError", lambda e: NotSupportedError(e.get("message") or "", e.get("code"))
    )


_register()
