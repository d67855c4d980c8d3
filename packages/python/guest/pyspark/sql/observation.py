"""`Observation`: metrics of the rows that pass a point of a plan."""

from __future__ import annotations

from typing import Any

from _dryfit.classes import offer
from pyspark import _engine
from pyspark.sql._cells import row_decoder
from pyspark.sql.column import Column
from pyspark.sql.dataframe import DataFrame

__all__ = ["Observation"]


@offer
class Observation:
    """Metrics of a frame, which the first action on it computes."""

    def __init__(self, name: str | None = None) -> None:
        if name is not None:
            if not isinstance(name, str):
                raise TypeError("name should be a string")
            if name == "":
                raise ValueError("name should not be empty")
        self._name = name
        self._frames: tuple[DataFrame, DataFrame] | None = None

    def _on(self, df: DataFrame, *exprs: Column) -> DataFrame:
        """A frame with the metrics of these aggregates."""
        assert self._frames is None, "an Observation can be used with a DataFrame only once"
        self._frames = df._observed(self._name or "observation", exprs)
        return self._frames[0]

    @property
    def get(self) -> dict[str, Any]:
        """The metrics by name."""
        assert self._frames is not None, "call DataFrame.observe"
        frame, metrics = self._frames
        cells = _engine.ask("spark.observed", frame._handle)
        if cells is None:
            raise _engine.unsupported(
                "OBSERVATION",
                "get what was observed",
                "no action has computed the frame yet, and Spark would wait for one for ever",
                "Ask after an action: count(), collect(), a write.",
            )
        return row_decoder(metrics.schema)(cells).asDict()
