"""Hadoop's file system, as jobs reach it through py4j. The same text answers on real Spark and under dryfit: each line is one question."""
import json
import os
import shutil

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
ROOT = "/tmp/hadoop_steps"
shutil.rmtree(ROOT, ignore_errors=True)
os.makedirs(ROOT + "/in/sub")
os.makedirs(ROOT + "/none")
for name, text in {"one.txt": "alone", "in/a.csv": "a\n", "in/b.csv": "bb\n", "in/.hid": "h", "in/sub/c.csv": "ccc\n"}.items():
    with open(f"{ROOT}/{name}", "w", encoding="utf-8") as file:
        file.write(text)
spark.range(3).coalesce(1).write.csv(ROOT + "/made")

hadoop = sc._jvm.org.apache.hadoop
conf = sc._jsc.hadoopConfiguration()
Path = hadoop.fs.Path
FileSystem = hadoop.fs.FileSystem
fs = FileSystem.get(sc._jvm.java.net.URI("file:///"), conf)


def at(name):
    return Path(ROOT + "/" + name)


def named(statuses):
    return None if statuses is None else [s.getPath().toString() for s in statuses]


def status(s):
    return [s.getPath().toString(), s.getLen(), s.isFile(), s.isDirectory(), s.getModificationTime() > 0]


def walked(it):
    found = []
    while it.hasNext():
        found.append(it.next().getPath().toString())
    return sorted(found)


def summary(s):
    return [s.getLength(), s.getFileCount(), s.getDirectoryCount()]


STEPS = """
fs.exists(at("one.txt"))
fs.exists(at("in"))
fs.exists(at("none"))
fs.exists(at("nope"))
fs.isFile(at("one.txt"))
fs.isFile(at("in"))
fs.isDirectory(at("in"))
fs.isDirectory(at("nope"))
sorted(named(fs.listStatus(at("in"))))
named(fs.listStatus(at("one.txt")))
named(fs.listStatus(at("none")))
named(fs.listStatus(at("nope")))
len(fs.listStatus(at("in")))
sorted(s.getPath().getName() for s in fs.listStatus(at("in")))
status(fs.getFileStatus(at("one.txt")))
status(fs.getFileStatus(at("in")))[2:]
status(fs.getFileStatus(at("nope")))
named(fs.globStatus(at("in/*.csv")))
[name[:38] for name in named(fs.globStatus(at("*/*.csv")))]
named(fs.globStatus(at("in/{a,b}.csv")))
named(fs.globStatus(at("in/[bc].csv")))
named(fs.globStatus(at("in/?.csv")))
named(fs.globStatus(at("in/*.nope")))
named(fs.globStatus(at("nope/*.csv")))
named(fs.globStatus(at("one.txt")))
named(fs.globStatus(at("nope")))
named(fs.globStatus(at("*")))
walked(fs.listFiles(at("in"), True))
walked(fs.listFiles(at("in"), False))
walked(fs.listFiles(at("nope"), True))
summary(fs.getContentSummary(at("in")))
summary(fs.getContentSummary(at("one.txt")))
fs.getContentSummary(at("nope"))
len(named(fs.listStatus(at("made"))))
[s.getPath().getName()[:5] for s in fs.globStatus(at("made/part-*"))]
fs.mkdirs(at("new/deep"))
fs.exists(at("new/deep"))
fs.mkdirs(at("new/deep"))
fs.mkdirs(at("one.txt"))
fs.mkdirs(at("one.txt/x"))
fs.rename(at("one.txt"), at("two.txt"))
fs.exists(at("one.txt"))
fs.exists(at("two.txt"))
fs.rename(at("nope"), at("x"))
fs.rename(at("two.txt"), at("in/a.csv"))
fs.exists(at("two.txt"))
fs.rename(at("in/b.csv"), at("none"))
fs.exists(at("none/b.csv"))
fs.rename(at("in/sub"), at("in/other"))
fs.exists(at("in/other/c.csv"))
fs.rename(at("in/a.csv"), at("no/such/folder.csv"))
fs.delete(at("nope"), True)
fs.delete(at("in"), False)
fs.delete(at("new/deep"), False)
fs.delete(at("in"), True)
fs.exists(at("in"))
fs.delete(at("none"))
fs.exists(at("none"))
fs.getScheme()
fs.getUri().toString()
fs.exists(Path("s3://bucket/x"))
FileSystem.get(conf).exists(Path("s3://bucket/x"))
Path(ROOT).getFileSystem(conf).exists(at("made"))
FileSystem.get(conf).exists(at("made"))
FileSystem.getLocal(conf).exists(at("made"))
Path("/a/b/c.txt").getName()
Path("/a/b/c.txt").getParent().toString()
Path("/").getParent()
Path("/a/b/", "c").toString()
Path(Path("/a"), "b/c").toString()
Path("s3://lake//a//b/").toString()
Path("s3://lake").toString()
Path("s3://lake/a/b").toUri().getPath()
Path("s3://lake/a/b").toUri().getHost()
Path("s3://lake/a/b").toUri().getScheme()
Path("/a").toUri().getScheme()
Path("s3://lake/a b/c").toUri().toString()
Path("/a/b").depth()
Path("/a/b").isAbsolute()
Path("a/b").isAbsolute()
Path("/a/b").suffix(".bak").toString()
Path("/a").equals(Path("/a"))
Path("/a") == Path("/a")
str(Path("/a"))
Path("")
Path("/a/../b").toString()
sc._jvm.java.net.URI("s3://lake/a").getHost()
sc._jvm.java.net.URI.create("s3://lake/a").getPath()
""".strip().splitlines()


def attempt(step):
    try:
        return eval(step)
    except Exception as error:
        text = str(getattr(error, "java_exception", error)).splitlines()[0]
        return f"{type(error).__name__}: {text}"[:300]


print("answers: " + json.dumps({f"{i:02} {step}": attempt(step) for i, step in enumerate(STEPS)}))
