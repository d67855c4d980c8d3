"""`DynamicFrame`: records that know their own types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from _dryfit.classes import offer
from awsglue._collection import DynamicFrameCollection
from awsglue._engine import ask, refused, session_of
from awsglue._fluent_methods import DynamicFrameReader, DynamicFrameWriter
from awsglue._frame_methods import DynamicFrame as FrameMethods
from awsglue._resolve_option import ResolveOption
from awsglue._transform_arguments import arguments_in, stage_in, type_text
from awsglue.gluetypes import _deserialize_schema
from pyspark.sql.dataframe import DataFrame


@offer
class DynamicFrame(FrameMethods):
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

    def _ask(self, method: str, **arguments: Any) -> Any:
        return ask("frame", [self._handle, method, {}, arguments])

    def _made(self, handle: int, name: str | None = None) -> DynamicFrame:
        return DynamicFrame(handle, self.glue_ctx, self.name if name is None else name)

    def _transform(self, method: str, given: dict[str, Any]) -> Any:
        answer = ask("frame", [self._handle, method, stage_in(given), arguments_in(method, given)])
        if isinstance(answer, list):
            frames = {name: self._made(frame["id"], name) for name, frame in answer}
            return DynamicFrameCollection(frames, self.glue_ctx)
        if not isinstance(answer, dict):
            return answer
        return self._made(answer["id"], self.name + given["frame2"].name if method == "join" else None)

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
        return DataFrame(frame._ask("to_df"), session_of(self.glue_ctx))

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
        for line in self._ask("show", num_rows=num_rows):
            print(line)

    def __repr__(self) -> str:
        return f"DynamicFrame({self.name!r})" if "name" in self.__dict__ else object.__repr__(self)

    # ---- records by a function

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

    # ---- fields

    def applyMapping(self, *args: Any, **kwargs: Any) -> DynamicFrame:
        """The same as `apply_mapping`."""
        if args and isinstance(args[0], DynamicFrame):
            args = args[1:]
        return self.apply_mapping(*args, **kwargs)

    # ---- partitions and files

    def getNumPartitions(self) -> int:
        """Refused: on Glue it depends on the workers of a run."""
        raise refused("run DynamicFrame.getNumPartitions", "It depends on the workers of a run: leave it out of the test.")

    def write(
        self, connection_type: str, connection_options: Any = {}, format: Any = None, format_options: Any = {}, accumulator_size: int = 0
    ) -> Any:
        """Writes through a connection."""
        return self.glue_ctx.write_from_options(
            self, connection_type, connection_options, format, format_options, accumulator_size=accumulator_size
        )

__all__ = ["DynamicFrame", "DynamicFrameCollection", "DynamicFrameReader", "DynamicFrameWriter", "ResolveOption"]
