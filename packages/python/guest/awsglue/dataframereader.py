"""`glueContext.create_data_frame`."""

from __future__ import annotations

from awsglue._fluent_methods import DataFrameReader

__all__ = ["DataFrameReader"]
