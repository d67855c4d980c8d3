"""What `getStreamingSource` gives."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from awsglue._engine import ask, decode


@offer
class StreamingDataSource:
    """A source of a stream."""

    def __init__(self, j_source: Any, sql_ctx: Any, name: str) -> None:
        self._source = j_source
        self._sql_ctx = sql_ctx
        self.name = name

    def setFormat(self, format: str, **options: Any) -> None:
        """Says how the records are written."""
        ask("object_enter", [self._source, "setFormat", {**options, "format": format}])

    def getFrame(self) -> Any:
        """Reads a DataFrame."""
        return decode(ask("object_enter", [self._source, "getFrame", {}]), self._sql_ctx)
