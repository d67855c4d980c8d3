"""The case that tests of frames are made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyspark.sql.session import SparkSession
from pyspark.testing.utils import ReusedPySparkTestCase

__all__ = ["ReusedSQLTestCase", "SQLTestUtils"]


class SQLTestUtils:
    """What a test puts up for a while."""

    spark: SparkSession

    @contextmanager
    def sql_conf(self, pairs: dict[str, Any]) -> Iterator[None]:
        """Settings that hold within it."""
        before = {key: self.spark.conf.get(key, None) for key in pairs}
        for key, value in pairs.items():
            self.spark.conf.set(key, value)
        try:
            yield
        finally:
            for key, value in before.items():
                if value is None:
                    self.spark.conf.unset(key)
                else:
                    self.spark.conf.set(key, value)

    @contextmanager
    def database(self, *names: str) -> Iterator[None]:
        """Databases that are dropped afterwards."""
        yield from self._dropping("DROP DATABASE IF EXISTS {} CASCADE", names)

    @contextmanager
    def table(self, *names: str) -> Iterator[None]:
        """Tables that are dropped afterwards."""
        yield from self._dropping("DROP TABLE IF EXISTS {}", names)

    @contextmanager
    def view(self, *names: str) -> Iterator[None]:
        """Views that are dropped afterwards."""
        yield from self._dropping("DROP VIEW IF EXISTS {}", names)

    @contextmanager
    def tempView(self, *names: str) -> Iterator[None]:
        """Temporary views that are dropped afterwards."""
        try:
            yield
        finally:
            for name in names:
                self.spark.catalog.dropTempView(name)

    def _dropping(self, statement: str, names: tuple[str, ...]) -> Iterator[None]:
        try:
            yield
        finally:
            for name in names:
                self.spark.sql(statement.format(name))


class ReusedSQLTestCase(ReusedPySparkTestCase, SQLTestUtils):
    """A case whose tests share one session."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.spark = SparkSession(cls.sc)

    @classmethod
    def tearDownClass(cls) -> None:
        super().tearDownClass()
        cls.spark.stop()
