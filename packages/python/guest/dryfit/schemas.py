"""Schemas that are written down elsewhere: a deployment template, the Glue catalog."""
from __future__ import annotations

import json
import os
from typing import Any, Dict, List, Mapping, Optional

from dryfit.hive_types import struct_type_of
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StructType


def coerce_to_schema(df: DataFrame, schema: StructType) -> DataFrame:
    """The columns of ``schema``, in its order, cast to its types; other columns are dropped.

    A column that is missing raises Spark's AnalysisException; a value that does not fit becomes null (an error in
    ANSI mode), as Spark's cast has it.
    """
    return df.select(*[_column(field.name).cast(field.dataType).alias(field.name) for field in schema.fields])


def _column(name: str) -> Column:
    """The column of a name, dots and backticks in it taken as they are."""
    quoted = name.replace("`", "``")
    return F.col(f"`{quoted}`")


def _parse_yaml(text: str) -> Any:
    try:
        from _dryfit import bridge  # under dryfit
    except ImportError:
        import yaml  # Glue ships PyYAML

        class TemplateLoader(yaml.SafeLoader):
            """Takes CloudFormation's tags (``!Sub``, ``!Ref``) for what they stand in front of."""

        def keep(loader: Any, _suffix: str, node: Any) -> Any:
            if isinstance(node, yaml.ScalarNode):
                return loader.construct_scalar(node)
            if isinstance(node, yaml.SequenceNode):
                return loader.construct_sequence(node, deep=True)
            return loader.construct_mapping(node, deep=True)

        TemplateLoader.add_multi_constructor("!", keep)
        return yaml.load(text, Loader=TemplateLoader)
    return json.loads(bridge.call("dryfit.parse_yaml", json.dumps({"text": text})))


def _load_template(path: str) -> Mapping[str, Any]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return json.loads(text) if text.lstrip().startswith("{") else _parse_yaml(text)


def _columns(table: Mapping[str, Any], partition_keys: bool) -> List[Dict[str, Any]]:
    columns = list(table.get("StorageDescriptor", {}).get("Columns", []))
    return columns + (list(table.get("PartitionKeys") or []) if partition_keys else [])


def schema_from_cloudformation(path_to_template: str, table_name: str, partition_keys: bool = True) -> StructType:
    """The schema of a table that a CloudFormation or SAM template declares (YAML or JSON).

    Partition keys follow the columns, as Spark sees such a table. Raises ``LookupError``, listing the tables of the
    template, when it declares no table of that name.
    """
    resources = _load_template(path_to_template).get("Resources", {})
    tables: Dict[str, Mapping[str, Any]] = {}
    for resource in resources.values():
        if isinstance(resource, Mapping) and resource.get("Type") == "AWS::Glue::Table":
            table = resource.get("Properties", {}).get("TableInput", {})
            tables[str(table.get("Name"))] = table
    if table_name not in tables:
        known = ", ".join(sorted(tables)) or "none"
        raise LookupError(
            f"Failed to find table {table_name!r} in {path_to_template}: the template declares {known}. "
            "Correct the name, or declare the table as an AWS::Glue::Table with a plain Name."
        )
    return struct_type_of(_columns(tables[table_name], partition_keys))


def schema_from_glue(
    database_name: str, table_name: str, region_name: Optional[str] = None, partition_keys: bool = True
) -> StructType:
    """The schema of a table of the Glue catalog. Under dryfit the catalog is the test's."""
    try:
        from _dryfit import bridge
    except ImportError:
        import boto3

        region = region_name or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        client = boto3.client("glue", **({"region_name": region} if region else {}))
        table = client.get_table(DatabaseName=database_name, Name=table_name)["Table"]
        return struct_type_of(_columns(table, partition_keys))
    request = json.dumps({"database": database_name, "table_name": table_name, "partition_keys": partition_keys})
    return StructType.fromJson(json.loads(bridge.call("glue.catalog_schema", request)))
