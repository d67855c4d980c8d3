"""PySpark's SQL module: frames, columns, sessions."""

from _dryfit.shipped import absent
from pyspark.sql.catalog import Catalog
from pyspark.sql.column import Column
from pyspark.sql.context import HiveContext, SQLContext
from pyspark.sql.dataframe import DataFrame, DataFrameNaFunctions, DataFrameStatFunctions
from pyspark.sql.group import GroupedData
from pyspark.sql.observation import Observation
from pyspark.sql.readwriter import DataFrameReader, DataFrameWriter, DataFrameWriterV2
from pyspark.sql.session import SparkSession
from pyspark.sql.types import Row
from pyspark.sql.udf import UDFRegistration
from pyspark.sql.window import Window, WindowSpec

__all__ = [
    "SparkSession",
    "SQLContext",
    "HiveContext",
    "UDFRegistration",
    "DataFrame",
    "Column",
    "Catalog",
    "Row",
    "DataFrameNaFunctions",
    "DataFrameStatFunctions",
    "Window",
    "WindowSpec",
    "DataFrameReader",
    "DataFrameWriter",
    "DataFrameWriterV2",
    "GroupedData",
    "Observation",
]

__getattr__ = absent("pyspark.sql", "PandasCogroupedOps")
