"""The catalog by the client of Glue."""

import boto3
from told import tell

glue = boto3.client("glue", region_name="us-east-1")
COLUMNS = [{"Name": "id", "Type": "int"}, {"Name": "amount", "Type": "decimal(10,2)"}, {"Name": "tags", "Type": "array<string>"}]
PARQUET = {
    "Columns": COLUMNS,
    "Location": "s3://lake/sales/orders/",
    "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"},
}
ORDERS = {
    "Name": "orders",
    "StorageDescriptor": PARQUET,
    "PartitionKeys": [{"Name": "year", "Type": "int"}, {"Name": "month", "Type": "string"}],
    "TableType": "EXTERNAL_TABLE",
    "Parameters": {"classification": "parquet"},
}
where = {"DatabaseName": "sales", "TableName": "orders"}


def code(call):
    try:
        call()
        return "no error"
    except glue.exceptions.EntityNotFoundException as error:
        return [type(error).__name__, error.response["Error"]["Code"], error.operation_name]


def named(table):
    told = table["Table"]
    kept = ("Name", "DatabaseName", "PartitionKeys", "TableType", "Parameters", "Description")
    storage = {key: told["StorageDescriptor"][key] for key in ("Columns", "Location", "InputFormat", "SerdeInfo")}
    return {**{key: told[key] for key in kept if key in told}, **storage}


def values(answer):
    return [[one["Values"], one.get("StorageDescriptor", {}).get("Location")] for one in answer["Partitions"]]


def partition(year, month):
    location = f"s3://lake/sales/orders/year={year}/month={month}/"
    return {"Values": [year, month], "StorageDescriptor": {**PARQUET, "Location": location}}


tell("no database", lambda: code(lambda: glue.get_database(Name="sales")))
tell("no table", lambda: code(lambda: glue.get_table(DatabaseName="sales", Name="orders")))
tell("table without database", lambda: code(lambda: glue.create_table(DatabaseName="sales", TableInput=ORDERS)))
tell("make database", lambda: glue.create_database(DatabaseInput={"Name": "sales", "Description": "what is sold"}))
tell("make it again", lambda: glue.create_database(DatabaseInput={"Name": "sales"}))
tell("database", lambda: {key: value for key, value in glue.get_database(Name="sales")["Database"].items() if key in ("Name", "Description")})
tell("databases", lambda: [one["Name"] for one in glue.get_databases()["DatabaseList"]])
tell("make table", lambda: glue.create_table(DatabaseName="sales", TableInput=ORDERS))
tell("make table again", lambda: glue.create_table(DatabaseName="sales", TableInput=ORDERS))
tell("table", lambda: named(glue.get_table(DatabaseName="sales", Name="orders")))
tell("tables", lambda: [one["Name"] for one in glue.get_tables(DatabaseName="sales")["TableList"]])
tell("tables by name", lambda: [one["Name"] for one in glue.get_tables(DatabaseName="sales", Expression="ord.*")["TableList"]])
tell("pages of tables", lambda: [one["Name"] for page in glue.get_paginator("get_tables").paginate(DatabaseName="sales") for one in page["TableList"]])
tell("no partitions", lambda: values(glue.get_partitions(**where)))
tell("make partition", lambda: glue.create_partition(**where, PartitionInput=partition("2024", "01")))
tell("make partition again", lambda: glue.create_partition(**where, PartitionInput=partition("2024", "01")))
tell("make many", lambda: glue.batch_create_partition(**where, PartitionInputList=[partition("2024", "01"), partition("2024", "02"), partition("2025", "01")])["Errors"])
tell("partitions", lambda: values(glue.get_partitions(**where)))
tell("partitions where", lambda: values(glue.get_partitions(**where, Expression="year = 2024 AND month = '02'")))
tell("partitions over", lambda: values(glue.get_partitions(**where, Expression="year > 2024")))
tell("partition", lambda: glue.get_partition(**where, PartitionValues=["2024", "01"])["Partition"]["Values"])
tell("no partition", lambda: glue.get_partition(**where, PartitionValues=["2020", "01"]))
tell("many partitions", lambda: values(glue.batch_get_partition(**where, PartitionsToGet=[{"Values": ["2024", "01"]}, {"Values": ["1", "1"]}])))
tell("remove partition", lambda: glue.delete_partition(**where, PartitionValues=["2024", "01"]))
tell("remove partition again", lambda: glue.delete_partition(**where, PartitionValues=["2024", "01"]))
tell("remove many", lambda: [one["ErrorDetail"]["ErrorCode"] for one in glue.batch_delete_partition(**where, PartitionsToDelete=[{"Values": ["2024", "02"]}, {"Values": ["1", "1"]}])["Errors"]])
tell("partitions left", lambda: values(glue.get_partitions(**where)))
tell("change table", lambda: glue.update_table(DatabaseName="sales", TableInput={**ORDERS, "Description": "new"}))
tell("changed", lambda: named(glue.get_table(DatabaseName="sales", Name="orders")))
tell("remove table", lambda: glue.delete_table(DatabaseName="sales", Name="orders"))
tell("remove table again", lambda: code(lambda: glue.delete_table(DatabaseName="sales", Name="orders")))
tell("remove database", lambda: glue.delete_database(Name="sales"))
tell("no job", lambda: code(lambda: glue.get_job(JobName="nightly")))
tell("no crawler", lambda: code(lambda: glue.get_crawler(Name="nightly")))
tell("paginators", lambda: [glue.can_paginate(name) for name in ("get_tables", "get_partitions", "get_job_runs", "get_table")])
