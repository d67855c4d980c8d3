"""`SparkConf`: settings of an application."""

from __future__ import annotations

from typing import Any

from pyspark.errors.exceptions.base import PySparkRuntimeError

__all__ = ["SparkConf"]


class SparkConf:
    """Settings by name."""

    def __init__(self, loadDefaults: bool = True, _jvm: Any = None, _jconf: Any = None) -> None:
        self._conf: dict[str, str] = {}

    def set(self, key: str, value: Any) -> SparkConf:
        """Sets a setting."""
        self._conf[key] = str(value).lower() if isinstance(value, bool) else str(value)
        return self

    def setIfMissing(self, key: str, value: Any) -> SparkConf:
        """Sets a setting that has no value yet."""
        return self if key in self._conf else self.set(key, value)

    def setMaster(self, value: str) -> SparkConf:
        """Where Spark would run."""
        return self.set("spark.master", value)

    def setAppName(self, value: str) -> SparkConf:
        """The name of the application."""
        return self.set("spark.app.name", value)

    def setSparkHome(self, value: str) -> SparkConf:
        """Where Spark would be installed."""
        return self.set("spark.home", value)

    def setExecutorEnv(
        self, key: str | None = None, value: str | None = None, pairs: list[tuple[str, str]] | None = None
    ) -> SparkConf:
        """Variables of the executors."""
        if (key is not None) == (pairs is not None):
            raise PySparkRuntimeError(error_class="KEY_VALUE_PAIR_REQUIRED", message_parameters={})
        for name, text in pairs if pairs is not None else [(str(key), str(value))]:
            self.set(f"spark.executorEnv.{name}", text)
        return self

    def setAll(self, pairs: list[tuple[str, Any]]) -> SparkConf:
        """Sets many settings."""
        for key, value in pairs:
            self.set(key, value)
        return self

    def get(self, key: str, defaultValue: str | None = None) -> str | None:
        """A setting, or the default."""
        return self._conf.get(key, defaultValue)

    def getAll(self) -> list[tuple[str, str]]:
        """Every setting."""
        return list(self._conf.items())

    def contains(self, key: str) -> bool:
        """Whether a setting has a value."""
        return key in self._conf

    def toDebugString(self) -> str:
        """Every setting as text."""
        return "\n".join(f"{key}={value}" for key, value in sorted(self._conf.items()))

    def _copy(self) -> SparkConf:
        copy = SparkConf()
        copy._conf.update(self._conf)
        return copy
