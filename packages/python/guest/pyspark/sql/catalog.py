"""`spark.catalog`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from _dryfit.classes import offered
from pyspark.sql.types import StructType
from pyspark.storagelevel import StorageLevel

if TYPE_CHECKING:
    from pyspark.sql.dataframe import DataFrame

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
    """The views, tables, databases and functions of the session."""

    def __init__(self, sparkSession: Any) -> None:
        self._sparkSession = sparkSession

    def _ask(self, method: str, *args: Any) -> Any:
        return self._sparkSession._ask("spark.catalog", [method, *args])

    def currentCatalog(self) -> str:
        """The name of the catalog."""
        return self._ask("currentCatalog")

    def setCurrentCatalog(self, catalogName: str) -> None:
        """Chooses a catalog: there is one."""
        self._ask("setCurrentCatalog", catalogName)

    def listCatalogs(self, pattern: str | None = None) -> list[CatalogMetadata]:
        """The catalogs."""
        return [CatalogMetadata(**found) for found in self._ask("listCatalogs", pattern)]

    def currentDatabase(self) -> str:
        """The database of names without one."""
        return self._ask("currentDatabase")

    def setCurrentDatabase(self, dbName: str) -> None:
        """Chooses the database of names without one."""
        self._ask("setCurrentDatabase", dbName)

    def listDatabases(self, pattern: str | None = None) -> list[Database]:
        """The databases."""
        return [Database(**found) for found in self._ask("listDatabases", pattern)]

    def getDatabase(self, dbName: str) -> Database:
        """A database."""
        return Database(**self._ask("getDatabase", dbName))

    def databaseExists(self, dbName: str) -> bool:
        """Whether a database is there."""
        return self._ask("databaseExists", dbName)

    def listTables(self, dbName: str | None = None, pattern: str | None = None) -> list[Table]:
        """The tables of a database, and the temporary views."""
        return [Table(**found) for found in self._ask("listTables", dbName, pattern)]

    def getTable(self, tableName: str) -> Table:
        """A table or view."""
        return Table(**self._ask("getTable", tableName))

    def tableExists(self, tableName: str, dbName: str | None = None) -> bool:
        """Whether a table or view is there."""
        return self._ask("tableExists", tableName, dbName)

    def listColumns(self, tableName: str, dbName: str | None = None) -> list[Column]:
        """The columns of a table or view."""
        return [Column(**found) for found in self._ask("listColumns", tableName, dbName)]

    def listFunctions(self, dbName: str | None = None, pattern: str | None = None) -> list[Function]:
        """What Spark has, then what the session registered."""
        return [Function(**found) for found in self._ask("listFunctions", dbName, pattern)]

    def functionExists(self, functionName: str, dbName: str | None = None) -> bool:
        """Whether there is a function of the name."""
        return self._ask("functionExists", functionName, dbName)

    def getFunction(self, functionName: str) -> Function:
        """A function."""
        return Function(**self._ask("getFunction", functionName))

    def createTable(
        self,
        tableName: str,
        path: str | None = None,
        source: str | None = None,
        schema: StructType | None = None,
        description: str | None = None,
        **options: str,
    ) -> DataFrame:
        """Makes a table; gives its frame."""
        if schema is not None and not isinstance(schema, StructType):
            raise TypeError("schema should be StructType")
        if path is not None:
            options["path"] = path
        request = {
            "name": tableName,
            "path": options.pop("path", None),
            "source": source,
            "schema": None if schema is None else schema.jsonValue(),
            "description": description or None,
            "options": options,
        }
        return offered("DataFrame")(self._sparkSession._ask("spark.create_table", request), self._sparkSession)

    def createExternalTable(
        self,
        tableName: str,
        path: str | None = None,
        source: str | None = None,
        schema: StructType | None = None,
        **options: str,
    ) -> DataFrame:
        """The older name of `createTable`."""
        return self.createTable(tableName, path, source, schema, **options)

    def dropTempView(self, viewName: str) -> bool:
        """Forgets a temporary view; tells whether it was there."""
        return self._ask("dropTempView", viewName)

    def dropGlobalTempView(self, viewName: str) -> bool:
        """Forgets a global temporary view; tells whether it was there."""
        return self._ask("dropGlobalTempView", viewName)

    def registerFunction(self, name: str, f: Any, returnType: Any = None) -> Any:
        """The older name of `spark.udf.register`."""
        return self._sparkSession.udf.register(name, f, returnType)

    def isCached(self, tableName: str) -> bool:
        """Whether the rows of a table are kept."""
        return self._ask("isCached", tableName)

    def cacheTable(self, tableName: str, storageLevel: StorageLevel | None = None) -> None:
        """Asks to keep the rows of a table."""
        self._ask("cacheTable", tableName)

    def uncacheTable(self, tableName: str) -> None:
        """Asks to forget the rows of a table."""
        self._ask("uncacheTable", tableName)

    def clearCache(self) -> None:
        """Asks to forget all rows."""
        self._ask("clearCache")

    def refreshTable(self, tableName: str) -> None:
        """Asks to look at a table's files again: always so here."""
        self._ask("refreshTable", tableName)

    def recoverPartitions(self, tableName: str) -> None:
        """Makes the partitions known whose folders are there."""
        self._ask("recoverPartitions", tableName)

    def refreshByPath(self, path: str) -> None:
        """Asks to look at files again: always so here."""

