"""`glueContext.create_data_frame`."""

from __future__ import annotations

from typing import Any

from awsglue._fluent import spelled


class DataFrameReader:
    """Reads DataFrames."""

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_catalog(
        self,
        database: Any = None,
        table_name: Any = None,
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        additional_options: Any = {},
        catalog_id: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Reads a catalog table."""
        given = {
            "database": database,
            "table_name": table_name,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
            "push_down_predicate": push_down_predicate,
            "additional_options": additional_options,
            "catalog_id": catalog_id,
            **kwargs,
        }
        return spelled(self._glue_context, "create_data_frame.from_catalog", "create_data_frame_from_catalog", given)

    def from_options(
        self,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
        push_down_predicate: str = "",
        **kwargs: Any,
    ) -> Any:
        """Reads a stream through a connection."""
        given = {
            "connection_type": connection_type,
            "connection_options": connection_options,
            "format": format,
            "format_options": format_options,
            "transformation_ctx": transformation_ctx,
            "push_down_predicate": push_down_predicate,
            **kwargs,
        }
        return spelled(self._glue_context, "create_data_frame.from_options", "create_data_frame_from_options", given)
