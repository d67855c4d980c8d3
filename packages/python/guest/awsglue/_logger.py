"""What `get_logger` gives."""

from __future__ import annotations

from typing import Any

from awsglue._engine import ask
from py4j.protocol import Py4JError


class Logger:
    """What `get_logger()` gives."""

    def __init__(self, glue_ctx: Any = None) -> None:
        self._glue_ctx = glue_ctx

    def info(self, message: str) -> None:
        """Logs at INFO."""
        self._log("info", message)

    def warn(self, message: str) -> None:
        """Logs at WARN."""
        self._log("warn", message)

    def error(self, message: str, throwable: Any = None) -> None:
        """Logs at ERROR."""
        self._log("error", message if throwable is None else f"{message} {throwable}")

    def debug(self, message: str) -> None:
        """Logs at DEBUG."""
        self._log("debug", message)

    def trace(self, message: str) -> None:
        """Logs at TRACE."""
        self._log("trace", message)

    def _log(self, level: str, message: str) -> None:
        if not isinstance(message, str):
            raise Py4JError(f"Method {level}([{type(message)}]) does not exist")
        ask("log", [level, message], self._glue_ctx)
