"""The exceptions by which PySpark shows an error of the JVM."""

from __future__ import annotations

from typing import Any

__all__ = ["Py4JError", "Py4JJavaError", "Py4JNetworkError"]


class Py4JError(Exception):
    """An error of the connection to the JVM."""

    def __init__(self, args: Any = None, cause: BaseException | None = None) -> None:
        super().__init__(args)
        self.cause = cause


class Py4JNetworkError(Py4JError):
    """The connection to the JVM failed."""


class Py4JJavaError(Py4JError):
    """An exception that a task raised; `java_exception` tells its class and message."""

    def __init__(self, msg: str, java_exception: Any) -> None:
        super().__init__(msg)
        self.errmsg = msg
        self.java_exception = java_exception
        self.exception_cmd = ""

    def __str__(self) -> str:
        return f"{self.errmsg}: {self.java_exception}"
