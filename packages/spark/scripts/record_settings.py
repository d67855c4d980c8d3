"""Writes the table of Spark 3.5.6's settings: python packages/spark/scripts/record_settings.py packages/spark/src/conf/spark-settings.ts

Asks a running Spark for every entry of SQLConf and StaticSQLConf, and finds out by trying what a value must be.
"""

import json
import re
import sys

from pyspark.sql import SparkSession

HEAD = """// Written by packages/spark/scripts/record_settings.py from Apache Spark 3.5.6: SQLConf.getConfigEntries, ConfigEntry.knownConfigs.
import type { RemovedSetting, SettingRow } from './setting-row.ts'

"""
PROBES = ["x", "-2", "-1", "0", "1", "2", "3", "4", "100", "65536", "2147483648", "-0.5", "1.5"]
# What the machine decides that recorded them, and what reads as another setting.
MADE_HERE = {"spark.sql.warehouse.dir": "spark-warehouse", "spark.sql.session.timeZone": "UTC"}


def main(path):
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    jvm = spark._jvm
    registry = module(jvm, "org.apache.spark.sql.internal.SQLConf$")
    module(jvm, "org.apache.spark.sql.internal.StaticSQLConf$")
    module(jvm, "org.apache.spark.sql.hive.HiveUtils$")
    conf = spark._jsparkSession.conf()
    entries = sorted(registry.getConfigEntries().toArray(), key=lambda entry: entry.key())
    rows = [row(entry, conf, registry) for entry in entries]
    names = {entry.key() for entry in entries}
    core = sorted(name for name in known(jvm) if name not in names and name.startswith("spark."))
    removed = [
        {"name": c.key(), "version": c.version(), "default": c.defaultValue(), "comment": c.comment()}
        for c in sorted((pair._2() for pair in scala(registry.removedSQLConfigs())), key=lambda c: c.key())
    ]
    with open(path, "w") as file:
        file.write(HEAD)
        file.write("/** Every setting of Spark SQL. */\nexport const SPARK_SETTINGS: readonly SettingRow[] = [\n")
        file.writelines(f"  {json.dumps(r)},\n" for r in rows)
        file.write("]\n\n/** The settings of an application, which a session cannot change. */\n")
        file.write(f"export const CORE_SETTINGS: readonly string[] = {json.dumps(core)}\n\n")
        file.write("/** Settings that older versions had. */\nexport const REMOVED_SETTINGS: readonly RemovedSetting[] = [\n")
        file.writelines(f"  {json.dumps(r)},\n" for r in removed)
        file.write("]\n")


def row(entry, conf, registry):
    name = entry.key()
    static = registry.isStaticConfigKey(name)
    out = {"name": name, "type": "string", "default": MADE_HERE.get(name, conf.get(name)), "since": entry.version()}
    if static:
        out["static"] = True
    if not entry.isPublic():
        out["internal"] = True
    alternatives = [a for a in scala(entry.alternatives())]
    if alternatives:
        out["alternatives"] = alternatives
    answers = {probe: refusal(entry, probe) for probe in PROBES}
    out.update(kind(name, answers))
    return out


def kind(name, answers):
    first = answers["x"]
    wrong = re.match(r"(?P<shown>\S+) should be (?P<type>boolean|int|long|double), but was x$", first or "")
    choice = re.match(r"The value of \S+ should be one of (?P<values>.*), but was (?P<shown>.*)$", first or "")
    if wrong:
        out = {"type": wrong["type"]}
        if wrong["shown"] != name:
            out["shownAs"] = wrong["shown"]
    elif choice:
        return {"type": "enum", "values": choice["values"].split(", "), **upper(choice["shown"])}
    elif first and first.startswith("Size must be"):
        out = {"type": "bytes"}
    elif first and first.startswith("Time must be"):
        out = {"type": "time"}
    elif first:
        told = re.match(r"'(?P<shown>.*?)' in \S+ is invalid\. (?P<message>.*)$", first)
        values = re.findall(r"'(\w+)'", told["message"].split("Valid values are")[-1])
        return {"type": "checked", "message": told["message"], "values": values, **upper(told["shown"])}
    else:
        return {}
    return {**out, **bounds(name, answers)}


def upper(shown):
    return {"upper": True} if shown == "X" else {}


def bounds(name, answers):
    """The least and the greatest number that is taken, and what is said of others."""
    told = {probe: re.match(r"'.*?' in \S+ is invalid\. (?P<message>.*)$", a or "") for probe, a in answers.items()}
    messages = {m["message"] for m in told.values() if m}
    if not messages:
        return {}
    numbers = [p for p in PROBES if p != "x" and (answers[p] is None or told[p])]
    refused = {float(p) for p in numbers if told[p]}
    taken = {float(p) for p in numbers if not told[p]}
    known = EXACT.get(name)
    if known is None:
        known = [int(min(taken)), None] if max(refused) < min(taken) else None
    if known is None:
        raise SystemExit(f"{name}: which of {sorted(taken)} / {sorted(refused)}?")
    least, greatest = known
    out = {"message": messages.pop()}
    if least is not None:
        out["min"] = least
    if greatest is not None:
        out["max"] = greatest
    return out


# Ranges that the probes cut through; an open bound is the nearest number inside.
EXACT = {
    "spark.sql.broadcastExchange.maxThreadThreshold": [1, 128],
    "spark.sql.subquery.maxThreadThreshold": [1, 128],
    "spark.sql.cbo.joinReorder.card.weight": [0, 1],
    "spark.sql.codegen.aggregate.fastHashMap.capacityBit": [10, 30],
    "spark.sql.optimizer.inSetSwitchThreshold": [0, 600],
    "spark.sql.streaming.flatMapGroupsWithState.stateFormatVersion": [1, 2],
    "spark.sql.streaming.aggregation.stateFormatVersion": [1, 2],
    "spark.sql.streaming.join.stateFormatVersion": [1, 2],
    "spark.sql.streaming.sessionWindow.stateFormatVersion": [1, 1],
    "spark.sql.maxPlanStringLength": [0, 2147483632],
    "spark.sql.adaptive.rebalancePartitionsSmallPartitionFactor": [5e-324, 0.9999999999999999],
    "spark.sql.sources.fileCompressionFactor": [5e-324, None],
    "spark.sql.adaptive.skewJoin.skewedPartitionFactor": [0, None],
    "spark.sql.adaptive.nonEmptyPartitionRatioForBroadcastJoin": [0, None],
}


def refusal(entry, value):
    try:
        entry.valueConverter().apply(value)
    except Exception as error:
        java = getattr(error, "java_exception", None) or getattr(error, "_origin", None)
        return java.getMessage() if java is not None else str(error)
    return None


def known(jvm):
    config = module(jvm, "org.apache.spark.internal.config.ConfigEntry$")
    for field in config.getClass().getDeclaredFields():
        if "knownConfigs" in field.getName():
            field.setAccessible(True)
            return list(field.get(config).keySet().toArray())
    raise SystemExit("knownConfigs is not where it was")


def module(jvm, name):
    loader = jvm.java.lang.Thread.currentThread().getContextClassLoader()
    return jvm.java.lang.Class.forName(name, True, loader).getField("MODULE$").get(None)


def scala(iterable):
    iterator = iterable.iterator()
    while iterator.hasNext():
        yield iterator.next()


main(sys.argv[1])
