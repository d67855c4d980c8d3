"""`SparkSession`: where frames come from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any
from weakref import WeakValueDictionary

from _dryfit import bridge
from _dryfit.classes import offer, offered
from _dryfit.reset import on_reset
from pyspark import _engine
from pyspark.context import SparkContext
from pyspark.errors.exceptions.base import PySparkRuntimeError, PySparkTypeError, PySparkValueError
from pyspark.rdd import RDD
from pyspark.sql import _infer
from pyspark.sql._builder import Builder, classproperty
from pyspark.sql._cells import row_encoder
from pyspark.sql._mismatch import passed
from pyspark.sql._sql_formatter import SQLStringFormatter
from pyspark.sql.catalog import Catalog
from pyspark.sql.conf import RuntimeConfig
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.functions import lit
from pyspark.sql.readwriter import DataFrameReader
from pyspark.sql.types import (
    DataType,
    StructType,
    _create_converter,
    _has_nulltype,
    _infer_schema,
    _make_type_verifier,
    _merge_type,
    _parse_datatype_string,
    declares_length,
)
from pyspark.sql.udf import UDFRegistration
from pyspark.sql.udtf import UDTFRegistration

__all__ = ["SparkSession"]

#: Sessions other than that of the run, by the engine's number.
_numbered: WeakValueDictionary[int, SparkSession] = WeakValueDictionary()


@offer
class SparkSession:
    """The door to frames, tables, settings and functions."""

    Builder = Builder
    #: A new builder for each time that it is asked for.
    builder: Any = classproperty(lambda cls: cls.Builder())

    _instantiatedSession: SparkSession | None = None
    _activeSession: SparkSession | None = None

    def __init__(self, sparkContext: Any, jsparkSession: Any = None, options: dict[str, Any] | None = None) -> None:
        self._sc = sparkContext
        self._number = 0
        known = SparkSession._instantiatedSession
        if known is None or known._sc._stopped:
            SparkSession._instantiatedSession = self
            SparkSession._activeSession = self

    @classmethod
    def getActiveSession(cls) -> SparkSession | None:
        """The session of now, if there is one."""
        session = SparkSession._activeSession
        return None if session is None or session._sc._stopped else session

    @classmethod
    def active(cls) -> SparkSession:
        """The session of now."""
        session = cls.getActiveSession() or SparkSession._instantiatedSession
        if session is None:
            raise PySparkRuntimeError(error_class="NO_ACTIVE_OR_DEFAULT_SESSION", message_parameters={})
        return session

    @staticmethod
    def _getActiveSessionOrCreate(**static_conf: Any) -> SparkSession:
        session = SparkSession.getActiveSession()
        if session is not None:
            return session
        return SparkSession.builder.config(map=static_conf).getOrCreate()

    def newSession(self) -> SparkSession:
        """A session over the same tables and global views, with settings, views and functions of its own."""
        made = self.__class__(self._sc)
        made._number = self._ask("spark.new_session", None)
        _numbered[made._number] = made
        return made

    @classmethod
    def _of_number(cls, number: int) -> SparkSession:
        """The session that the engine knows by a number: one of this job's, or that of another world."""
        own = cls._getActiveSessionOrCreate()
        if number == own._number:
            return own
        known = _numbered.get(number)
        if known is None:
            known = _numbered[number] = cls(own._sc)
            known._number = number
        return known

    def _ask(self, op: str, request: Any) -> Any:
        return _engine.ask(self._named(op), request)

    def _named(self, op: str) -> str:
        # The session of the run has no number.
        return f"{op}@{self._number}" if self._number else op

    @property
    def _dryfit_handle(self) -> tuple[str, int]:
        return ("SparkSession", self._number)

    @property
    def sparkContext(self) -> Any:
        """The context below."""
        return self._sc

    @property
    def version(self) -> str:
        """The version of Spark that is stood in for."""
        return _engine.ask("spark.version", None)

    @property
    def conf(self) -> RuntimeConfig:
        """The settings."""
        return RuntimeConfig(self._ask)

    @property
    def catalog(self) -> Any:
        """Views and tables."""
        if "_catalog" not in self.__dict__:
            self._catalog = Catalog(self)
        return self._catalog

    @property
    def udf(self) -> Any:
        """Where Python functions are registered."""
        return UDFRegistration(self)

    @property
    def read(self) -> DataFrameReader:
        """Where files and tables are read through."""
        return DataFrameReader(self)

    def range(
        self, start: int, end: int | None = None, step: int = 1, numPartitions: int | None = None
    ) -> DataFrame:
        """A frame of numbers in a column `id`."""
        first, last = (0, start) if end is None else (start, end)
        relation = {"kind": "Range", "start": int(first), "end": int(last), "step": int(step)}
        if numPartitions is not None:
            relation["numPartitions"] = int(numPartitions)
        return DataFrame(_engine.frame(relation, self._named("spark.frame")), self)

    def table(self, tableName: str) -> DataFrame:
        """The frame of a table or view."""
        request = {"method": "spark.table", "format": None, "schema": None, "options": {}, "paths": [tableName]}
        return DataFrame(self._ask("spark.read", request), self)

    def sql(self, sqlQuery: str, args: Any = None, **kwargs: Any) -> DataFrame:
        """The frame of a query."""
        request: dict[str, Any] = {"query": sqlQuery if kwargs else passed("sql", sqlQuery, str)}
        if kwargs:
            formatter = SQLStringFormatter()
            request["query"] = formatter.format(sqlQuery, **kwargs)
            request["frames"] = formatter.frames
        if isinstance(args, dict):
            request["named"] = {str(k): lit(v)._expr for k, v in args.items()}
        elif args is not None:
            request["positional"] = [lit(v)._expr for v in args]
        frame = DataFrame(self._ask("spark.sql", request), self)
        frame._is_of_sql = True
        return frame

    def createDataFrame(
        self, data: Any, schema: Any = None, samplingRatio: float | None = None, verifySchema: bool = True
    ) -> DataFrame:
        """A frame of Python data: rows as tuples, dicts, Rows or plain values."""
        SparkSession._activeSession = self
        if isinstance(data, DataFrame):
            raise PySparkTypeError(error_class="SHOULD_NOT_DATAFRAME", message_parameters={"arg_name": "data"})
        if isinstance(schema, str):
            schema = _parse_datatype_string(schema)
        elif isinstance(schema, (list, tuple)):
            schema = list(schema)
        rows, struct = self._rows_of(data, schema, samplingRatio, verifySchema)
        if declares_length(struct):
            raise _engine.java_error(
                "java.lang.IllegalStateException: [BUG] logical plan should not have output of char/varchar type: "
                f"LogicalRDD [{', '.join(f'{name}#0' for name in struct.names)}], false"
            )
        encode = row_encoder(struct)
        relation = {"kind": "LocalRelation", "schema": struct.jsonValue(), "rows": [encode(row) for row in rows]}
        if isinstance(data, RDD) and data.getNumPartitions() != 1:
            relation["slices"] = data._sizes()
        frame = DataFrame(_engine.frame(relation, self._named("spark.frame")), self)
        frame._schema = struct
        return frame

    def _rows_of(
        self, data: Any, schema: Any, ratio: float | None, verify: bool
    ) -> tuple[Iterable[Any], StructType]:
        if isinstance(schema, StructType):
            return _verified(_listed(data), _make_type_verifier(schema) if verify else None), schema
        if isinstance(schema, DataType):
            values = _verified(_listed(data), _make_type_verifier(schema, name="field value") if verify else None)
            return [(value,) for value in values], StructType().add("value", schema)
        if schema is not None and not isinstance(schema, list):
            raise PySparkTypeError(
                error_class="NOT_LIST_OR_NONE_OR_STRUCT",
                message_parameters={"arg_name": "schema", "arg_type": type(schema).__name__},
            )
        rows = _listed(data)
        if isinstance(data, RDD):
            struct = self._infer_rdd(rows, ratio, schema)
        else:
            struct = self._infer_list(rows, schema)
        convert = _create_converter(struct)
        for i, name in enumerate(schema or ()):
            struct.fields[i].name = name
            struct.names[i] = name
        return [convert(row) for row in rows], struct

    def _options(self) -> _infer.Options:
        return _infer.Options(*self._ask("spark.infer_options", None))

    def _infer_list(self, rows: list[Any], names: Any) -> StructType:
        if not rows:
            raise PySparkValueError(error_class="CANNOT_INFER_EMPTY_SCHEMA", message_parameters={})
        options = self._options()
        return _determined(reduce(_merge_type, (_infer_schema(row, names, options) for row in rows)))

    def _infer_rdd(self, rows: list[Any], ratio: float | None, names: Any) -> StructType:
        """An RDD's schema is that of its first row, and of up to 99 more while something is not known."""
        if not rows:
            raise ValueError("RDD is empty")
        if hasattr(rows[0], "__len__") and len(rows[0]) == 0:
            raise PySparkValueError(error_class="CANNOT_INFER_EMPTY_SCHEMA", message_parameters={})
        options = self._options()
        if ratio is not None:
            if ratio < 0.99:
                raise _engine.unsupported(
                    "SAMPLING_RATIO",
                    f"infer a schema with samplingRatio={ratio}",
                    "Spark's random choice of rows is not reproduced",
                    "Give a schema, or leave samplingRatio out.",
                )
            merged: Any = reduce(_merge_type, (_infer_schema(row, names, options) for row in rows))
            return merged
        schema = _infer_schema(rows[0], names, options)
        for row in rows[1:100]:
            if not _has_nulltype(schema):
                break
            schema = _merge_type(schema, _infer_schema(row, names, options))
        return _determined(schema)

    def stop(self) -> None:
        """Ends the session."""
        self._sc.stop()
        SparkSession._instantiatedSession = None
        SparkSession._activeSession = None

    def __enter__(self) -> SparkSession:
        return self

    def __exit__(self, *exc: Any) -> None:
        self.stop()

    def _refuse(self, what: str) -> Any:
        raise _engine.unsupported(
            "METHOD_NOT_SUPPORTED",
            f"use spark.{what}",
            "dryfit runs batch jobs on one machine without a JVM",
            "Stub the function that needs it.",
        )

    readStream = property(lambda self: self._refuse("readStream"))
    streams = property(lambda self: self._refuse("streams"))
    udtf = property(UDTFRegistration)
    client = property(lambda self: self._refuse("client"))
    _jsparkSession = property(lambda self: self._refuse("_jsparkSession"))
    _jvm = property(lambda self: self._sc._jvm)
    _jsc = property(lambda self: self._sc._jsc)
    _wrapped = property(lambda self: _sql_context(self))

    def addArtifacts(self, *path: str, **kwargs: Any) -> None:
        """Spark Connect only: refused."""
        self._refuse("addArtifacts")


def _sql_context(session: SparkSession) -> Any:
    return offered("SQLContext")(session._sc, session)


def _listed(data: Any) -> list[Any]:
    if isinstance(data, RDD):
        return data.collect()
    return data if isinstance(data, list) else list(data)


def _verified(rows: list[Any], verify: Any) -> list[Any]:
    if verify is not None:
        for row in rows:
            verify(row)
    return rows


def _determined(schema: Any) -> StructType:
    if _has_nulltype(schema):
        raise PySparkValueError(error_class="CANNOT_DETERMINE_TYPE", message_parameters={})
    return schema


def _session_of_test(number: int) -> SparkSession:
    first = SparkSession._instantiatedSession
    if first is not None and first._number == number and not first._sc._stopped:
        return first
    return SparkSession._of_number(number)


bridge.register_handle("SparkSession", _session_of_test)
bridge.register_handle("SparkContext", lambda _number: SparkContext.getOrCreate())


@on_reset
def _forget() -> None:
    _numbered.clear()
    SparkSession._instantiatedSession = None
    SparkSession._activeSession = None
