"""Texts of SQL with frames, columns and values in braces."""

from __future__ import annotations

import string
from typing import Any

from pyspark.sql.column import Column
from pyspark.sql.dataframe import DataFrame


class SQLStringFormatter(string.Formatter):
    """Fills a text in; the frames that it names are known afterwards."""

    def __init__(self) -> None:
        self.frames: dict[str, Any] = {}
        self._names: list[tuple[str, DataFrame]] = []

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """What a name in braces stands for, as it is written in the text."""
        found, first = super().get_field(field_name, args, kwargs)
        return self._written(found, field_name), first

    def _written(self, value: Any, field_name: str) -> Any:
        if isinstance(value, Column):
            return _name_of(value, field_name)
        if isinstance(value, DataFrame):
            return self._frame(value)
        if isinstance(value, str):
            escaped = value.replace("\\", "\\\\").replace("'", "\\'")
            return f"'{escaped}'"
        return value

    def _frame(self, frame: DataFrame) -> str:
        for name, known in self._names:
            if known is frame:
                return name
        name = f"_pyspark_df_{len(self._names)}"
        self._names.append((name, frame))
        self.frames[name] = {"frame": frame._handle}
        return name


def _name_of(column: Column, field_name: str) -> str:
    expression = column._expr
    if expression.get("kind") == "UnresolvedAttribute":
        return expression["unparsedIdentifier"]
    raise ValueError(f"{column} in {field_name} should be a plain column reference such as `df.col` or `col('column')`")
