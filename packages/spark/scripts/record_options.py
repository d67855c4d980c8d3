"""Writes the names of Spark 3.5.6's options and of PySpark's parameters: record_options.py fixtures/golden/options.json"""

import inspect
import json
import sys

from pyspark.sql import DataFrameReader, DataFrameWriter, SparkSession

OWNERS = {
    "csv": "org.apache.spark.sql.catalyst.csv.CSVOptions",
    "json": "org.apache.spark.sql.catalyst.json.JSONOptions",
    "orc": "org.apache.spark.sql.execution.datasources.orc.OrcOptions",
    "parquet": "org.apache.spark.sql.execution.datasources.parquet.ParquetOptions",
    "text": "org.apache.spark.sql.execution.datasources.text.TextOptions",
    "files": "org.apache.spark.sql.catalyst.FileSourceOptions",
}


def main(path):
    jvm = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()._jvm
    facts = {"source": "recorded on Apache Spark 3.5.6"}
    for owner, name in OWNERS.items():
        held = jvm.java.lang.Class.forName(name + "$").getField("MODULE$").get(None)
        getters = {m.getName() for m in held.getClass().getMethods()}
        facts[owner] = {"spark": sorted(getattr(held, g)() for g in getters if is_constant(g))}
    for owner in ("csv", "json", "orc", "parquet", "text"):
        facts[owner]["read"] = parameters(getattr(DataFrameReader, owner))
        facts[owner]["write"] = parameters(getattr(DataFrameWriter, owner))
    with open(path, "w") as file:
        json.dump(facts, file, indent=1)
        file.write("\n")


def is_constant(getter):
    return getter.upper() == getter and "$" not in getter


def parameters(method):
    """Without self and the path; PySpark's own `**options` has no names."""
    return [p.name for p in inspect.signature(method).parameters.values() if p.kind == p.POSITIONAL_OR_KEYWORD][2:]


if __name__ == "__main__":
    main(sys.argv[1])
