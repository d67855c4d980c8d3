"""Current state out of change records."""
from __future__ import annotations

from typing import List

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

_ROW_NUMBER = "__row_num"


def merge_and_retain_last(
    df1: DataFrame,
    df2: DataFrame,
    key_fields: List[str],
    sort_field: str,
    deleted_field: str = "_deleted",
) -> DataFrame:
    """The newest record of each key of both frames, without the keys whose newest record is a deletion.

    ``sort_field`` orders the records of a key, nulls count as oldest. ``deleted_field`` marks deletions; null, or a
    frame without the column, means not deleted. Of two records with equal sort values Spark may keep either.
    """
    if not key_fields:
        raise ValueError("merge_and_retain_last needs at least one key field: without one all records are one entity.")
    if not sort_field:
        raise ValueError("merge_and_retain_last needs a sort field: it tells which record of a key is the newest.")

    def with_deleted(frame: DataFrame) -> DataFrame:
        if deleted_field in frame.columns:
            return frame
        return frame.withColumn(deleted_field, F.lit(False))

    newest_first = Window.partitionBy(*key_fields).orderBy(F.col(sort_field).desc())
    return (
        with_deleted(df1)
        .unionByName(with_deleted(df2))
        .withColumn(_ROW_NUMBER, F.row_number().over(newest_first))
        .filter(F.col(_ROW_NUMBER) == 1)
        .filter(~F.coalesce(F.col(deleted_field), F.lit(False)))
        .drop(_ROW_NUMBER, deleted_field)
    )
