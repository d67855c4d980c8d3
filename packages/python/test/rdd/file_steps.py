"""RDDs of files and files of RDDs. The same text answers on real Spark and under dryfit."""
import gzip
import json
import os
import shutil

from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
ROOT = "/tmp/file_steps"
shutil.rmtree(ROOT, ignore_errors=True)
os.makedirs(ROOT + "/in/sub")
os.makedirs(ROOT + "/days/day=1")
os.makedirs(ROOT + "/days/day=2")
os.makedirs(ROOT + "/none")


def put(name, text):
    with open(f"{ROOT}/{name}", "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


put("in/sub/deep.txt", "deep\n")
put("ten.txt", "".join(f"line {i}\n" for i in range(10)))
put("uneven.txt", "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbb\ncc\n\nd\r\neeeeeeeeeee\nf")
put("wide.txt", "é\nüüü\n日本語\nz\n")
put("empty.txt", "")
put("one.txt", "alone")
put("ten.txt.gz", gzip.compress(b"".join(b"packed %d\n" % i for i in range(10))))
put("in/a.txt", "a1\n")
put("in/b.txt", "b1\nb2\nb3\n")
put("in/c.txt", "c1\nc2\n")
put("in/d.csv", "d1,1\n")
put("in/_hidden.txt", "no\n")
put("in/.dot.txt", "no\n")
put("days/day=1/x.txt", "x\n")
put("days/day=2/y.txt", "yy\nyy\n")

#: What is asked of an RDD: its partitions.
PARTS = """
sc.textFile(ROOT + "/ten.txt")
sc.textFile(ROOT + "/ten.txt", 2)
sc.textFile(ROOT + "/ten.txt", 3)
sc.textFile(ROOT + "/ten.txt", 10)
sc.textFile(ROOT + "/ten.txt", 100)
sc.textFile(ROOT + "/ten.txt", 0)
sc.textFile(ROOT + "/uneven.txt", 2)
sc.textFile(ROOT + "/uneven.txt", 3)
sc.textFile(ROOT + "/uneven.txt", 5)
sc.textFile(ROOT + "/uneven.txt", 13)
sc.textFile(ROOT + "/wide.txt", 4)
sc.textFile(ROOT + "/wide.txt", 9)
sc.textFile(ROOT + "/empty.txt")
sc.textFile(ROOT + "/empty.txt", 3)
sc.textFile(ROOT + "/one.txt", 3)
sc.textFile(ROOT + "/ten.txt.gz")
sc.textFile(ROOT + "/ten.txt.gz", 4)
sc.textFile(ROOT + "/in/a.txt," + ROOT + "/in/b.txt")
sc.textFile(ROOT + "/in/b.txt," + ROOT + "/in/a.txt", 4)
sc.textFile(ROOT + "/in/*.txt")
sc.textFile(ROOT + "/in/*.txt", 6)
sc.textFile(ROOT + "/in/[ab].txt")
sc.textFile(ROOT + "/in/{a,c}.txt")
sc.textFile(ROOT + "/in")
sc.textFile(ROOT + "/*.txt")
sc.textFile(ROOT + "/days/*")
sc.textFile(ROOT + "/days")
sc.textFile(ROOT + "/none")
sc.textFile(ROOT + "/nothing.txt")
sc.textFile(ROOT + "/nothing*.txt")
sc.textFile(ROOT + "/one.txt," + ROOT + "/nothing.txt")
sc.textFile("file://" + ROOT + "/one.txt")
sc.textFile("file:" + ROOT + "/one.txt")
sc.textFile(ROOT + "/ten.txt", 3).map(len)
sc.textFile(ROOT + "/ten.txt").repartition(3)
sc.textFile(ROOT + "/ten.txt", 4).coalesce(2)
sc.wholeTextFiles(ROOT + "/one.txt")
sc.wholeTextFiles(ROOT + "/in/*.txt")
sc.wholeTextFiles(ROOT + "/in/b.txt," + ROOT + "/in/a.txt")
sc.wholeTextFiles(ROOT + "/nothing.txt")
sc.wholeTextFiles(ROOT + "/none")
sc.binaryFiles(ROOT + "/one.txt")
sc.binaryFiles(ROOT + "/in/*.txt")
spark.read.text(ROOT + "/in").rdd
spark.read.text([ROOT + "/in/a.txt", ROOT + "/in/b.txt", ROOT + "/in/c.txt"]).rdd
spark.read.text([ROOT + "/in/c.txt", ROOT + "/in/b.txt", ROOT + "/in/a.txt"]).rdd
spark.read.csv(ROOT + "/in/*.txt").rdd
spark.read.text(ROOT + "/days").rdd
spark.read.text([ROOT + "/uneven.txt", ROOT + "/ten.txt"]).rdd
spark.read.text([ROOT + "/one.txt", ROOT + "/empty.txt", ROOT + "/wide.txt"]).rdd
many().rdd
small("spark.sql.files.maxPartitionBytes", "40", "/ten.txt").rdd
small("spark.sql.files.maxPartitionBytes", "40", "/uneven.txt").rdd
small("spark.sql.files.openCostInBytes", "1", "/in").rdd
small("spark.sql.files.minPartitionNum", "3", "/ten.txt").rdd
""".strip().splitlines()

#: What is written: an expression over RDDs, and the folder that it makes.
WRITES = """
sc.parallelize(["a", "b", "c"], 2).saveAsTextFile(OUT)
sc.parallelize([1, None, 2.5, ("x", 1), {"k": [1]}, b"raw", True], 1).saveAsTextFile(OUT)
sc.parallelize(["a"], 3).saveAsTextFile(OUT)
sc.parallelize([], 2).saveAsTextFile(OUT)
sc.emptyRDD().saveAsTextFile(OUT)
sc.parallelize(["é", "two\\nlines", ""], 1).saveAsTextFile(OUT)
sc.parallelize(range(4), 2).map(lambda x: x * x).saveAsTextFile(OUT)
spark.range(3).rdd.saveAsTextFile(OUT)
spark.createDataFrame([(1, "a")], "id int, s string").repartition(2).rdd.saveAsTextFile(OUT)
sc.textFile(ROOT + "/ten.txt", 3).saveAsTextFile(OUT)
sc.parallelize(["packed", "twice"], 1).saveAsTextFile(OUT, "org.apache.hadoop.io.compress.GzipCodec")
sc.parallelize(["packed"], 1).saveAsTextFile(OUT, compressionCodecClass="org.apache.hadoop.io.compress.GzipCodec")
sc.parallelize(["x"], 1).saveAsTextFile(OUT, "no.such.Codec")
sc.parallelize(["x"], 1).saveAsTextFile(ROOT + "/in")
sc.parallelize(["x"], 1).saveAsTextFile(ROOT + "/none")
sc.parallelize(["x"], 1).saveAsTextFile(ROOT + "/one.txt")
sc.parallelize([1], 1).map(lambda x: x / 0).saveAsTextFile(OUT)
sc.parallelize([(1, 2)], 1).saveAsTextFile("file://" + OUT)
""".strip().splitlines()
OUT = ROOT + "/out"


def small(name, value, path):
    spark.conf.set(name, value)
    try:
        frame = spark.read.text(ROOT + path)
        frame.rdd.getNumPartitions()
        kept = frame.rdd.glom().collect()
        return Kept(kept)
    finally:
        spark.conf.unset(name)


class Kept:
    """Partitions that were asked for under a setting."""

    def __init__(self, parts):
        self.rdd = self
        self.parts = parts

    def getNumPartitions(self):
        return len(self.parts)

    def glom(self):
        return self

    def collect(self):
        return self.parts


def many():
    os.makedirs(ROOT + "/many", exist_ok=True)
    for i in range(70):
        put(f"many/{i:03}.txt", f"{i}\n" * (i % 3 + 1))
    return spark.read.text(ROOT + "/many")


def parts(step):
    rdd = eval(step)
    return [rdd.getNumPartitions(), [[str(x) for x in part] for part in rdd.glom().collect()]]


def files(step):
    shutil.rmtree(OUT, ignore_errors=True)
    try:
        eval(step)
    except Exception as error:
        if type(error).__name__ != "Py4JJavaError":
            raise
        java = str(error.java_exception)
        text = java.splitlines()[0] if "Task" not in java and "Job" not in java else "a task failed"
        return [text, sorted(os.listdir(OUT)) if os.path.isdir(OUT) and "task" not in text else None]
    found = []
    for name in sorted(os.listdir(OUT)):
        with open(f"{OUT}/{name}", "rb") as file:
            content = file.read()
        if name.endswith(".gz"):
            content = gzip.decompress(content)
        found.append([name, content.decode("latin-1") if not name.endswith(".crc") else "a checksum"])
    return found


def attempt(ask, step):
    try:
        return ask(step)
    except Exception as error:
        text = str(getattr(error, "java_exception", error)).splitlines()[0]
        return "refused" if "PARTITIONS_UNKNOWN" in str(error) else f"{type(error).__name__}: {text}"[:300]


answers = {step: attempt(parts, step) for step in PARTS} | {step: attempt(files, step) for step in WRITES}
print("answers: " + json.dumps(answers))
