"""What PySpark has for tests of its own users."""

from _dryfit.shipped import absent
from pyspark.testing.utils import assertDataFrameEqual, assertSchemaEqual

__all__ = ["assertDataFrameEqual", "assertSchemaEqual"]

__getattr__ = absent("pyspark.testing", "assertPandasOnSparkEqual")
