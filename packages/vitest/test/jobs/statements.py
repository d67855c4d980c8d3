"""A job that works on tables by statements of SQL."""

import sys

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME"])
spark = GlueContext(SparkContext.getOrCreate()).spark_session
spark.sql("CREATE TABLE shop.copy USING parquet AS SELECT * FROM shop.orders")
spark.sql("INSERT INTO shop.copy SELECT id + 10, item FROM shop.orders")
spark.sql("INSERT OVERWRITE DIRECTORY 's3://lake/out' USING json SELECT id FROM shop.orders")
spark.sql("FROM shop.orders INSERT INTO shop.copy SELECT 7, item WHERE id = 1")
spark.sql("TRUNCATE TABLE shop.copy")
spark.sql("DROP TABLE shop.copy")
