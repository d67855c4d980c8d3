"""What a job leaves behind is computed when the test looks at it: there it may go on for ever."""
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F


def spin(_n: int) -> int:
    while True:
        pass


def endless_udf(spark: SparkSession) -> DataFrame:
    return spark.range(1).select(F.udf(spin, "int")("id").alias("n"))


def slow(spark: SparkSession) -> DataFrame:
    frame = "sum(id) over (order by id rows between 50000 preceding and 50000 following) s"
    return spark.range(100_000).selectExpr(frame)


def slow_and_sorry(spark: SparkSession) -> str:
    try:
        return str(slow(spark).collect())
    except BaseException:
        return "caught"


class Loop:
    def __repr__(self) -> str:
        while True:
            pass


def loop() -> Loop:
    return Loop()
