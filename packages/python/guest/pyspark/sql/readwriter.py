"""`spark.read` and `df.write`."""

from __future__ import annotations

import inspect
from typing import Any

from _dryfit.classes import offered
from pyspark import _engine
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import AnalysisException
from pyspark.rdd import RDD
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._mismatch import call_mismatch, no_cast, passed, texts
from pyspark.sql.column import Column, expression_of, refused
from pyspark.sql.types import StructType, declares_length

__all__ = ["DataFrameReader", "DataFrameWriter", "DataFrameWriterV2"]

_READ_JSON = """schema primitivesAsString prefersDecimal allowComments allowUnquotedFieldNames allowSingleQuotes
    allowNumericLeadingZero allowBackslashEscapingAnyCharacter mode columnNameOfCorruptRecord dateFormat
    timestampFormat multiLine allowUnquotedControlChars lineSep samplingRatio dropFieldIfAllNull encoding locale
    pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter allowNonNumericNumbers"""
_READ_CSV = """schema sep encoding quote escape comment header inferSchema ignoreLeadingWhiteSpace
    ignoreTrailingWhiteSpace nullValue nanValue positiveInf negativeInf dateFormat timestampFormat maxColumns
    maxCharsPerColumn maxMalformedLogPerPartition mode columnNameOfCorruptRecord multiLine charToEscapeQuoteEscaping
    samplingRatio enforceSchema emptyValue locale lineSep pathGlobFilter recursiveFileLookup modifiedBefore
    modifiedAfter unescapedQuoteHandling"""
_READ_TEXT = "wholetext lineSep pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter"
_READ_ORC = "mergeSchema pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter"
_READ_PARQUET = {
    "mergeSchema",
    "pathGlobFilter",
    "modifiedBefore",
    "modifiedAfter",
    "recursiveFileLookup",
    "datetimeRebaseMode",
    "int96RebaseMode",
}
_WRITE_JSON = "mode compression dateFormat timestampFormat lineSep encoding ignoreNullFields"
_WRITE_CSV = """mode compression sep quote escape header nullValue escapeQuotes quoteAll dateFormat timestampFormat
    ignoreLeadingWhiteSpace ignoreTrailingWhiteSpace charToEscapeQuoteEscaping encoding emptyValue lineSep"""
_WRITE_PARQUET = "mode partitionBy compression"


def _text(value: Any) -> Any:
    """An option's value as Spark gets it."""
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def _signature(first: str, names: str, defaults: dict[str, Any]) -> inspect.Signature:
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    optional = [inspect.Parameter(n, kind, default=defaults.get(n)) for n in names.split()]
    return inspect.Signature([inspect.Parameter("self", kind), inspect.Parameter(first, kind), *optional])


def _method(name: str, first: str, names: str, run: Any, defaults: dict[str, Any] | None = None) -> Any:
    """A method with PySpark's long list of option parameters."""
    signature = _signature(first, names, defaults or {})

    def method(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        given = dict(bound.arguments)
        return run(given.pop("self"), given.pop(first), given)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = f"Files of the {name} format."
    method.__signature__ = signature  # type: ignore[attr-defined]
    return method


class DataFrameReader:
    """`spark.read`."""

    def __init__(self, spark: Any) -> None:
        self._spark = spark
        self._format: str | None = None
        self._schema: Any = None
        self._options: dict[str, str] = {}

    def format(self, source: str) -> DataFrameReader:
        """The format of the source."""
        self._format = passed("format", source, str)
        return self

    def schema(self, schema: StructType | str) -> DataFrameReader:
        """The schema to read with: a StructType or DDL text."""
        if isinstance(schema, StructType):
            self._schema = schema.jsonValue()
            if declares_length(schema):
                _engine.ask("spark.parse_schema", "value char(1)")
        elif isinstance(schema, str):
            # Spark parses the text now: a bad one is an error of this line.
            self._schema = _engine.ask("spark.parse_schema", schema)
        else:
            raise refused("NOT_STR_OR_STRUCT", "schema", schema)
        return self

    def option(self, key: str, value: Any) -> DataFrameReader:
        """An option of the source."""
        text = _text(value)
        if text is not None:
            self._options[key] = text
        return self

    def options(self, **options: Any) -> DataFrameReader:
        """Options of the source."""
        for key, value in options.items():
            self.option(key, value)
        return self

    def _read(self, method: str, paths: list[str]) -> Any:
        request = {
            "method": method,
            "format": self._format,
            "schema": self._schema,
            "options": self._options,
            "paths": paths,
        }
        return offered("DataFrame")(self._spark._ask("spark.read", request), self._spark)

    def _with_options(self, options: dict[str, Any]) -> None:
        schema = options.pop("schema", None)
        if schema is not None:
            self.schema(schema)
        self.options(**options)

    def load(self, path: Any = None, format: str | None = None, schema: Any = None, **options: Any) -> Any:
        """The frame of a source."""
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        if path is not None and not isinstance(path, (str, list)):
            raise no_cast(path, "java.lang.String")
        return self._read("load", [] if path is None else [path] if isinstance(path, str) else path)

    def _load_lines(self, format: str, path: Any, options: dict[str, Any]) -> Any:
        self._with_options(options)
        if isinstance(path, str):
            return self._read(format, [path])
        if type(path) is list:
            return self._read(format, path)
        if isinstance(path, RDD):
            lines = [line if isinstance(line, str) else str(line) for line in path.collect()]
            request = {"format": format, "schema": self._schema, "options": self._options, "lines": lines}
            return offered("DataFrame")(self._spark._ask("spark.read_lines", request), self._spark)
        raise PySparkTypeError(
            error_class="NOT_STR_OR_LIST_OF_RDD",
            message_parameters={"arg_name": "path", "arg_type": type(path).__name__},
        )

    def _load_files(self, format: str, path: Any, options: dict[str, Any]) -> Any:
        self._with_options(options)
        if not isinstance(path, (str, list, tuple)):
            raise call_mismatch("z:org.apache.spark.api.python.PythonUtils.toSeq", path)
        return self._read(format, [path] if isinstance(path, str) else list(path))

    json = _method("json", "path", _READ_JSON, lambda self, path, options: self._load_lines("json", path, options))
    csv = _method("csv", "path", _READ_CSV, lambda self, path, options: self._load_lines("csv", path, options))
    orc = _method("orc", "path", _READ_ORC, lambda self, path, options: self._load_files("orc", path, options))
    text = _method(
        "text",
        "paths",
        _READ_TEXT,
        lambda self, path, options: self._load_files("text", path, options),
        {"wholetext": False},
    )

    def parquet(self, *paths: str, **options: Any) -> Any:
        """Parquet files."""
        # PySpark takes its own options here and drops the others without a word.
        self.options(**{key: value for key, value in options.items() if key in _READ_PARQUET})
        return self._read("parquet", texts(paths, "String.isEmpty()"))

    def table(self, tableName: str) -> Any:
        """A table of the catalog."""
        return self._read("table", [passed("table", tableName, str)])

    def jdbc(
        self,
        url: str,
        table: str,
        column: str | None = None,
        lowerBound: Any = None,
        upperBound: Any = None,
        numPartitions: int | None = None,
        predicates: list[str] | None = None,
        properties: dict[str, str] | None = None,
    ) -> Any:
        """A table of a database."""
        if column is not None:
            for name, bound in (("lowerBound", lowerBound), ("upperBound", upperBound), ("numPartitions", numPartitions)):
                assert bound is not None, f"{name} can not be None when ``column`` is specified"
        if predicates is not None:
            raise _engine.unsupported(
                "JDBC_PREDICATES",
                f"read {table} with predicates",
                "they are in the database's own SQL",
                "Filter the frame after the read, or stub the function that reads.",
            )
        self.options(**(properties or {}), url=url, dbtable=table)
        if column is not None:
            bounds = {"lowerBound": lowerBound, "upperBound": upperBound, "numPartitions": numPartitions}
            self.options(partitionColumn=column, **bounds)
        self._format = "jdbc"
        return self._read("load", [])


class DataFrameWriter:
    """`df.write`."""

    def __init__(self, df: FrameBase) -> None:
        self._df = df
        self._spark = df.sparkSession
        self._format: str | None = None
        self._mode: str | None = None
        self._options: dict[str, str] = {}
        self._partition_by: list[str] = []
        self._buckets: Any = None
        self._sort_by: list[str] = []

    def mode(self, saveMode: str | None) -> DataFrameWriter:
        """What happens to what is there: append, overwrite, ignore, error."""
        if saveMode is not None:
            self._mode = _engine.ask("spark.save_mode", saveMode)
        return self

    def format(self, source: str) -> DataFrameWriter:
        """The format to write."""
        self._format = source
        return self

    def option(self, key: str, value: Any) -> DataFrameWriter:
        """An option of the format."""
        text = _text(value)
        if text is not None:
            self._options[key] = text
        return self

    def options(self, **options: Any) -> DataFrameWriter:
        """Options of the format."""
        for key, value in options.items():
            self.option(key, value)
        return self

    def partitionBy(self, *cols: Any) -> DataFrameWriter:
        """The columns whose values become folders."""
        given = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, tuple)) else cols
        self._partition_by = list(given)
        return self

    def bucketBy(self, numBuckets: int, col: Any, *cols: Any) -> DataFrameWriter:
        """The columns whose values are dealt into buckets."""
        if not isinstance(numBuckets, int):
            raise refused("NOT_INT", "numBuckets", numBuckets)
        self._buckets = (numBuckets, _column_names(col, cols))
        return self

    def sortBy(self, col: Any, *cols: Any) -> DataFrameWriter:
        """The order in each bucket."""
        self._sort_by = _column_names(col, cols)
        return self

    def _write(self, method: str, target: str | None) -> None:
        if self._buckets is not None or self._sort_by:
            self._refuse_buckets(method)
        request = {
            "frame": self._df._handle,
            "method": method,
            "format": self._format,
            "mode": self._mode,
            "options": self._options,
            "partitionBy": self._partition_by,
            "target": target,
        }
        _engine.ask("spark.write", request)

    def _refuse_buckets(self, method: str) -> None:
        if method == "saveAsTable" and self._buckets is not None:
            raise _engine.unsupported(
                "BUCKETS", "write a bucketed table", "dryfit has no buckets", "Leave bucketBy out of the job's test."
            )
        if self._buckets is None:
            raise AnalysisException(
                "[SORT_BY_WITHOUT_BUCKETING] sortBy must be used together with bucketBy.",
                "",
                errorClass="SORT_BY_WITHOUT_BUCKETING",
            )
        name = method if method == "insertInto" else "save"
        both = "bucketBy and sortBy" if self._sort_by else "bucketBy"
        raise AnalysisException(f"'{name}' does not support {both} right now.", "")

    def _prepare(self, mode: str | None, partitionBy: Any, options: dict[str, Any]) -> None:
        self.mode(mode).options(**options)
        if partitionBy is not None:
            self.partitionBy(partitionBy)

    def save(
        self, path: str | None = None, format: str | None = None, mode: str | None = None, partitionBy: Any = None, **options: Any
    ) -> None:
        """Writes to a path."""
        self._prepare(mode, partitionBy, options)
        if format is not None:
            self.format(format)
        self._write("save", path)

    def saveAsTable(
        self, name: str, format: str | None = None, mode: str | None = None, partitionBy: Any = None, **options: Any
    ) -> None:
        """Writes to a table of the catalog."""
        self._prepare(mode, partitionBy, options)
        if format is not None:
            self.format(format)
        self._write("saveAsTable", name)

    def insertInto(self, tableName: str, overwrite: bool | None = None) -> None:
        """Writes into a table that is there, columns by position."""
        if overwrite is not None:
            self.mode("overwrite" if overwrite else "append")
        self._write("insertInto", tableName)

    def _save_as(self, format: str, path: str, options: dict[str, Any]) -> None:
        self._prepare(options.pop("mode", None), options.pop("partitionBy", None), options)
        self._write(format, path)

    json = _method("json", "path", _WRITE_JSON, lambda self, path, options: self._save_as("json", path, options))
    csv = _method("csv", "path", _WRITE_CSV, lambda self, path, options: self._save_as("csv", path, options))
    parquet = _method(
        "parquet", "path", _WRITE_PARQUET, lambda self, path, options: self._save_as("parquet", path, options)
    )
    orc = _method("orc", "path", _WRITE_PARQUET, lambda self, path, options: self._save_as("orc", path, options))
    text = _method(
        "text", "path", "compression lineSep", lambda self, path, options: self._save_as("text", path, options)
    )

    def jdbc(self, url: str, table: str, mode: str | None = None, properties: dict[str, str] | None = None) -> None:
        """Writes to a table of a database."""
        self._prepare(mode, None, {**(properties or {}), "url": url, "dbtable": table})
        self._format = "jdbc"
        self._write("save", None)


class DataFrameWriterV2:
    """`df.writeTo`: its settings are kept, writing is refused."""

    def __init__(self, df: FrameBase, table: str) -> None:
        self._df = df
        self._table = table

    def _chain(self, *args: Any, **kwargs: Any) -> DataFrameWriterV2:
        return self

    using = option = options = tableProperty = _chain

    def partitionedBy(self, col: Column, *cols: Column) -> DataFrameWriterV2:
        """The columns that the table is partitioned by."""
        for column in (col, *cols):
            expression_of(column)
        return self

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise _engine.unsupported(
            "WRITE_TO_TABLE",
            f"write to {self._table} with df.writeTo",
            "dryfit has no Iceberg, Delta or Hudi tables",
            "Use df.write.saveAsTable, or stub the function that writes.",
        )

    create = replace = createOrReplace = append = overwrite = overwritePartitions = _refuse


def _column_names(col: Any, cols: tuple[Any, ...]) -> list[str]:
    if isinstance(col, (list, tuple)):
        if cols:
            raise PySparkValueError(
                error_class="CANNOT_SET_TOGETHER",
                message_parameters={"arg_list": f"`col` of type {type(col).__name__} and `cols`"},
            )
        col, cols = col[0], tuple(col[1:])
    for c in cols:
        if not isinstance(c, str):
            raise refused("NOT_LIST_OF_STR", "cols", c)
    if not isinstance(col, str):
        raise refused("NOT_LIST_OF_STR", "col", col)
    return [col, *cols]
