"""Writes in what other versions of Spark differ from 3.5.6, which the profiles of Glue's versions take:

  python packages/spark/scripts/record_versions.py dump OUT.json     once with each version's pyspark
  python packages/spark/scripts/record_versions.py compare 3.5.6.json OTHER.json... > packages/spark/src/conf/spark-versions.ts
"""

import inspect
import json
import sys

HEAD = """// Written by packages/spark/scripts/record_versions.py: what running Sparks say of their settings, functions and methods.
import type { SparkDifference } from './spark-difference.ts'

"""
MADE_HERE = {"spark.sql.warehouse.dir", "spark.sql.session.timeZone"}
CLASSES = {
    "functions": ("pyspark.sql.functions", None),
    "DataFrame": ("pyspark.sql", "DataFrame"),
    "Column": ("pyspark.sql", "Column"),
    "GroupedData": ("pyspark.sql", "GroupedData"),
    "SparkSession": ("pyspark.sql", "SparkSession"),
    "Catalog": ("pyspark.sql.catalog", "Catalog"),
    "DataFrameReader": ("pyspark.sql", "DataFrameReader"),
    "DataFrameWriter": ("pyspark.sql", "DataFrameWriter"),
}


def dump(path):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    jvm = spark._jvm
    registry = jvm.java.lang.Class.forName("org.apache.spark.sql.internal.SQLConf$").getField("MODULE$").get(None)
    jvm.java.lang.Class.forName("org.apache.spark.sql.internal.StaticSQLConf$").getField("MODULE$").get(None)
    conf = spark._jsparkSession.conf()
    entries = registry.getConfigEntries().toArray()
    functions = spark._jsparkSession.sessionState().functionRegistry().listFunction().iterator()
    names = []
    while functions.hasNext():
        names.append(functions.next().funcName())
    facts = {
        "spark": spark.version,
        "settings": {e.key(): conf.get(e.key()) for e in entries if e.key() not in MADE_HERE},
        "functions": sorted(names),
        "python": {owner: members(*where) for owner, where in CLASSES.items()},
    }
    with open(path, "w") as file:
        json.dump(facts, file, sort_keys=True)


def members(module, name):
    held = __import__(module, fromlist=["*"])
    owner = held if name is None else getattr(held, name)
    listed = [n for n in dir(owner) if not n.startswith("_")]
    if name is not None:
        return listed
    return [n for n in listed if inspect.isfunction(getattr(owner, n)) and getattr(owner, n).__module__.startswith(module)]


def compare(base_path, others):
    base = json.load(open(base_path))
    print(HEAD + "/** By version; what is not here is as in 3.5.6. */")
    print("export const SPARK_VERSIONS: Readonly<Record<string, SparkDifference>> = {")
    for path in others:
        other = json.load(open(path))
        print(f"  {json.dumps(other['spark'])}: {json.dumps(difference(base, other))},")
    print("}")


def difference(base, other):
    return {
        "defaults": {n: v for n, v in sorted(other["settings"].items()) if n in base["settings"] and v != base["settings"][n]},
        "newSettings": {n: v for n, v in sorted(other["settings"].items()) if n not in base["settings"]},
        "absentSettings": absent(base["settings"], other["settings"]),
        "newFunctions": absent(other["functions"], base["functions"]),
        "absentFunctions": absent(base["functions"], other["functions"]),
        "absentPython": {k: absent(v, other["python"][k]) for k, v in base["python"].items() if absent(v, other["python"][k])},
        "newPython": {k: absent(other["python"][k], v) for k, v in base["python"].items() if absent(other["python"][k], v)},
    }


def absent(held, other):
    return sorted(set(held) - set(other))


if __name__ == "__main__":
    if sys.argv[1] == "dump":
        dump(sys.argv[2])
    else:
        compare(sys.argv[2], sys.argv[3:])
