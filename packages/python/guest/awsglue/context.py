"""`GlueContext`: where a job reads and writes."""

from __future__ import annotations

from typing import Any

from _dryfit import bridge
from awsglue._context_arguments import CHECKS
from awsglue._context_methods import GlueContext as ContextMethods
from awsglue._engine import ask, callback, decode
from awsglue._logger import Logger
from awsglue.data_sink import DataSink
from awsglue.data_source import DataSource
from awsglue.dataframereader import DataFrameReader
from awsglue.dataframewriter import DataFrameWriter
from awsglue.dynamicframe import DynamicFrame, DynamicFrameReader, DynamicFrameWriter, ResolveOption
from awsglue.gluetypes import DataType
from awsglue.streaming_data_source import StreamingDataSource
from pyspark.context import SparkContext
from pyspark.sql import SparkSession, SQLContext


def register(sc: Any) -> None:
    """Makes Glue known to a SparkContext: nothing to do here."""


class _JdbcConf(dict):
    """What `extract_jdbc_conf` tells of a connection."""


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
        check = CHECKS.get(method)
        if check is not None:
            check(arguments)
        spelling = self.__dict__.pop("_spelling", None) or method
        return decode(ask("call", [spelling, arguments], self), self)

    # ---- what has more to do than to ask

    def create_dynamic_frame_from_rdd(
        self, data: Any, name: str, schema: Any = None, sample_ratio: Any = None, transformation_ctx: str = ""
    ) -> DynamicFrame:
        """A DynamicFrame of an RDD, a list or pandas."""
        frame = self.createDataFrame(data, schema, sample_ratio)
        arguments = {"data": frame, "name": name, "schema": None, "sample_ratio": sample_ratio}
        return self._call("create_dynamic_frame_from_rdd", {**arguments, "transformation_ctx": transformation_ctx})

    def convert_resolve_option(self, path: str, action: str, target: Any) -> ResolveOption:
        """Checks an option of `toDF`."""
        known = target.jsonValue() if isinstance(target, DataType) else None
        found = self._call("convert_resolve_option", {"path": path, "action": action, "target": known})
        return ResolveOption(found["path"], found["action"], target) if isinstance(found, dict) else found

    def extract_jdbc_conf(self, connection_name: str, catalog_id: Any = None) -> dict[str, Any]:
        """What the catalog knows of a connection."""
        found = self._call("extract_jdbc_conf", {"connection_name": connection_name, "catalog_id": catalog_id})
        return _JdbcConf(found) if isinstance(found, dict) else found

    def get_logger(self) -> Any:
        """The logger of Glue."""
        found = self._call("get_logger", {})
        return self._glue_logger if isinstance(found, dict) and found.get("$") == "Logger" else found

    def forEachBatch(self, frame: Any, batch_function: Any, options: Any = {}) -> Any:
        """Handles a stream batch by batch."""
        function = callback(batch_function, self)
        return self._call("forEachBatch", {"frame": frame, "batch_function": function, "options": options})


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
