"""Asks AWS's open evaluator of DQDL anew for every case of fixtures/golden/data-quality/outcomes.json.

record_data_quality.py deequ.jar,dqdl.jar,breeze.jar outcomes.json [how many cases]

The jars are com.amazon.deequ:deequ:2.1.0-spark-3.5, software.amazon.glue:dqdl:1.0.0 and org.scalanlp:breeze_2.12:2.1.0.
A case says which frame and which rule or ruleset; what is recorded is written beside it, codes of refusals stay.
"""

import json
import re
import sys

from pyspark.sql import DataFrame, SparkSession

NUMBERS = "one of (DecimalType,LongType,IntegerType,DoubleType,ByteType,FloatType,ShortType)"


def main(jars, path, count=None):
    spark = session(jars)
    with open(path) as file:
        facts = json.load(file)
    frames = {name: frame(spark, **given) for name, given in facts["frames"].items()}
    for case in facts["cases"][: int(count) if count else None]:
        case.update(recorded(spark, frames, case))
    with open(path, "w") as file:
        file.write(text(facts))


def session(jars):
    builder = SparkSession.builder.master("local[1]").config("spark.jars", jars).config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "1").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def frame(spark, schema, rows):
    """What JSON has no type for is written as a text and cast."""
    columns = [column.rsplit(" ", 1) for column in re.split(r", (?![^(]*\))", schema)]
    kept = {"decimal", "date", "timestamp"}
    read = ", ".join(f"{name} {'string' if kind.split('(')[0] in kept else kind}" for name, kind in columns)
    named = [name.strip("`") for name, _ in columns]
    casts = [f"CAST(`{name.strip('`')}` AS {kind})" for name, kind in columns]
    return spark.createDataFrame([tuple(row) for row in rows], read).selectExpr(*casts).toDF(*named)


def recorded(spark, frames, case):
    jvm = spark._jvm
    frames[case["frame"]].createOrReplaceTempView("primary")
    others = jvm.java.util.HashMap()
    others.put("reference", frames["reference"]._jdf)
    sources = jvm.scala.collection.JavaConverters.mapAsScalaMapConverter(others).asScala()
    immutable = sources.toMap(getattr(jvm.scala.Predef, "$conforms")())
    rules = case.get("ruleset") or f"Rules = [ {case['rule']} ]"
    try:
        evaluator = jvm.com.amazon.deequ.dqdl.EvaluateDataQuality
        told = evaluator.processRows(frames[case["frame"]]._jdf, rules, immutable)
        outcomes = DataFrame(told.apply("ruleOutcomes"), spark).collect()
        rows = DataFrame(told.apply("rowLevelOutcomes"), spark).collect()
    except Exception as error:
        return {"error": str(error)}
    listed = [[row.Rule, row.Outcome, plain(row.FailureReason), row.EvaluatedMetrics] for row in outcomes]
    if any(re.match(r"\(.*\) (AND|OR) \(", rule) for rule, *_ in listed):
        # Of joined rules the evaluator tells the parts too, where it tells rows.
        listed = [outcome for outcome in listed if re.match(r"\(.*\) (AND|OR) \(", outcome[0])]
    if "rule" not in case or isinstance(case.get("rows"), str):
        return {"outcomes": listed}
    return {"outcomes": listed, "rows": [sum(bool(row[place]) for row in rows) for place in (-4, -3, -2)]}


def plain(reason):
    """Without what differs from run to run, and what only Spark's own plans can say."""
    if reason is None:
        return None
    reason = re.sub(r"(; line \d+ pos \d+|;\n| Did you mean one of).*", "", reason, flags=re.DOTALL)
    reason = re.sub(r"one of \([^)]*Type[^)]*\)", NUMBERS, reason)
    return re.sub(r"Compliance\([0-9a-f]{8}-.*,None\), all", "Compliance(…), all", reason, flags=re.DOTALL)


def text(facts):
    def line(value):
        return json.dumps(value, ensure_ascii=False)

    frames = ",\n".join(f"    {line(name)}: {line(given)}" for name, given in facts["frames"].items())
    cases = ",\n".join(f"    {line(case)}" for case in facts["cases"])
    provenance = line(facts["provenance"])
    return f'{{\n  "provenance": {provenance},\n  "frames": {{\n{frames}\n  }},\n  "cases": [\n{cases}\n  ]\n}}\n'


if __name__ == "__main__":
    main(*sys.argv[1:])
