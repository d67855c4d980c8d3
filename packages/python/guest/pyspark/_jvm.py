"""What jobs reach of the JVM through py4j: Hadoop's settings, log4j, `java.lang.System`. The rest is refused by its name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

from pyspark._engine import ask, unsupported
from pyspark._hadoop_fs import FileSystems
from pyspark._hadoop_path import HadoopPath, Uri

__all__ = ["HadoopConfiguration", "JavaContext", "NoJvm", "jvm"]


def no_jvm(name: str) -> NoReturn:
    """Refuses what only a JVM has."""
    step = "List, copy and delete with boto3's s3 client, or stub the function." if "hadoop.fs" in name else "Stub the function that needs it."
    raise unsupported("NO_JVM", f"use {name}", "dryfit runs jobs without a JVM", step)


class NoJvm:
    """Stands where PySpark has the JVM; what a job asks of it and is not there is refused by name."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__") or attribute == "_dryfit_handle":
            raise AttributeError(attribute)
        name = f"{self._name}.{attribute}"
        known = _CLASSES.get(name.partition("._jvm.")[2])
        if known is not None:
            return known
        if attribute[0].isupper() or attribute in ("org", "java", "com", "scala", "functions"):
            return NoJvm(name)
        return NoJvm(name) if attribute.islower() and attribute.isalnum() and name.count(".") < 8 else no_jvm(name)

    def __setattr__(self, attribute: str, value: Any) -> None:
        no_jvm(f"{self._name}.{attribute}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        no_jvm(f"{self._name}()")

    def __repr__(self) -> str:
        return f"<no JVM behind {self._name}>"


#: Settings of Hadoop that say how files are reached and committed, and never what is in them.
_HARMLESS = ("fs.", "dfs.", "mapreduce.fileoutputcommitter.algorithm.", "mapred.output.committer.")


class HadoopConfiguration:
    """The settings that Hadoop's file systems get."""

    def __init__(self) -> None:
        self._set: dict[str, str] = {}

    def set(self, name: str, value: str) -> None:
        """Sets one that changes no result."""
        if not str(name).startswith(_HARMLESS):
            raise unsupported(
                "HADOOP_SETTING",
                f"set {name} of Hadoop",
                "it could change what a job reads or writes",
                "Leave it out under test, or set what it means with an option of the reader or writer.",
            )
        self._set[name] = value

    def setBoolean(self, name: str, value: bool) -> None:
        """Sets a flag."""
        self.set(name, "true" if value else "false")

    def setInt(self, name: str, value: int) -> None:
        """Sets a number."""
        self.set(name, str(value))

    setLong = setInt

    def unset(self, name: str) -> None:
        """Takes a setting away."""
        self._set.pop(name, None)

    def get(self, name: str, defaultValue: Any = ...) -> Any:
        """One that the job has set, or what it takes in its place."""
        if name in self._set or defaultValue is not ...:
            return self._set.get(name, defaultValue)
        raise unsupported(
            "HADOOP_SETTING", f"get {name} of Hadoop", "the job has not set it, and its default is the cluster's", "Give a default: get(name, default)."
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return no_jvm(f"hadoopConfiguration().{name}")


class JavaContext(NoJvm):
    """`sc._jsc`."""

    def __init__(self, configuration: HadoopConfiguration) -> None:
        super().__init__("sc._jsc")
        self.__dict__["hadoopConfiguration"] = lambda: configuration
        self.__dict__["sc"] = lambda: self


class _Static:
    def __init__(self, name: str, members: dict[str, Any]) -> None:
        self.__dict__.update(members, _name=name)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return no_jvm(f"{self._name}.{attribute}")


class Log4jLogger:
    """A logger of log4j: its lines go to stderr."""

    def __init__(self, name: str) -> None:
        self._name = name

    def getName(self) -> str:
        """Its name."""
        return self._name

    def setLevel(self, level: Any) -> None:
        """From which level on it logs: all of them under test."""

    def __getattr__(self, attribute: str) -> Callable[..., None]:
        if attribute not in ("trace", "debug", "info", "warn", "error", "fatal"):
            if attribute.startswith("__"):
                raise AttributeError(attribute)
            no_jvm(f"log4j's Logger.{attribute}")

        def log(message: Any, *_: Any) -> None:
            print(f"{attribute.upper()} {self._name}: {message}", file=sys.stderr)

        return log


def _property(name: str, default: Any = ...) -> Any:
    if default is not ...:
        return default
    return no_jvm(f"java.lang.System.getProperty({name!r})")


_SYSTEM = _Static(
    "java.lang.System",
    {
        "currentTimeMillis": lambda: ask("spark.now", None),
        "nanoTime": time.monotonic_ns,
        "getProperty": _property,
        "getenv": lambda name: os.environ.get(name),
    },
)
_LEVELS = _Static("Level", {each: each for each in ("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL")})
_LOGGERS = _Static("LogManager", {"getLogger": lambda name: Log4jLogger(str(name)), "getRootLogger": lambda: Log4jLogger("root")})

_CLASSES: dict[str, Any] = {
    "java.lang.System": _SYSTEM,
    "java.net.URI": Uri,
    "org.apache.hadoop.fs.FileSystem": FileSystems,
    "org.apache.hadoop.fs.Path": HadoopPath,
    "org.apache.log4j.LogManager": _LOGGERS,
    "org.apache.log4j.Logger": _LOGGERS,
    "org.apache.log4j.Level": _LEVELS,
}


def jvm() -> Any:
    """`sc._jvm`."""
    return NoJvm("sc._jvm")
