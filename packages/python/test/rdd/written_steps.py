"""Frames, the order of their rows and the files that a write of them makes. The same text answers on real Spark and under dryfit."""
import json
import os
import re
import shutil

from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
df = spark.createDataFrame([(i, "abc"[i % 3]) for i in range(10)], "id int, s string")
r4 = spark.range(0, 10, 1, 4)
few = spark.createDataFrame([(1, "a"), (2, "b")], "id int, s string")
empty = spark.createDataFrame([], "id int, s string")
df.createOrReplaceTempView("t")
FOLDER = "/tmp/written_steps"

#: Frames whose rows are collected.
ORDERS = """
df.repartition(4)
df.repartition(2)
r4.repartition(3)
df.repartition("s")
df.repartition("id")
df.repartition("s", "id")
df.repartition(F.col("id") % 3)
r4.repartition("id")
r4.union(r4).repartition("id")
df.repartition(3, "s")
df.repartition(5, "id")
df.repartition(3).filter("id > 2")
df.filter("id > 2").repartition(3)
df.repartition(3).select("s")
df.repartition(3).union(df)
df.repartition(4).limit(3)
df.repartition("id").limit(3)
df.repartition(4).coalesce(2)
df.repartition(4).coalesce(3)
df.repartition(10).coalesce(3)
df.repartition(20).coalesce(7)
df.repartition(20).coalesce(12)
df.repartition(50).coalesce(5)
df.repartition(5, "id").coalesce(2)
df.repartition(8, "s").coalesce(3)
df.repartition(6).filter("id > 2").coalesce(2)
df.repartition(6).select(F.col("id") * 2).coalesce(4)
df.repartitionByRange(6, "id").coalesce(4)
r4.repartition(9).coalesce(4)
spark.range(0, 100, 1, 3).repartition(30).coalesce(11)
df.repartition(6).filter(F.rand(1) > 0.5).coalesce(2)
df.repartition(6).coalesce(4).coalesce(2)
df.repartition(6).coalesce(1)
r4.coalesce(3).coalesce(2)
spark.range(0, 40, 1, 8).coalesce(5).coalesce(2)
spark.range(0, 40, 1, 8).coalesce(2).coalesce(5)
r4.coalesce(1).coalesce(3)
r4.coalesce(3).filter("id > 1").coalesce(2)
r4.coalesce(2).repartition(3)
df.repartition(4).sortWithinPartitions("id")
df.repartition(4).orderBy("s")
df.repartition("id").orderBy("s")
df.repartition(4).dropDuplicates(["s"]).orderBy("s")
df.repartition(4).groupBy().agg(F.collect_list("id"))
df.repartition(4).groupBy("s").agg(F.collect_list("id")).orderBy("s")
df.repartition(4).groupBy("s").agg(F.first("id")).orderBy("s")
df.repartition(3, "s").groupBy("s").agg(F.collect_list("id")).orderBy("s")
df.repartition("s").groupBy("s").agg(F.collect_list("id")).orderBy("s")
df.repartition(4).withColumn("p", F.spark_partition_id())
df.repartition("id").withColumn("m", F.monotonically_increasing_id())
df.repartition(4).toDF("x", "y").repartition(2)
spark.sql("select /*+ REPARTITION(3) */ * from range(8)")
df.repartitionByRange("id")
df.repartitionByRange(F.desc("s"))
df.repartitionByRange(F.desc("s"), "id")
df.repartitionByRange(3, "id")
df.repartitionByRange(20, "s")
df.repartitionByRange(4, F.desc("id"))
df.repartitionByRange(3, F.col("id") % 4)
df.withColumn("s", F.when(F.col("s") != "b", F.col("s"))).repartitionByRange(2, "s")
df.withColumn("s", F.when(F.col("s") != "b", F.col("s"))).repartitionByRange(2, F.desc_nulls_first("s"))
r4.repartitionByRange("id")
r4.union(r4).repartitionByRange(3, F.desc("id"))
df.select("id").repartition(2, "s")
spark.sql("select id from t distribute by s sort by id desc")
spark.sql("select id from t cluster by s")
df.hint("repartition", 3)
df.hint("REPARTITION", "s")
df.hint("repartition", 3, "s")
df.hint("coalesce", 1)
df.hint("coalesce", "x")
df.hint("coalesce", 1, 2)
df.hint("repartition")
df.hint("repartition_by_range", "id")
df.hint("repartition_by_range", 3)
df.hint("rebalance")
df.hint("rebalance", 3)
df.hint("rebalance", "s")
df.hint("repartition", 0)
df.hint("repartition", 3.5)
df.hint("repartition", [3])
df.hint("broadcast")
hinted("REPARTITION(3)")
hinted("repartition(3, s)")
hinted("REPARTITION(s)")
hinted("REPARTITION")
hinted("COALESCE(1)")
hinted("COALESCE")
hinted("COALESCE(s)")
hinted("REPARTITION_BY_RANGE(3, id)")
hinted("REPARTITION_BY_RANGE(id)")
hinted("REPARTITION_BY_RANGE(3)")
hinted("REPARTITION_BY_RANGE(3, s, id)")
hinted("REBALANCE")
hinted("REBALANCE(s)")
hinted("REBALANCE(3)")
hinted("REBALANCE(3, s)")
hinted("REPARTITION(3), COALESCE(1)")
hinted("COALESCE(1), REPARTITION(3)")
hinted("BROADCAST(t), REPARTITION(2)")
hinted("REPARTITION('3')")
hinted("REPARTITION(t.s)")
hinted("REPARTITION(3L)")
spark.sql("select /*+ REPARTITION(2) */ s, count(*) c from t group by s order by s")
spark.sql("select * from (select /*+ REPARTITION(3) */ * from t) where id > 3")
spark.sql("with x as (select /*+ REPARTITION(2) */ id from t) select * from x")
df.repartition(4).select(F.explode(F.array("id", F.lit(0))))
spark.createDataFrame(df.repartition(3).rdd, "id int, s string")
df.repartition(4).cache()
df.repartition(1)
df.repartition(100)
""".strip().splitlines()

#: Writers: what follows the frame, and the format.
WRITES = """
df.write
df.coalesce(1).write
df.repartition(1).write
df.repartition(3).write
df.repartition(20).write
few.repartition(5).write
df.repartition("s").write
df.repartition(3, "s").write
df.repartition(5, "id").write
r4.write
r4.coalesce(2).write
r4.filter("id > 6").write
r4.filter("id > 100").write
r4.union(r4).write
df.union(few).write
df.union(few).coalesce(1).write
df.orderBy("id").write
r4.orderBy(F.desc("id")).write
df.groupBy().count().write
r4.groupBy().count().write
empty.write
empty.repartition(3).write
df.filter("false").write
df.limit(3).write
r4.limit(3).write
df.write.partitionBy("s")
df.repartition(2).write.partitionBy("s")
df.repartition("s").write.partitionBy("s")
df.repartition(3, "s").write.partitionBy("s")
r4.withColumn("k", F.col("id") % 2).write.partitionBy("k")
empty.write.partitionBy("s")
df.write.option("maxRecordsPerFile", 4)
df.repartition(2).write.option("maxRecordsPerFile", 3)
df.write.partitionBy("s").option("maxRecordsPerFile", 2)
df.repartition(2).write.partitionBy("s").option("maxRecordsPerFile", 1)
df.repartitionByRange(1, "id").write
spark.createDataFrame(sc.parallelize([(i,) for i in range(6)], 3), "a int").write
spark.createDataFrame(sc.parallelize([(1,)], 3), "a int").write
df.repartitionByRange(3, "id").write
df.repartitionByRange("id").write
df.hint("rebalance", 3).write
df.repartition(2).write.sortBy("id").bucketBy(2, "id")
df.crossJoin(few.withColumnRenamed("id", "j").drop("s")).write
df.join(few.select("id"), "id").write
df.distinct().agg(F.count("*")).write
""".strip().splitlines()


def hinted(hint):
    return spark.sql(f"select /*+ {hint} */ id, s from t")


NAME = re.compile(r"part-(\d+)-[^.]*?(?:[-._]c(\d+))?\.csv")


def rows(step):
    frame = eval(step)
    collected = [str(row) for row in frame.collect()]
    told = frame.withColumn("p", F.spark_partition_id()).collect()
    return [collected, [row.p for row in told]] if len({row.p for row in told}) > 1 else collected


def files(step):
    shutil.rmtree(FOLDER, ignore_errors=True)
    eval(step).csv(FOLDER)
    found = []
    for folder, _, names in sorted(os.walk(FOLDER)):
        for name in sorted(names):
            if not name.startswith("part-"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                task, part = NAME.fullmatch(name).groups()
                place = f"{folder[len(FOLDER):].lstrip('/')}/{int(task)}.{int(part or 0)}"
                found.append([place, file.read().split()])
    return found


def attempt(ask, step):
    try:
        return ask(step)
    except Exception as error:
        return "refused" if "PARTITIONS_UNKNOWN" in str(error) else f"{type(error).__name__}: {error}"[:200]


answers = {step: attempt(rows, step) for step in ORDERS} | {step: attempt(files, step) for step in WRITES}
print("answers: " + json.dumps(answers))
