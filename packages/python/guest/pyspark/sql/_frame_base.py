"""The handle that a DataFrame is, and what each of its groups of methods builds on."""

from __future__ import annotations

from typing import Any, Self

from _dryfit.classes import offered
from pyspark import _engine
from pyspark.sql import _handles
from pyspark.sql.types import StructType, _parse_datatype_json_value


class FrameBase:
    """A table that the engine holds under a number."""

    def __init__(self, jdf: Any, sql_ctx: Any) -> None:
        self._handle: int = jdf
        self._session = getattr(sql_ctx, "sparkSession", sql_ctx)
        self._schema: StructType | None = None
        self.is_cached = False
        #: It is what `spark.sql` gave.
        self._is_of_sql = False

    def __del__(self) -> None:
        handle = self.__dict__.get("_handle")
        if type(handle) is int and _handles is not None:
            _handles.released(handle)

    @property
    def _dryfit_handle(self) -> tuple[str, int]:
        return ("DataFrame", self._handle)

    def _of(self, handle: int) -> Self:
        _handles.sweep()
        return offered("DataFrame")(handle, self._session)

    def _with(self, relation: dict[str, Any]) -> Self:
        return self._of(_engine.frame(relation))

    def _derive(self, kind: str, **fields: Any) -> Self:
        return self._with({"kind": kind, "input": {"frame": self._handle}, **fields})

    @property
    def sparkSession(self) -> Any:
        """The session that made it."""
        return self._session

    @property
    def _sc(self) -> Any:
        return self._session._sc

    @property
    def schema(self) -> StructType:
        """The names and types of its columns."""
        if self._schema is None:
            kind = _parse_datatype_json_value(_engine.ask("spark.schema", self._handle))
            assert isinstance(kind, StructType)
            self._schema = kind
        return self._schema

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [f.name for f in self.schema.fields]
