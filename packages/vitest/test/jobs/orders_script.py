"""A script that works from its first line on, by a class of its own."""

from awsglue.context import GlueContext
from pyspark.context import SparkContext


class Orders:
    def __init__(self, context):
        self.spark = context.spark_session

    def load(self):
        return self.spark.read.json("s3://lake/in")

    def save(self, rows):
        rows.write.json("s3://lake/out")


orders = Orders(GlueContext(SparkContext()))
orders.save(orders.load())
