"""`DynamicFrame`: records that know their own types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from _dryfit.classes import offer
from awsglue import _records
from awsglue._collection import DynamicFrameCollection
from awsglue._engine import ask, refused
from awsglue._fluent_methods import DynamicFrameReader, DynamicFrameWriter
from awsglue._resolve_option import ResolveOption
from awsglue._transform_arguments import mapping_of, paths_of, stage_of, type_text
from awsglue.gluetypes import _deserialize_schema
from pyspark.sql.dataframe import DataFrame


@offer
class DynamicFrame:
    """Records whose fields may be missing, and of several types."""

    def __init__(self, jdf: Any, glue_ctx: Any, name: str = "") -> None:
        self._handle = jdf
        self.glue_ctx = glue_ctx
        self.name = name
        self._schema: Any = None

    @property
    def _dryfit_handle(self) -> Any:
        handle = self.__dict__.get("_handle")
        if type(handle) is not int:
            raise AttributeError("_dryfit_handle")
        return ("DynamicFrame", handle)

    @property
    def _jdf(self) -> Any:
        return self._sc._jvm.DynamicFrame

    @property
    def _ssql_ctx(self) -> Any:
        return self.glue_ctx._ssql_ctx

    @property
    def _sc(self) -> Any:
        return self.glue_ctx._sc

    def _ask(self, method: str, *arguments: Any, stage: Any = None) -> Any:
        return ask("frame", [self._handle, method, stage or {}, *arguments])

    def _made(self, handle: int, name: str | None = None) -> DynamicFrame:
        return DynamicFrame(handle, self.glue_ctx, self.name if name is None else name)

    def _with(self, method: str, *arguments: Any, stage: Any = None) -> DynamicFrame:
        return self._made(self._ask(method, *arguments, stage=stage))

    def _collection(self, method: str, *arguments: Any, stage: Any) -> DynamicFrameCollection:
        answer = self._ask(method, *arguments, stage=stage)
        frames = {name: self._made(frame["id"], name) for name, frame in answer}
        return DynamicFrameCollection(frames, self.glue_ctx)

    # ---- what it is

    @classmethod
    def fromDF(cls, dataframe: DataFrame, glue_ctx: Any, name: str = "") -> DynamicFrame:
        """A DynamicFrame of a DataFrame; nothing runs."""
        if not isinstance(dataframe, DataFrame):
            raise AttributeError(f"'{type(dataframe).__name__}' object has no attribute '_jdf'")
        return DynamicFrame(ask("from_df", dataframe, glue_ctx), glue_ctx, name)

    def toDF(self, options: Any = None) -> DataFrame:
        """The frame as a DataFrame; a column of several types becomes a struct, or is projected by an option."""
        frame = self
        for option in options or []:
            if option.action != "KeepAsStruct" and option.target is None:
                raise Exception(f"Missing target type for resolve action {option.action}.")
            checked = self.glue_ctx.convert_resolve_option(option.path, option.action, option.target)
            if checked.action == "Project":
                frame = frame.resolveChoice(specs=[(option.path, f"project:{type_text(option.target)}")])
        return DataFrame(frame._ask("to_df"), self.glue_ctx.sparkSession)

    def with_frame_schema(self, schema: Any) -> DynamicFrame:
        """The same records under a schema that the job vouches for."""
        return self._with("with_frame_schema", schema.jsonValue())

    def schema(self) -> Any:
        """The fields and their types, folded over all records."""
        if self._schema is None:
            self._schema = _deserialize_schema(self._ask("schema"))
        return self._schema

    def printSchema(self) -> None:
        """Prints the schema as a tree."""
        print(self._ask("tree"))

    def show(self, num_rows: int = 20) -> None:
        """Prints one JSON object a record."""
        for line in self._ask("show", num_rows):
            print(line)

    def count(self) -> int:
        """How many records there are."""
        return self._ask("count")

    def __repr__(self) -> str:
        return f"DynamicFrame({self.name!r})" if "name" in self.__dict__ else object.__repr__(self)

    # ---- records by a function

    def filter(
        self, f: Callable[[Any], Any], transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Keeps the records for which `f` holds."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("filter", _records.predicate(f), stage=stage)

    def map(
        self,
        f: Callable[[Any], Any],
        preservesPartitioning: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """Replaces each record by what `f` returns."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("map", _records.mapper(f), stage=stage)

    def mapPartitions(
        self,
        f: Callable[[Any], Any],
        preservesPartitioning: bool = True,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """Replaces the records by what `f` yields; `f` sees them wrapped, as `{"record": {...}}`."""

        def indexed(_index: int, iterator: Any) -> Any:
            return f(iterator)

        return self.mapPartitionsWithIndex(
            indexed, preservesPartitioning, transformation_ctx, info, stageThreshold, totalThreshold
        )

    def mapPartitionsWithIndex(
        self,
        f: Callable[[int, Any], Any],
        preservesPartitioning: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """Replaces the records by what `f` yields; dryfit has one partition, 0."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("map_partitions", _records.partition_mapper(f), stage=stage)

    # ---- fields

    def drop_fields(
        self, paths: Any, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Takes fields away."""
        return self._with(
            "drop_fields", paths_of(paths), stage=stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        )

    def select_fields(
        self, paths: Any, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Keeps top-level fields."""
        return self._with(
            "select_fields", paths_of(paths), stage=stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        )

    def rename_field(
        self, oldName: str, newName: str, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Renames a field."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("rename_field", oldName, newName, stage=stage)

    def apply_mapping(
        self,
        mappings: Any,
        case_sensitive: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """Maps fields to new names, places and types; the others go."""
        given = [mappings] if isinstance(mappings, tuple) else mappings
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("apply_mapping", [mapping_of(mapping) for mapping in given], case_sensitive, stage=stage)

    def applyMapping(self, *args: Any, **kwargs: Any) -> DynamicFrame:
        """The same as `apply_mapping`."""
        if args and isinstance(args[0], DynamicFrame):
            args = args[1:]
        return self.apply_mapping(*args, **kwargs)

    def split_fields(
        self,
        paths: Any,
        name1: str,
        name2: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrameCollection:
        """Two frames: of the listed fields, and of the others."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._collection("split_fields", paths_of(paths), name1, name2, stage=stage)

    def unnest(
        self, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Takes structs apart into dotted fields."""
        return self._with("unnest", stage=stage_of(transformation_ctx, info, stageThreshold, totalThreshold))

    def relationalize(
        self,
        root_table_name: str,
        staging_path: str,
        options: Any = {},
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrameCollection:
        """Flat tables: the root, and one for each array."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._collection("relationalize", root_table_name, staging_path, stage=stage)

    def unbox(
        self,
        path: str,
        format: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
        **options: Any,
    ) -> DynamicFrame:
        """Parses a text column into a struct."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("unbox", path, format, options, stage=stage)

    def unnest_ddb_json(
        self, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Takes DynamoDB's type names off the columns."""
        return self._with("unnest_ddb_json", stage=stage_of(transformation_ctx, info, stageThreshold, totalThreshold))

    def simplify_ddb_json(self) -> DynamicFrame:
        """Takes DynamoDB's type names off the columns, and off what maps and lists hold."""
        return self._with("simplify_ddb_json")

    def resolveChoice(
        self,
        specs: Any = None,
        choice: str = "",
        database: Any = None,
        table_name: Any = None,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
        catalog_id: Any = None,
    ) -> DynamicFrame:
        """Settles columns that hold several types."""
        given = [specs] if isinstance(specs, tuple) else specs
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with(
            "resolve_choice", given and [list(spec) for spec in given], choice, database, table_name, stage=stage
        )

    # ---- rows of two frames

    def join(
        self,
        paths1: Any,
        paths2: Any,
        frame2: DynamicFrame,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """The inner join on equal keys."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        handle = self._ask("join", paths_of(paths1), paths_of(paths2), frame2, stage=stage)
        return self._made(handle, self.name + frame2.name)

    def union(
        self, other_frame: DynamicFrame, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """All records of both frames."""
        return self._with(
            "union", other_frame, stage=stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        )

    def mergeDynamicFrame(
        self,
        stage_dynamic_frame: DynamicFrame,
        primary_keys: Any,
        transformation_ctx: str = "",
        options: Any = {},
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """The records whose key is not staged, and all staged ones."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("merge", stage_dynamic_frame, list(primary_keys), stage=stage)

    def split_rows(
        self,
        comparison_dict: Any,
        name1: str,
        name2: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrameCollection:
        """Two frames: of the records for which every comparison holds, and of the others."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._collection("split_rows", comparison_dict, name1, name2, stage=stage)

    # ---- partitions and files

    def getNumPartitions(self) -> int:
        """Refused: on Glue it depends on the workers of a run."""
        raise refused("run DynamicFrame.getNumPartitions", "It depends on the workers of a run: leave it out of the test.")

    def repartition(
        self, num_partitions: int, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """The same records."""
        return self._made(self._handle)

    def coalesce(
        self,
        num_partitions: int,
        shuffle: bool = False,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """The same records."""
        return self._made(self._handle)

    def spigot(
        self,
        path: str,
        options: Any = {},
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> DynamicFrame:
        """The same records; the first of them are written to `path` when an action runs."""
        stage = stage_of(transformation_ctx, info, stageThreshold, totalThreshold)
        return self._with("spigot", path, options, stage=stage)

    def write(
        self, connection_type: str, connection_options: Any = {}, format: Any = None, format_options: Any = {}, accumulator_size: int = 0
    ) -> Any:
        """Writes through a connection."""
        return self.glue_ctx.write_from_options(
            self, connection_type, connection_options, format, format_options, accumulator_size=accumulator_size
        )

    # ---- errors

    def errorsAsDynamicFrame(self) -> DynamicFrame:
        """The records that failed in all stages so far, in a column `error`."""
        return self._with("errors")

    def errorsCount(self) -> int:
        """How many records failed in all stages so far."""
        return self._ask("errors_count")

    def stageErrorsCount(self) -> int:
        """How many records failed in this stage."""
        return self._ask("stage_errors_count")

    def assertErrorThreshold(self) -> None:
        """Fails when more records failed than a threshold allows."""
        self._ask("assert_error_threshold")


__all__ = ["DynamicFrame", "DynamicFrameCollection", "DynamicFrameReader", "DynamicFrameWriter", "ResolveOption"]
