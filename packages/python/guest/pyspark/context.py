"""`SparkContext`: one application."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from _dryfit import job_lines
from _dryfit.classes import offered
from _dryfit.reset import on_reset
from pyspark._engine import ask, java_error, unsupported
from pyspark._frame_rdd import ReadRDD
from pyspark._jvm import HadoopConfiguration, JavaContext, jvm
from pyspark._shipped_files import add_file, add_py_file
from pyspark.accumulators import Accumulator, AccumulatorParam, AddingAccumulatorParam
from pyspark.broadcast import Broadcast
from pyspark.conf import SparkConf
from pyspark.errors.exceptions.captured import AnalysisException, IllegalArgumentException
from pyspark.rdd import RDD, united

__all__ = ["SparkContext"]


class _FilesRDD(ReadRDD):
    """Elements of files, in the partitions that a reader gives."""

    def __init__(self, read: Callable[[], list[list[Any]]], ctx: SparkContext, doubt: str | None = None) -> None:
        super().__init__(ctx)
        self._read, self._doubt = read, doubt

    def _told(self) -> None:
        if self._doubt is not None:
            raise unsupported(
                "PARTITIONS_UNKNOWN",
                "tell the partitions of files",
                self._doubt,
                "Repartition the RDD before, or map its elements.",
            )


class SparkContext:
    """One application: its settings, RDDs, broadcasts and accumulators."""

    _active_spark_context: SparkContext | None = None
    _gateway = None
    PACKAGE_EXTENSIONS: Iterable[str] = (".zip", ".egg", ".jar")

    def __init__(
        self,
        master: str | None = None,
        appName: str | None = None,
        sparkHome: str | None = None,
        pyFiles: list[str] | None = None,
        environment: dict[str, Any] | None = None,
        batchSize: int = 0,
        serializer: Any = None,
        conf: SparkConf | None = None,
        gateway: Any = None,
        jsc: Any = None,
        profiler_cls: Any = None,
        udf_profiler_cls: Any = None,
        memory_profiler_cls: Any = None,
    ) -> None:
        active = SparkContext._active_spark_context
        if active is not None:
            raise ValueError(
                "Cannot run multiple SparkContexts at once; existing SparkContext"
                f"(app={active.appName}, master={active.master}) created by __init__ at {active._created or 'this run'} "
            )
        self._conf = conf._copy() if conf is not None else SparkConf()
        if master:
            self._conf.setMaster(master)
        if appName:
            self._conf.setAppName(appName)
        self._conf.setIfMissing("spark.master", "local[*]").setIfMissing("spark.app.name", "dryfit")
        self._stopped = False
        self._created = job_lines.where()
        self._accumulators = 0
        self._hadoop = HadoopConfiguration()
        self._checkpoint_dir: str | None = None
        self._local: dict[str, str] = {}
        self._shipped: dict[str, None] = {}
        SparkContext._active_spark_context = self
        self._apply()
        for path in pyFiles or []:
            self.addPyFile(path)

    def _apply(self) -> None:
        settings = offered("RuntimeConfig")()
        for key, value in self._conf.getAll():
            settings._build(key, value)

    @classmethod
    def getOrCreate(cls, conf: SparkConf | None = None) -> SparkContext:
        """The context, made when there is none."""
        active = SparkContext._active_spark_context
        return active if active is not None else SparkContext(conf=conf or SparkConf())

    # ---- what it is

    @property
    def master(self) -> str:
        """Where Spark would run."""
        return self._conf.get("spark.master") or ""

    @property
    def appName(self) -> str:
        """The name of the application."""
        return self._conf.get("spark.app.name") or ""

    @property
    def applicationId(self) -> str:
        """The id of the application."""
        return "spark-application-dryfit"

    @property
    def version(self) -> str:
        """The version of Spark that is stood in for."""
        return ask("spark.version", None)

    @property
    def defaultParallelism(self) -> int:
        """How many partitions an RDD gets."""
        return int(self._conf.get("spark.default.parallelism", "1") or 1)

    @property
    def defaultMinPartitions(self) -> int:
        """How many partitions a file gets at least."""
        return min(self.defaultParallelism, 2)

    @property
    def startTime(self) -> int:
        """When the context was made, in milliseconds."""
        return ask("spark.now", None)

    @property
    def uiWebUrl(self) -> None:
        """The page of Spark's user interface: there is none."""
        return None

    @property
    def environment(self) -> dict[str, str]:
        """Variables of the executors."""
        return {}

    @property
    def _dryfit_handle(self) -> tuple[str, int]:
        return ("SparkContext", 0)

    @property
    def _jvm(self) -> Any:
        return jvm()

    @property
    def _jsc(self) -> Any:
        return JavaContext(self._hadoop)

    def getConf(self) -> SparkConf:
        """The settings."""
        return self._conf._copy()

    def setLogLevel(self, logLevel: str) -> None:
        """How much Spark logs: nothing here."""
        if str(logLevel).upper() not in _LEVELS:
            known = ",".join(_LEVELS)
            raise IllegalArgumentException(
                f"requirement failed: Supplied level {logLevel} did not match one of: {known}", ""
            )

    def setCheckpointDir(self, dirName: str) -> None:
        """Where checkpoints would go."""
        self._checkpoint_dir = dirName

    def getCheckpointDir(self) -> str | None:
        """Where checkpoints would go."""
        return self._checkpoint_dir

    def setJobGroup(self, groupId: str, description: str, interruptOnCancel: bool = False) -> None:
        """A name for the jobs that follow."""
        self._local.update({"spark.jobGroup.id": groupId, "spark.job.description": description})

    def setJobDescription(self, value: str) -> None:
        """A text for the jobs that follow."""
        self._local["spark.job.description"] = value

    def setLocalProperty(self, key: str, value: str) -> None:
        """A property of the jobs that follow."""
        self._local[key] = value

    def getLocalProperty(self, key: str) -> str | None:
        """A property of the jobs that follow."""
        return self._local.get(key)

    def sparkUser(self) -> str:
        """Who runs the application."""
        return "dryfit"

    def cancelJobGroup(self, groupId: str) -> None:
        """Ends running jobs: there are none."""

    def cancelAllJobs(self) -> None:
        """Ends running jobs: there are none."""

    # ---- what it makes

    def parallelize(self, c: Iterable[Any], numSlices: int | None = None) -> RDD:
        """An RDD of Python data."""
        return RDD._of_range(c, self, numSlices) if isinstance(c, range) else RDD._of_list(list(c), self, numSlices)

    def runJob(
        self, rdd: RDD, partitionFunc: Any, partitions: Iterable[int] | None = None, allowLocal: bool = False
    ) -> list[Any]:
        """What a function makes of some partitions."""
        chosen = range(rdd.getNumPartitions()) if partitions is None else partitions
        return [x for index in chosen for x in rdd._task(index, lambda it: list(partitionFunc(it)))]

    def emptyRDD(self) -> RDD:
        """An RDD of nothing."""
        return RDD(lambda _: (), self, 0)

    def range(self, start: int, end: int | None = None, step: int = 1, numSlices: int | None = None) -> RDD:
        """An RDD of numbers."""
        first, last = (0, start) if end is None else (start, end)
        return RDD._of_range(range(first, last, step), self, numSlices)

    def union(self, rdds: list[RDD]) -> RDD:
        """The elements of several RDDs."""
        return united(rdds)

    def broadcast(self, value: Any) -> Broadcast:
        """A value for all tasks."""
        return Broadcast(self, value)

    def accumulator(self, value: Any, accum_param: AccumulatorParam | None = None) -> Accumulator:
        """A value that tasks add to."""
        if accum_param is None:
            if not isinstance(value, (int, float, complex)):
                raise TypeError(f"No default accumulator param for type {type(value)}")
            accum_param = AddingAccumulatorParam(type(value)(0))
        self._accumulators += 1
        return Accumulator(self._accumulators - 1, value, accum_param)

    def addFile(self, path: str, recursive: bool = False) -> None:
        """Copies a file into the folder of `SparkFiles`."""
        add_file(self._shipped, path, recursive)

    def addPyFile(self, path: str) -> None:
        """Copies a module, or a zip of them, to where imports find it."""
        add_py_file(self._shipped, path, self.PACKAGE_EXTENSIONS)

    @property
    def listFiles(self) -> list[str]:
        """What was shipped."""
        return list(self._shipped)

    def addArchive(self, path: str) -> None:
        """Ships an archive: refused."""
        self._refuse("addArchive")

    def textFile(self, name: str, minPartitions: int | None = None, use_unicode: bool = True) -> RDD:
        """An RDD of the lines of files."""
        least = self.defaultMinPartitions if minPartitions is None else minPartitions

        def read(paths: list[str]) -> list[list[Any]]:
            offered("SparkSession").builder.getOrCreate().read.text(paths)
            splits = ask("spark.text_splits", {"paths": paths, "least": least})
            return splits if use_unicode else [[line.encode() for line in lines] for lines in splits]

        return _FilesRDD(_reading(name, read, "mapred"), self)

    def wholeTextFiles(self, path: str, minPartitions: int | None = None, use_unicode: bool = True) -> RDD:
        """An RDD of files: their paths and texts."""
        files = self.binaryFiles(path, minPartitions)
        return files.mapValues(lambda content: content.decode("utf-8", "replace")) if use_unicode else files

    def binaryFiles(self, path: str, minPartitions: int | None = None) -> RDD:
        """An RDD of files: their paths and bytes."""

        def read(paths: list[str]) -> list[list[Any]]:
            reader = offered("SparkSession").builder.getOrCreate().read.format("binaryFile")
            rows = [row for each in paths for row in reader.load(each).collect()]
            return [[(row.path, bytes(row.content)) for row in rows]] if rows else []

        several = "Spark puts files together by their sizes where a job wants more partitions"
        doubt = several if (minPartitions or 1) > 1 else None
        return _FilesRDD(_reading(path, read, "mapreduce.lib.input"), self, doubt)

    def newAPIHadoopFile(self, *args: Any, **kwargs: Any) -> RDD:
        """An RDD of a Hadoop format: refused."""
        return self._refuse("newAPIHadoopFile")

    def _refuse(self, method: str, next_step: str = "Stub the function that needs it.") -> Any:
        raise unsupported("METHOD_NOT_SUPPORTED", f"run sc.{method}", "dryfit does not have it yet", next_step)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in _OTHERS:
            raise AttributeError(f"'SparkContext' object has no attribute '{name}'")
        return self._refuse(name)

    def stop(self) -> None:
        """Ends the application."""
        self._stopped = True
        if SparkContext._active_spark_context is self:
            SparkContext._active_spark_context = None

    def __enter__(self) -> SparkContext:
        return self

    def __exit__(self, *exc: Any) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<SparkContext master={self.master} appName={self.appName}>"


#: A comma between paths, not between the choices of a pattern.
_BETWEEN = re.compile(r",(?![^{]*})")


def _reading(names: str, read: Callable[[list[str]], list[list[Any]]], package: str) -> Callable[[], list[list[Any]]]:
    """What a reader gives of the paths; one that is not there fails as Hadoop's own reader does."""

    def computed() -> list[list[Any]]:
        try:
            return read(_BETWEEN.split(names))
        except AnalysisException as error:
            missing = str(error).rpartition("Path does not exist: ")[2].splitlines()[0].removesuffix(".")
            is_glob = any(each in missing for each in "*?[{")
            told = f"Input Pattern {missing} matches 0 files" if is_glob else f"Input path does not exist: {missing}"
            raise java_error(told, javaClass=f"org.apache.hadoop.{package}.InvalidInputException") from error

    return computed


_LEVELS = ("ALL", "DEBUG", "ERROR", "FATAL", "TRACE", "WARN", "INFO", "OFF")

_OTHERS = frozenset(
    """addJobTag binaryRecords cancelJobsWithTag clearJobTags dump_profiles getJobTags hadoopFile hadoopRDD listArchives
    newAPIHadoopRDD pickleFile removeJobTag resources sequenceFile setInterruptOnCancel
    setSystemProperty show_profiles statusTracker""".split()
)


@on_reset
def _forget() -> None:
    SparkContext._active_spark_context = None
