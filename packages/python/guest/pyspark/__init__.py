"""dryfit's stand-in for PySpark 3.5: the same names, answered by dryfit's engine."""

from _dryfit.shipped import absent
from pyspark.accumulators import Accumulator, AccumulatorParam
from pyspark.broadcast import Broadcast
from pyspark.conf import SparkConf
from pyspark.context import SparkContext
from pyspark.files import SparkFiles
from pyspark.rdd import RDD
from pyspark.sql import HiveContext, Row, SQLContext
from pyspark.storagelevel import StorageLevel
from pyspark.version import __version__

__all__ = [
    "Accumulator",
    "AccumulatorParam",
    "Broadcast",
    "HiveContext",
    "RDD",
    "Row",
    "SQLContext",
    "SparkConf",
    "SparkContext",
    "SparkFiles",
    "StorageLevel",
    "__version__",
]

__getattr__ = absent(
    "pyspark",
    "BarrierTaskContext BarrierTaskInfo BasicProfiler CPickleSerializer InheritableThread MarshalSerializer Profiler RDDBarrier "
    "SparkJobInfo SparkStageInfo StatusTracker TaskContext inheritable_thread_target",
)
