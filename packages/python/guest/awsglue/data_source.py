"""What `getSource` gives."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from awsglue._engine import ask, decode


@offer
class DataSource:
    """A source that reads when its frame is asked for."""

    def __init__(self, j_source: Any, sql_ctx: Any, name: str) -> None:
        self._source = j_source
        self._sql_ctx = sql_ctx
        self.name = name

    def _call(self, method: str, arguments: dict[str, Any]) -> Any:
        return decode(ask("object_enter", [self._source, method, arguments]), self._sql_ctx)

    def setFormat(self, format: str, **options: Any) -> None:
        """Says how the files are written."""
        self._call("setFormat", {**options, "format": format})

    def getFrame(self, **options: Any) -> Any:
        """Reads."""
        return self._call("getFrame", options)

    def getSampleFrame(self, num: int, **options: Any) -> Any:
        """Reads up to `num` records."""
        return self._call("getSampleFrame", {**options, "num": num})

    def getDataFrame(self) -> Any:
        """Reads a DataFrame."""
        return self._call("getDataFrame", {})
