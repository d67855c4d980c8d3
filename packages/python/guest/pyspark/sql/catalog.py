"""`spark.catalog`."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyspark import _engine

__all__ = ["Catalog", "CatalogMetadata", "Column", "Database", "Function", "Table"]


class CatalogMetadata(NamedTuple):
    """A catalog."""

    name: str
    description: str | None


class Database(NamedTuple):
    """A database."""

    name: str
    catalog: str | None
    description: str | None
    locationUri: str


class Table(NamedTuple):
    """A table or view."""

    name: str
    catalog: str | None
    namespace: list[str] | None
    description: str | None
    tableType: str
    isTemporary: bool

    @property
    def database(self) -> str | None:
        """The database of the table."""
        return self.namespace[0] if self.namespace is not None and len(self.namespace) == 1 else None


class Column(NamedTuple):
    """A column of a table."""

    name: str
    description: str | None
    dataType: str
    nullable: bool
    isPartition: bool
    isBucket: bool


class Function(NamedTuple):
    """A function."""

    name: str
    catalog: str | None
    namespace: list[str] | None
    description: str | None
    className: str
    isTemporary: bool


class Catalog:
    """The views and tables of the session."""

    def __init__(self, sparkSession: Any) -> None:
        self._sparkSession = sparkSession

    def currentCatalog(self) -> str:
        """The name of the catalog."""
        return "spark_catalog"

    def currentDatabase(self) -> str:
        """The database of names without one."""
        return _engine.ask("spark.current_database", None)

    def listTables(self, dbName: str | None = None, pattern: str | None = None) -> list[Table]:
        """The tables of a database, and the temporary views."""
        if pattern is not None:
            raise _no("listTables with a pattern")
        found = _engine.ask("spark.list_tables", dbName)
        return [
            Table(t["name"], None, None, None, "TEMPORARY", True)
            if t["temporary"]
            else Table(t["name"], "spark_catalog", [t["database"]], None, "EXTERNAL", False)
            for t in found
        ]

    def tableExists(self, tableName: str, dbName: str | None = None) -> bool:
        """Whether a table or view is there."""
        name = tableName if dbName is None else f"{dbName}.{tableName}"
        return _engine.ask("spark.table_exists", name)

    def listColumns(self, tableName: str, dbName: str | None = None) -> list[Column]:
        """The columns of a table or view."""
        frame = self._sparkSession.table(tableName if dbName is None else f"{dbName}.{tableName}")
        return [
            Column(f.name, None, f.dataType.simpleString(), f.nullable, False, False) for f in frame.schema.fields
        ]

    def dropTempView(self, viewName: str) -> bool:
        """Forgets a temporary view; tells whether it was there."""
        return _engine.ask("spark.drop_view", [viewName, False])

    def dropGlobalTempView(self, viewName: str) -> bool:
        """Forgets a global temporary view; tells whether it was there."""
        return _engine.ask("spark.drop_view", [viewName, True])

    def isCached(self, tableName: str) -> bool:
        """Whether the rows of a table are kept."""
        return tableName.lower() in self._cached()

    def cacheTable(self, tableName: str, storageLevel: Any = None) -> None:
        """Asks to keep the rows of a table."""
        self._sparkSession.table(tableName)
        self._cached().add(tableName.lower())

    def uncacheTable(self, tableName: str) -> None:
        """Asks to forget the rows of a table."""
        self._sparkSession.table(tableName)
        self._cached().discard(tableName.lower())

    def clearCache(self) -> None:
        """Asks to forget all rows."""
        self._cached().clear()

    def refreshTable(self, tableName: str) -> None:
        """Asks to look at a table's files again: always so here."""
        self._sparkSession.table(tableName)

    def refreshByPath(self, path: str) -> None:
        """Asks to look at files again: always so here."""

    def recoverPartitions(self, tableName: str) -> None:
        """Asks to look for partitions: always so here."""
        self._sparkSession.table(tableName)

    def _cached(self) -> set[str]:
        return self.__dict__.setdefault("_cached_tables", set())

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in _OTHERS:
            raise AttributeError(f"'Catalog' object has no attribute '{name}'")
        raise _no(name)


_OTHERS = {
    "setCurrentCatalog",
    "setCurrentDatabase",
    "listCatalogs",
    "listDatabases",
    "getDatabase",
    "databaseExists",
    "getTable",
    "listFunctions",
    "functionExists",
    "getFunction",
    "createTable",
    "createExternalTable",
    "registerFunction",
}


def _no(method: str) -> _engine.NotSupportedError:
    return _engine.unsupported(
        "METHOD_NOT_SUPPORTED",
        f"run spark.catalog.{method}",
        "dryfit's catalog is the one that the test arranges",
        "Arrange it with glue.catalog in the test, or stub the function that needs it.",
    )
