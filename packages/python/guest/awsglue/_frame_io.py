"""The fluent helpers of DynamicFrames, which `awsglue.dynamicframe` offers."""

from __future__ import annotations

from typing import Any

from awsglue._fluent import spelled


class DynamicFrameReader:
    """`glueContext.create_dynamic_frame`."""

    __module__ = "awsglue.dynamicframe"

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_rdd(self, data: Any, name: str, schema: Any = None, sampleRatio: Any = None) -> Any:
        """A DynamicFrame of an RDD or a list."""
        given = {"data": data, "name": name, "schema": schema, "sample_ratio": sampleRatio}
        return spelled(self._glue_context, "create_dynamic_frame.from_rdd", "create_dynamic_frame_from_rdd", given)

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
        """Reads through a connection."""
        given = {
            "connection_type": connection_type,
            "connection_options": connection_options,
            "format": format,
            "format_options": format_options,
            "transformation_ctx": transformation_ctx,
            "push_down_predicate": push_down_predicate,
            **kwargs,
        }
        return spelled(self._glue_context, "create_dynamic_frame.from_options", "create_dynamic_frame_from_options", given)

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
        return spelled(self._glue_context, "create_dynamic_frame.from_catalog", "create_dynamic_frame_from_catalog", given)


class DynamicFrameWriter:
    """`glueContext.write_dynamic_frame`."""

    __module__ = "awsglue.dynamicframe"

    def __init__(self, glue_context: Any) -> None:
        self._glue_context = glue_context

    def from_options(
        self,
        frame: Any,
        connection_type: str,
        connection_options: Any = {},
        format: Any = None,
        format_options: Any = {},
        transformation_ctx: str = "",
    ) -> Any:
        """Writes through a connection."""
        given = {
            "frame": frame,
            "connection_type": connection_type,
            "connection_options": connection_options,
            "format": format,
            "format_options": format_options,
            "transformation_ctx": transformation_ctx,
        }
        return spelled(self._glue_context, "write_dynamic_frame.from_options", "write_dynamic_frame_from_options", given)

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
            **({"name_space": kwargs["name_space"]} if "name_space" in kwargs else {}),
        }
        return spelled(self._glue_context, "write_dynamic_frame.from_catalog", "write_dynamic_frame_from_catalog", given)

    def from_jdbc_conf(
        self,
        frame: Any,
        catalog_connection: str,
        connection_options: Any = {},
        redshift_tmp_dir: str = "",
        transformation_ctx: str = "",
    ) -> None:
        """Writes through a connection of the catalog."""
        given = {
            "frame": frame,
            "catalog_connection": catalog_connection,
            "connection_options": connection_options,
            "redshift_tmp_dir": redshift_tmp_dir,
            "transformation_ctx": transformation_ctx,
        }
        method = "write_dynamic_frame_from_jdbc_conf"
        return spelled(self._glue_context, "write_dynamic_frame.from_jdbc_conf", method, given)
