"""`glueContext.write_data_frame`."""

from __future__ import annotations

from awsglue._fluent_methods import DataFrameWriter

__all__ = ["DataFrameWriter"]
