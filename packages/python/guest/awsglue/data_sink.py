"""What `getSink` gives."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from awsglue._engine import ask, decode, refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection


@offer
class DataSink:
    """A sink that writes when it is given a frame."""

    def __init__(self, j_sink: Any, sql_ctx: Any) -> None:
        self._sink = j_sink
        self._sql_ctx = sql_ctx

    def _call(self, method: str, arguments: dict[str, Any]) -> Any:
        return decode(ask("object_enter", [self._sink, method, arguments]), self._sql_ctx)

    def setFormat(self, format: str, **options: Any) -> None:
        """Says how the files are written."""
        self._call("setFormat", {**options, "format": format})

    def setAccumulableSize(self, size: int) -> None:
        """How many failed records are kept."""
        self._call("setAccumulableSize", {"size": size})

    def setCatalogInfo(self, catalogDatabase: str, catalogTableName: str, catalogId: str = "") -> None:
        """The table that a write with enableUpdateCatalog brings up to date."""
        arguments = {"catalogDatabase": catalogDatabase, "catalogTableName": catalogTableName, "catalogId": catalogId}
        self._call("setCatalogInfo", arguments)

    def writeFrame(self, dynamic_frame: Any, info: str = "") -> Any:
        """Writes; gives the records that failed."""
        return self._call("writeFrame", {"dynamic_frame": dynamic_frame, "info": info})

    def writeDataFrame(self, data_frame: Any, glue_context: Any, info: str = "") -> Any:
        """Writes a DataFrame."""
        return self._call("writeDataFrame", {"data_frame": data_frame, "glue_context": glue_context, "info": info})

    def write(self, dynamic_frame_or_dfc: Any, info: str = "") -> Any:
        """Writes a frame or a collection."""
        if isinstance(dynamic_frame_or_dfc, DynamicFrame):
            return self._call("write", {"dynamic_frame_or_dfc": dynamic_frame_or_dfc, "info": info})
        if isinstance(dynamic_frame_or_dfc, DynamicFrameCollection):
            raise refused("write a DynamicFrameCollection", "Write its frames one by one.")
        raise TypeError(
            "dynamic_frame_or_dfc must be an instance ofDynamicFrame or DynamicFrameCollection. "
            f"Got {type(dynamic_frame_or_dfc)}"
        )
