"""`glueContext.write_data_frame`."""

from __future__ import annotations

from typing import Any

from awsglue._fluent import spelled


class DataFrameWriter:
    """Writes DataFrames."""

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_catalog(
        self,
        frame: Any,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Writes to a catalog table."""
        given = {
            "frame": frame,
            "database": database,
            "table_name": table_name,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
            "additional_options": additional_options,
            "catalog_id": catalog_id,
        }
        return spelled(self._glue_context, "write_data_frame.from_catalog", "write_data_frame_from_catalog", given)
