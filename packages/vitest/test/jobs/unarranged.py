import sys

from awsglue.utils import getResolvedOptions
from pyspark.sql import SparkSession


def read(path):
    return SparkSession.builder.getOrCreate().read.parquet(path).count()


def table(name):
    return SparkSession.builder.getOrCreate().table(name).count()


def argument():
    return getResolvedOptions(sys.argv, ["day"])


def caught(path):
    try:
        return read(path)
    except Exception as error:
        return str(error)


def save(table):
    SparkSession.builder.getOrCreate().range(1).write.saveAsTable(table)


def local(path):
    with open("/tmp/in.csv", "w") as file:
        file.write("a\n")
    return SparkSession.builder.getOrCreate().read.csv(path).count()


def view(name):
    spark = SparkSession.builder.getOrCreate()
    spark.sql("USE sales")
    spark.range(1).createOrReplaceTempView("totals")
    return spark.sql(f"SELECT * FROM {name}").count()


def syntax():
    return SparkSession.builder.getOrCreate().sql("SELECT 1\nORDER 1")
