"""`SQLContext` and `HiveContext`: older doors to the session."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from _dryfit.reset import on_reset
from pyspark.sql.session import SparkSession
from pyspark.sql.types import BooleanType, StringType, StructField, StructType

__all__ = ["SQLContext", "HiveContext"]


@offer
class SQLContext:
    """The session by its older name."""

    _instantiatedContext: SQLContext | None = None

    def __init__(self, sparkContext: Any, sparkSession: Any = None, jsqlContext: Any = None) -> None:
        self._sc = sparkContext
        self.sparkSession = sparkSession or SparkSession._getActiveSessionOrCreate()
        if SQLContext._instantiatedContext is None:
            SQLContext._instantiatedContext = self

    @classmethod
    def getOrCreate(cls, sc: Any) -> SQLContext:
        """The context, made when there is none."""
        return cls._get_or_create(sc)

    @classmethod
    def _get_or_create(cls, sc: Any, **static_conf: Any) -> SQLContext:
        known = SQLContext._instantiatedContext
        return known if known is not None else cls(sc, SparkSession._getActiveSessionOrCreate())

    def newSession(self) -> SQLContext:
        """A context with views of its own."""
        return self.__class__(self._sc, self.sparkSession.newSession())

    def setConf(self, key: str, value: Any) -> None:
        """Sets a setting."""
        self.sparkSession.conf.set(key, value)

    def getConf(self, key: str, defaultValue: Any = None) -> Any:
        """A setting."""
        return self.sparkSession.conf.get(key) if defaultValue is None else self.sparkSession.conf.get(key, defaultValue)

    @property
    def udf(self) -> Any:
        """Where Python functions are registered."""
        return self.sparkSession.udf

    def range(self, start: int, end: int | None = None, step: int = 1, numPartitions: int | None = None) -> Any:
        """A frame of numbers."""
        return self.sparkSession.range(start, end, step, numPartitions)

    def registerFunction(self, name: str, f: Any, returnType: Any = None) -> Any:
        """Registers a Python function."""
        return self.sparkSession.udf.register(name, f, returnType)

    def createDataFrame(
        self, data: Any, schema: Any = None, samplingRatio: float | None = None, verifySchema: bool = True
    ) -> Any:
        """A frame of Python data."""
        return self.sparkSession.createDataFrame(data, schema, samplingRatio, verifySchema)

    def registerDataFrameAsTable(self, df: Any, tableName: str) -> None:
        """Makes a frame a view."""
        df.createOrReplaceTempView(tableName)

    def dropTempTable(self, tableName: str) -> None:
        """Forgets a view."""
        self.sparkSession.catalog.dropTempView(tableName)

    def sql(self, sqlQuery: str) -> Any:
        """The frame of a query."""
        return self.sparkSession.sql(sqlQuery)

    def table(self, tableName: str) -> Any:
        """The frame of a table."""
        return self.sparkSession.table(tableName)

    def tables(self, dbName: str | None = None) -> Any:
        """The tables and views as a frame."""
        columns = [StructField(name, StringType(), False) for name in ("namespace", "tableName")]
        schema = StructType([*columns, StructField("isTemporary", BooleanType(), False)])
        found = self.sparkSession.catalog.listTables(dbName)
        return self.createDataFrame([(t.database or "", t.name, t.isTemporary) for t in found], schema)

    def tableNames(self, dbName: str | None = None) -> list[str]:
        """The names of tables and views."""
        return [t.name for t in self.sparkSession.catalog.listTables(dbName)]

    def cacheTable(self, tableName: str) -> None:
        """Asks to keep the rows of a table."""
        self.sparkSession.catalog.cacheTable(tableName)

    def uncacheTable(self, tableName: str) -> None:
        """Asks to forget the rows of a table."""
        self.sparkSession.catalog.uncacheTable(tableName)

    def clearCache(self) -> None:
        """Asks to forget all rows."""
        self.sparkSession.catalog.clearCache()

    @property
    def read(self) -> Any:
        """Where files and tables are read through."""
        return self.sparkSession.read

    @property
    def readStream(self) -> Any:
        """Where streams are read through."""
        return self.sparkSession.readStream

    @property
    def streams(self) -> Any:
        """The streams that run."""
        return self.sparkSession.streams


class HiveContext(SQLContext):
    """The session with Hive's tables."""

    @classmethod
    def _createForTesting(cls, sparkContext: Any) -> HiveContext:
        return cls(sparkContext)


@on_reset
def _forget() -> None:
    SQLContext._instantiatedContext = None
