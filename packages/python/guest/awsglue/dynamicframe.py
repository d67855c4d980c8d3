"""`DynamicFrame`: records that know their own types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from _dryfit import bridge

from awsglue import _records
from awsglue._engine import ask, refused
from awsglue._fluent import spelled
from awsglue.gluetypes import _deserialize_schema
from pyspark.sql.dataframe import DataFrame

_STEP = "Do it on the DataFrame: toDF(), then fromDF()."


class ResolveOption:
    """What `toDF` makes of a column with several types."""

    def __init__(self, path: str, action: str, target: Any = None) -> None:
        self.path = path
        self.action = action
        self.target = target


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

    def _ask(self, method: str, *arguments: Any) -> Any:
        return ask("frame", [self._handle, method, *arguments])

    def _made(self, handle: int, name: str | None = None) -> DynamicFrame:
        return DynamicFrame(handle, self.glue_ctx, self.name if name is None else name)

    def _with(self, method: str, *arguments: Any) -> DynamicFrame:
        return self._made(self._ask(method, *arguments))

    # ---- what it is

    @classmethod
    def fromDF(cls, dataframe: DataFrame, glue_ctx: Any, name: str = "") -> DynamicFrame:
        """A DynamicFrame of a DataFrame; nothing runs."""
        if not isinstance(dataframe, DataFrame):
            raise AttributeError(f"'{type(dataframe).__name__}' object has no attribute '_jdf'")
        return DynamicFrame(ask("from_df", dataframe), glue_ctx, name)

    def toDF(self, options: Any = None) -> DataFrame:
        """The frame as a DataFrame; a column of several types becomes a struct."""
        for option in options or []:
            if option.action != "KeepAsStruct" and option.target is None:
                raise Exception(f"Missing target type for resolve action {option.action}.")
            if option.action != "KeepAsStruct":
                raise refused("project a column in toDF", "Use resolveChoice with project:<type> first.")
        return DataFrame(self._ask("to_df"), self.glue_ctx.sparkSession)

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

    # ---- transforms

    def filter(
        self, f: Callable[[Any], Any], transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Keeps the records for which `f` holds."""
        return self._with("filter", _records.predicate(f), [stageThreshold, totalThreshold])

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
        return self._with("map", _records.mapper(f), [stageThreshold, totalThreshold])

    def drop_fields(
        self, paths: Any, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Takes fields away."""
        return self._with("drop_fields", _paths(paths))

    def select_fields(
        self, paths: Any, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Keeps top-level fields."""
        return self._with("select_fields", _paths(paths))

    def rename_field(
        self, oldName: str, newName: str, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """Renames a field."""
        return self._with("rename_field", oldName, newName)

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
        return self._with("apply_mapping", [_mapping(mapping) for mapping in given], case_sensitive)

    def applyMapping(self, *args: Any, **kwargs: Any) -> DynamicFrame:
        """The same as `apply_mapping`."""
        if args and isinstance(args[0], DynamicFrame):
            args = args[1:]
        return self.apply_mapping(*args, **kwargs)

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
        handle = self._ask("join", _paths(paths1), _paths(paths2), frame2._handle)
        return self._made(handle, self.name + frame2.name)

    def union(
        self, other_frame: DynamicFrame, transformation_ctx: str = "", info: str = "", stageThreshold: int = 0, totalThreshold: int = 0
    ) -> DynamicFrame:
        """All records of both frames."""
        return self._with("union", other_frame._handle)

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
        return self._with("resolve_choice", given and [list(spec) for spec in given], choice)

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

    def write(
        self, connection_type: str, connection_options: Any = {}, format: Any = None, format_options: Any = {}, accumulator_size: int = 0
    ) -> Any:
        """Writes through a connection."""
        return self.glue_ctx.write_from_options(
            self, connection_type, connection_options, format, format_options, accumulator_size=accumulator_size
        )

    # ---- errors

    def errorsCount(self) -> int:
        """How many records failed in all stages so far."""
        return self._ask("errors_count")

    def stageErrorsCount(self) -> int:
        """How many records failed in this stage."""
        return self._ask("stage_errors_count")

    # ---- not supported yet

    def with_frame_schema(self, schema: Any) -> Any:
        """Says which schema the frame has."""
        raise refused("run DynamicFrame.with_frame_schema", _STEP)

    def mapPartitions(self, f: Any, preservesPartitioning: bool = True, *args: Any, **kwargs: Any) -> Any:
        """Replaces the records of a partition."""
        raise refused("run DynamicFrame.mapPartitions", _STEP)

    def mapPartitionsWithIndex(self, f: Any, preservesPartitioning: bool = False, *args: Any, **kwargs: Any) -> Any:
        """Replaces the records of a partition."""
        raise refused("run DynamicFrame.mapPartitionsWithIndex", _STEP)

    def unbox(self, path: str, format: str, *args: Any, **options: Any) -> Any:
        """Parses a text column."""
        raise refused("run DynamicFrame.unbox", _STEP)

    def split_fields(self, paths: Any, name1: str, name2: str, *args: Any, **kwargs: Any) -> Any:
        """Two frames of the fields."""
        raise refused("run DynamicFrame.split_fields", _STEP)

    def split_rows(self, comparison_dict: Any, name1: str, name2: str, *args: Any, **kwargs: Any) -> Any:
        """Two frames of the records."""
        raise refused("run DynamicFrame.split_rows", _STEP)

    def unnest(self, *args: Any, **kwargs: Any) -> Any:
        """Flattens structs."""
        raise refused("run DynamicFrame.unnest", _STEP)

    def relationalize(self, root_table_name: str, staging_path: str, options: Any = {}, *args: Any, **kwargs: Any) -> Any:
        """Tables for the arrays."""
        raise refused("run DynamicFrame.relationalize", _STEP)

    def mergeDynamicFrame(self, stage_dynamic_frame: Any, primary_keys: Any, *args: Any, **kwargs: Any) -> Any:
        """Replaces records by key."""
        raise refused("run DynamicFrame.mergeDynamicFrame", _STEP)

    def spigot(self, path: str, options: Any = {}, *args: Any, **kwargs: Any) -> Any:
        """Writes a sample on the way."""
        raise refused("run DynamicFrame.spigot", _STEP)

    def unnest_ddb_json(self, *args: Any, **kwargs: Any) -> Any:
        """Unwraps DynamoDB's JSON."""
        raise refused("run DynamicFrame.unnest_ddb_json", _STEP)

    def simplify_ddb_json(self) -> Any:
        """Unwraps DynamoDB's JSON."""
        raise refused("run DynamicFrame.simplify_ddb_json", _STEP)

    def getNumPartitions(self) -> Any:
        """How many partitions there are."""
        raise refused("run DynamicFrame.getNumPartitions", _STEP)

    def errorsAsDynamicFrame(self) -> Any:
        """The records that failed."""
        raise refused("run DynamicFrame.errorsAsDynamicFrame", "Use errorsCount().")

    def assertErrorThreshold(self) -> Any:
        """Fails when too many records failed."""
        raise refused("run DynamicFrame.assertErrorThreshold", "Use errorsCount().")


def _paths(paths: Any) -> list[str]:
    return [paths] if isinstance(paths, str) else list(paths)


def _mapping(mapping: Any) -> list[str]:
    if not isinstance(mapping, tuple):
        raise TypeError(f"Expecting mapping tuple of strings. Got {mapping!r}")
    return list(mapping)


class DynamicFrameCollection:
    """Frames by name."""

    def __init__(self, dynamic_frames: Any, glue_ctx: Any) -> None:
        if isinstance(dynamic_frames, dict):
            self._df_dict: dict[str, DynamicFrame] = dict(dynamic_frames)
        elif isinstance(dynamic_frames, list):
            self._df_dict = {frame.name: frame for frame in dynamic_frames}
        else:
            raise TypeError("dynamic_frames must be list or dict.")
        self._glue_ctx = glue_ctx

    def __getitem__(self, key: str) -> DynamicFrame:
        return self._df_dict[key]

    def __len__(self) -> int:
        return len(self._df_dict)

    def keys(self) -> Iterable[str]:
        """The names."""
        return self._df_dict.keys()

    def values(self) -> Iterable[DynamicFrame]:
        """The frames."""
        return self._df_dict.values()

    def select(self, key: str, transformation_ctx: str = "") -> DynamicFrame:
        """The frame of a name; an empty one when there is none."""
        known = self._df_dict.get(key)
        return DynamicFrame(ask("empty", None), self._glue_ctx, key) if known is None else known

    def map(self, callable: Callable[..., Any], transformation_ctx: str = "") -> DynamicFrameCollection:
        """Each frame replaced by what the function returns."""
        made = {}
        for key, frame in self._df_dict.items():
            result = callable(frame, f"{transformation_ctx}:{key}")
            if not isinstance(result, DynamicFrame):
                raise TypeError(f"callable must return a DynamicFrame. Got {type(result)}")
            made[key] = result
        return DynamicFrameCollection(made, self._glue_ctx)

    def flatmap(self, f: Callable[..., Any], transformation_ctx: str = "") -> DynamicFrameCollection:
        """All frames that the function returns."""
        made: dict[str, DynamicFrame] = {}
        for frame in self._df_dict.values():
            result = f(frame, f"{transformation_ctx}:{frame.name}")
            if isinstance(result, DynamicFrame):
                made[result.name] = result
            elif isinstance(result, DynamicFrameCollection):
                made.update(result)
            else:
                raise TypeError(
                    "Function argument to flatmap must return DynamicFrame or DynamicFrameCollection. "
                    f"Got {type(result)}"
                )
        return DynamicFrameCollection(made, self._glue_ctx)


class DynamicFrameReader:
    """`glueContext.create_dynamic_frame`."""

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_rdd(self, data: Any, name: str, schema: Any = None, sampleRatio: Any = None) -> DynamicFrame:
        """A DynamicFrame of an RDD or a list."""
        given = {"data": data, "name": name, "schema": schema, "sample_ratio": sampleRatio}
        return spelled(self._glue_context, "create_dynamic_frame.from_rdd", "create_dynamic_frame_from_rdd", given)

    def from_options(
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
        given = {
            "connection_type": connection_type,
            "connection_options": connection_options,
            "format": format,
            "format_options": format_options,
            "transformation_ctx": transformation_ctx,
            "push_down_predicate": push_down_predicate,
            **kwargs,
        }
        return spelled(self._glue_context, "create_dynamic_frame.from_options", "create_dynamic_frame_from_options", given)

    def from_catalog(
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
        given = {
            "database": database,
            "table_name": table_name,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
            "push_down_predicate": push_down_predicate,
            "additional_options": additional_options,
            "catalog_id": catalog_id,
            **kwargs,
        }
        return spelled(self._glue_context, "create_dynamic_frame.from_catalog", "create_dynamic_frame_from_catalog", given)


class DynamicFrameWriter:
    """`glueContext.write_dynamic_frame`."""

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_options(
        self,
        frame: DynamicFrame,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
    ) -> Any:
        """Writes through a connection."""
        given = {
            "frame": frame,
            "connection_type": connection_type,
            "connection_options": connection_options,
            "format": format,
            "format_options": format_options,
            "transformation_ctx": transformation_ctx,
        }
        return spelled(self._glue_context, "write_dynamic_frame.from_options", "write_dynamic_frame_from_options", given)

    def from_catalog(
        self,
        frame: DynamicFrame,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Writes to a catalog table."""
        given = {
            "frame": frame,
            "database": database,
            "table_name": table_name,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
            "additional_options": additional_options,
            "catalog_id": catalog_id,
            **({"name_space": kwargs["name_space"]} if "name_space" in kwargs else {}),
        }
        return spelled(self._glue_context, "write_dynamic_frame.from_catalog", "write_dynamic_frame_from_catalog", given)

    def from_jdbc_conf(
        self,
        frame: DynamicFrame,
        catalog_connection: str,
        connection_options: Any = {},
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
    ) -> None:
        """Writes through a connection of the catalog."""
        given = {
            "frame": frame,
            "catalog_connection": catalog_connection,
            "connection_options": connection_options,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
        }
        method = "write_dynamic_frame_from_jdbc_conf"
        return spelled(self._glue_context, "write_dynamic_frame.from_jdbc_conf", method, given)


def _from_test(identity: int) -> DynamicFrame:
    from awsglue.context import GlueContext
    from pyspark.context import SparkContext

    return DynamicFrame(identity, GlueContext(SparkContext.getOrCreate()))


bridge.register_handle("DynamicFrame", _from_test)
