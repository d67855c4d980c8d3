"""`GlueContext`: where a job reads and writes."""

from __future__ import annotations

from typing import Any

from _dryfit import bridge
from awsglue._context_arguments import FINISHES, PREPARES
from awsglue._context_methods import GlueContext as ContextMethods
from awsglue._engine import ask, decode
from awsglue._logger import Logger
from awsglue.data_sink import DataSink
from awsglue.data_source import DataSource
from awsglue.dataframereader import DataFrameReader
from awsglue.dataframewriter import DataFrameWriter
from awsglue.dynamicframe import DynamicFrame, DynamicFrameReader, DynamicFrameWriter
from awsglue.streaming_data_source import StreamingDataSource
from pyspark.context import SparkContext
from pyspark.sql import SparkSession, SQLContext


def register(sc: Any) -> None:
    """Makes Glue known to a SparkContext: nothing to do here."""


def _as_given(_context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    return arguments


def _as_answered(_context: Any, answer: Any, _arguments: dict[str, Any]) -> Any:
    return answer


class GlueContext(ContextMethods, SQLContext):
    """Reads and writes what the test arranged; every call is recorded."""

    Spark_SQL_Formats = {"parquet", "orc"}
    Unsupported_Compression_Types = {"lzo"}

    def __init__(self, sparkContext: Any = None, **options: Any) -> None:
        if type(sparkContext) is SparkSession:
            session = sparkContext
        else:
            session = SparkSession.builder.getOrCreate()
        super().__init__(session.sparkContext if sparkContext is None or sparkContext is session else sparkContext, session)
        self.create_dynamic_frame = DynamicFrameReader(self)
        self.create_data_frame = DataFrameReader(self)
        self.write_dynamic_frame = DynamicFrameWriter(self)
        self.write_data_frame = DataFrameWriter(self)
        self.spark_session = self.sparkSession
        self._glue_logger = Logger(self)
        self._options = options

    @property
    def _dryfit_handle(self) -> tuple[str, int]:
        return ("GlueContext", self.sparkSession._number)

    @property
    def _ssql_ctx(self) -> Any:
        return self._glue_scala_context

    @property
    def _glue_scala_context(self) -> Any:
        return self._jvm.GlueContext

    @property
    def _jvm(self) -> Any:
        return self._sc._jvm

    @property
    def _jsc(self) -> Any:
        return self._sc._jsc

    def _call(self, method: str, arguments: dict[str, Any]) -> Any:
        prepare, finish = PREPARES.get(method, _as_given), FINISHES.get(method, _as_answered)
        sent = prepare(self, arguments)
        spelling = self.__dict__.pop("_spelling", None) or method
        return finish(self, decode(ask("call", [spelling, sent], self), self), arguments)


def _context_of_test(number: int) -> GlueContext:
    if number == 0:
        return GlueContext(SparkContext.getOrCreate())
    first = SQLContext._instantiatedContext
    made = GlueContext(SparkSession._of_number(number))
    # That of another world is never the one that a job gets without asking for it.
    SQLContext._instantiatedContext = first
    return made


def _frame_of_test(identity: int) -> DynamicFrame:
    return DynamicFrame(identity, bridge.from_handle("GlueContext", ask("context_of", identity)))


bridge.register_handle("GlueContext", _context_of_test)
bridge.register_handle("DynamicFrame", _frame_of_test)
# Imported for `awsglue._engine`, which makes them of what the engine answers.
__all__ = ["DataSink", "DataSource", "GlueContext", "StreamingDataSource", "register"]
