"""`GlueContext`: where a job reads and writes."""

from __future__ import annotations

from typing import Any

from _dryfit import bridge
from awsglue._context_arguments import bound, named, no_reserved, require_frame
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


class GlueContext(SQLContext):
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
        spelling = self.__dict__.pop("_spelling", None) or method
        return decode(ask("call", [spelling, arguments], self), self)

    # ---- sources

    def getSource(
        self, connection_type: str, format: Any = None, transformation_ctx: str = "", push_down_predicate: str = "", **options: Any
    ) -> Any:
        """A source that reads when its frame is asked for."""
        return self._call("getSource", {**options, **named(connection_type, format, transformation_ctx, push_down_predicate)})

    def getStreamingSource(
        self, connection_type: str, format: Any = None, transformation_ctx: str = "", push_down_predicate: str = "", **options: Any
    ) -> Any:
        """A source of a stream."""
        given = named(connection_type, format, transformation_ctx, push_down_predicate)
        return self._call("getStreamingSource", {**options, **given})

    def get_catalog_schema_as_spark_schema(
        self, database: Any = None, table_name: Any = None, catalog_id: Any = None
    ) -> Any:
        """The Spark schema of a catalog table."""
        arguments = {"database": database, "table_name": table_name, "catalog_id": catalog_id}
        return self._call("get_catalog_schema_as_spark_schema", arguments)

    def create_dynamic_frame_from_rdd(
        self, data: Any, name: str, schema: Any = None, sample_ratio: Any = None, transformation_ctx: str = ""
    ) -> DynamicFrame:
        """A DynamicFrame of an RDD, a list or pandas."""
        frame = self.createDataFrame(data, schema, sample_ratio)
        arguments = {"data": frame, "name": name, "schema": None, "sample_ratio": sample_ratio}
        return self._call("create_dynamic_frame_from_rdd", {**arguments, "transformation_ctx": transformation_ctx})

    def create_dynamic_frame_from_catalog(
        self,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> DynamicFrame:
        """Reads a catalog table."""
        return self._call("create_dynamic_frame_from_catalog", bound(locals()))

    def create_data_frame_from_catalog(
        self,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Reads a catalog table as a DataFrame."""
        return self._call("create_data_frame_from_catalog", bound(locals()))

    def create_dynamic_frame_from_options(
        self,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        **kwargs: Any,
    ) -> DynamicFrame:
        """Reads through a connection."""
        arguments = bound(locals())
        no_reserved(connection_options)
        return self._call("create_dynamic_frame_from_options", arguments)

    def create_sample_dynamic_frame_from_catalog(
        self,
        database: Any = None,
        table_name: Any = None,
        num: Any = None,
        sample_options: Any = {},
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        erieTxId: str = "",
        asOfTime: str = "",
        **kwargs: Any,
    ) -> DynamicFrame:
        """Reads up to `num` records of a catalog table."""
        return self._call("create_sample_dynamic_frame_from_catalog", bound(locals()))

    def create_sample_dynamic_frame_from_options(
        self,
        connection_type: str,
        connection_options: Any = {},
        num: Any = None,
        sample_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        **kwargs: Any,
    ) -> DynamicFrame:
        """Reads up to `num` records through a connection."""
        arguments = bound(locals())
        no_reserved(connection_options)
        return self._call("create_sample_dynamic_frame_from_options", arguments)

    def create_data_frame_from_options(
        self,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        **kwargs: Any,
    ) -> Any:
        """Reads a stream through a connection."""
        arguments = bound(locals())
        no_reserved(connection_options)
        return self._call("create_data_frame_from_options", arguments)

    # ---- sinks

    def getSink(self, connection_type: str, format: Any = None, transformation_ctx: str = "", **options: Any) -> DataSink:
        """A sink that writes when it is given a frame."""
        named = {"connection_type": connection_type, "format": format, "transformation_ctx": transformation_ctx}
        return self._call("getSink", {**options, **named})

    def write_dynamic_frame_from_options(
        self,
        frame: DynamicFrame,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
    ) -> DynamicFrame:
        """Writes through a connection; gives the records that failed."""
        arguments = bound(locals())
        require_frame(frame, "frame_or_dfc", "DynamicFrame or")
        return self._call("write_dynamic_frame_from_options", arguments)

    def write_from_options(
        self,
        frame_or_dfc: Any,
        connection_type: str,
        connection_options: Any = {},
        format: Any = {},
        format_options: Any = {},
        transformation_ctx: str = "",
        **kwargs: Any,
    ) -> Any:
        """Writes a frame or a collection through a connection."""
        arguments = bound(locals())
        require_frame(frame_or_dfc, "frame_or_dfc", "DynamicFrame or")
        return self._call("write_from_options", arguments)

    def write_dynamic_frame_from_catalog(
        self,
        frame: DynamicFrame,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> DynamicFrame:
        """Writes to a catalog table; gives the records that failed."""
        arguments = bound(locals())
        require_frame(frame, "dynamic_frame_or_dfc", "an instance ofDynamicFrame or ")
        return self._call("write_dynamic_frame_from_catalog", arguments)

    def write_data_frame_from_catalog(
        self,
        frame: Any,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Writes a DataFrame to a catalog table."""
        return self._call("write_data_frame_from_catalog", bound(locals()))

    def write_dynamic_frame_from_jdbc_conf(
        self,
        frame: DynamicFrame,
        catalog_connection: str,
        connection_options: Any = {},
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        catalog_id: Any = None,
    ) -> None:
        """Writes through a connection of the catalog; gives nothing, as in awsglue."""
        arguments = bound(locals())
        require_frame(frame, "dynamic_frame_or_dfc", "an instance ofDynamicFrame or ")
        return self._call("write_dynamic_frame_from_jdbc_conf", arguments)

    def write_from_jdbc_conf(
        self,
        frame_or_dfc: Any,
        catalog_connection: str,
        connection_options: Any = {},
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        catalog_id: Any = None,
    ) -> Any:
        """Writes a frame or a collection through a connection of the catalog."""
        arguments = bound(locals())
        require_frame(frame_or_dfc, "frame_or_dfc", "DynamicFrame or")
        return self._call("write_from_jdbc_conf", arguments)

    # ---- the rest

    def convert_resolve_option(self, path: str, action: str, target: Any) -> ResolveOption:
        """Checks an option of `toDF`."""
        known = target.jsonValue() if isinstance(target, DataType) else None
        found = self._call("convert_resolve_option", {"path": path, "action": action, "target": known})
        return ResolveOption(found["path"], found["action"], target) if isinstance(found, dict) else found

    def extract_jdbc_conf(self, connection_name: str, catalog_id: Any = None) -> dict[str, Any]:
        """What the catalog knows of a connection."""
        found = self._call("extract_jdbc_conf", {"connection_name": connection_name, "catalog_id": catalog_id})
        return _JdbcConf(found) if isinstance(found, dict) else found

    def purge_table(
        self, database: str, table_name: str, options: Any = {}, transformation_ctx: str = "", catalog_id: Any = None
    ) -> None:
        """Deletes the files of a table that are older than the retention period."""
        return self._call("purge_table", bound(locals()))

    def purge_s3_path(self, s3_path: str, options: Any = {}, transformation_ctx: str = "") -> None:
        """Deletes the files below a path that are older than the retention period."""
        return self._call("purge_s3_path", bound(locals()))

    def transition_table(
        self,
        database: str,
        table_name: str,
        transition_to: str,
        options: Any = {},
        transformation_ctx: str = "",
        catalog_id: Any = None,
    ) -> None:
        """Gives the files of a table another storage class."""
        return self._call("transition_table", bound(locals()))

    def transition_s3_path(
        self, s3_path: str, transition_to: str, options: Any = {}, transformation_ctx: str = ""
    ) -> None:
        """Gives the files below a path another storage class."""
        return self._call("transition_s3_path", bound(locals()))

    def get_logger(self) -> Any:
        """The logger of Glue."""
        found = self._call("get_logger", {})
        return self._glue_logger if isinstance(found, dict) and found.get("$") == "Logger" else found

    def currentTimeMillis(self) -> int:
        """The world's time in milliseconds."""
        return self._call("currentTimeMillis", {})

    def forEachBatch(self, frame: Any, batch_function: Any, options: Any = {}) -> Any:
        """Handles a stream batch by batch."""
        function = callback(batch_function, self)
        return self._call("forEachBatch", {"frame": frame, "batch_function": function, "options": options})

    def getSampleStreamingDynamicFrame(self, frame: Any, options: Any = {}, batch_function: Any = None) -> Any:
        """A sample of a stream."""
        arguments = {"frame": frame, "options": options, "batch_function": batch_function}
        return self._call("getSampleStreamingDynamicFrame", arguments)

    def add_ingestion_time_columns(self, frame: Any, time_granularity: str) -> Any:
        """Adds the columns of the time of ingestion."""
        return self._call("add_ingestion_time_columns", {"frame": frame, "time_granularity": time_granularity})

    def start_transaction(self, read_only: bool) -> Any:
        """Begins a transaction of governed tables."""
        return self._call("start_transaction", {"read_only": read_only})

    def commit_transaction(self, transaction_id: str, wait_for_commit: bool = True) -> Any:
        """Ends a transaction."""
        return self._call("commit_transaction", bound(locals()))

    def cancel_transaction(self, transaction_id: str) -> Any:
        """Gives a transaction up."""
        return self._call("cancel_transaction", {"transaction_id": transaction_id})


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
__all__ = ["DataSource", "GlueContext", "StreamingDataSource", "register"]
