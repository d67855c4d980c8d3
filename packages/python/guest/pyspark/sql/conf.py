"""`spark.conf`."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from py4j.protocol import Py4JError
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
        self._ask: Any = _engine.ask if jconf is None else jconf

    def set(self, key: str, value: Any) -> None:
        """Sets a setting."""
        if value is not None and not isinstance(value, (str, bool, int)):
            java = _JAVA.get(type(value).__name__, "java.util.HashMap")
            reason = f"Method set([class java.lang.String, class {java}]) does not exist"
            raise Py4JError(f"An error occurred while calling o1.set. Trace:\npy4j.Py4JException: {reason}")
        self._ask("spark.conf_set", [key, None if value is None else _text(value)])

    def _build(self, key: str, value: Any) -> None:
        """Sets a setting as a session is made: static ones too."""
        self._ask("spark.conf_set", [key, _text(value), True])

    def get(self, key: str, default: Any = _NoValue) -> Any:
        """A setting, or the default when it is not set."""
        _check(key, "key")
        if default is _NoValue:
            return self._ask("spark.conf_get", [key])
        if default is not None:
            _check(default, "default")
        return self._ask("spark.conf_get", [key, default])

    def unset(self, key: str) -> None:
        """Takes a setting back."""
        self._ask("spark.conf_unset", key)

    def isModifiable(self, key: str) -> bool:
        """Whether a job may change a setting."""
        return self._ask("spark.conf_modifiable", key)


# What py4j makes of a value that no setting takes.
_JAVA = {"float": "java.lang.Double", "Decimal": "java.math.BigDecimal", "list": "java.util.ArrayList"}


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check(value: Any, name: str) -> None:
    if not isinstance(value, str):
        raise TypeError(f"expected {name} '{value}' to be a string (was '{type(value).__name__}')")
