"""`spark.conf`."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from pyspark import _engine

__all__ = ["RuntimeConfig"]


class _NoValueType:
    """Stands for a default that was not given."""


_NoValue = _NoValueType()


@offer
class RuntimeConfig:
    """The session's settings."""

    def __init__(self, jconf: Any = None) -> None:
        self._jconf = jconf

    def set(self, key: str, value: Any) -> None:
        """Sets a setting."""
        text = str(value).lower() if isinstance(value, bool) else str(value)
        _engine.ask("spark.conf_set", [key, text])

    def get(self, key: str, default: Any = _NoValue) -> Any:
        """A setting, or the default when it is not set."""
        _check(key, "key")
        if default is _NoValue:
            return _engine.ask("spark.conf_get", [key])
        if default is not None:
            _check(default, "default")
        return _engine.ask("spark.conf_get", [key, default])

    def unset(self, key: str) -> None:
        """Takes a setting back."""
        _engine.ask("spark.conf_unset", key)

    def isModifiable(self, key: str) -> bool:
        """Whether a job may change a setting."""
        return _engine.ask("spark.conf_modifiable", key)


def _check(value: Any, name: str) -> None:
    if not isinstance(value, str):
        raise TypeError(f"expected {name} '{value}' to be a string (was '{type(value).__name__}')")
