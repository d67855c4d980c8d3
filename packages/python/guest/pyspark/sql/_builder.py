"""`SparkSession.builder`."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offered
from pyspark import _engine
from pyspark.conf import SparkConf
from pyspark.context import SparkContext


class Builder:
    """`SparkSession.builder`."""

    # Where PySpark has it: its repr and its pickles say so.
    __module__ = "pyspark.sql.session"
    __qualname__ = "SparkSession.Builder"

    def __init__(self) -> None:
        self._options: dict[str, Any] = {}

    def config(
        self, key: str | None = None, value: Any = None, conf: SparkConf | None = None, *, map: Any = None
    ) -> Builder:
        """Settings of the session."""
        if map is not None:
            self._options.update(map)
        elif conf is not None:
            self._options.update(conf.getAll())
        elif key is not None:
            self._options[key] = str(value).lower() if isinstance(value, bool) else str(value)
        return self

    def master(self, master: str) -> Builder:
        """Where Spark would run."""
        return self.config("spark.master", master)

    def appName(self, name: str) -> Builder:
        """The name of the application."""
        return self.config("spark.app.name", name)

    def remote(self, url: str) -> Builder:
        """A Spark Connect server: refused."""
        raise _engine.unsupported(
            "SPARK_CONNECT", f"connect to {url}", "a job under test reaches no network", "Leave remote() out."
        )

    def enableHiveSupport(self) -> Builder:
        """Tables of Hive: the catalog that the test arranges."""
        return self.config("spark.sql.catalogImplementation", "hive")

    def getOrCreate(self) -> Any:
        """The session, made when there is none."""
        sessions = offered("SparkSession")
        session = sessions._instantiatedSession
        if session is None or session._sc._stopped:
            conf = SparkConf()
            for key, value in self._options.items():
                conf.set(key, value)
            session = sessions(SparkContext.getOrCreate(conf))
        for key, value in self._options.items():
            session.conf._build(key, value)
        sessions._activeSession = session
        return session

    create = getOrCreate


class classproperty(property):  # noqa: N801
    """A property of the class: its getter takes the class."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        assert self.fget is not None
        return self.fget(owner)
