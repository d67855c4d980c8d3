"""Functions that take what a script makes first: a session, a SparkContext."""

from pyspark.context import SparkContext
from pyspark.sql import DataFrame, SparkSession


def load(spark: SparkSession, path: str) -> DataFrame:
    return spark.read.json(path)


def total(sc: SparkContext) -> int:
    return sc.parallelize([1, 2, 3]).sum()


def main(spark: SparkSession, path: str) -> int:
    load(spark, path).createOrReplaceTempView("rows")
    return spark.sql("SELECT sum(id) AS total FROM rows").first()["total"]


def is_the_only_one(spark: SparkSession, sc: SparkContext) -> bool:
    return spark is SparkSession.builder.getOrCreate() and sc is SparkContext.getOrCreate() and spark.sparkContext is sc


def session_of(spark: SparkSession) -> SparkSession:
    return spark


def context_of(spark: SparkSession) -> SparkContext:
    return spark.sparkContext


def setting(spark: SparkSession) -> str:
    return spark.conf.get("spark.sql.shuffle.partitions")
