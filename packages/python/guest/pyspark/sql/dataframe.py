"""`DataFrame`: a table that the engine describes and computes; here stands its handle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from _dryfit.classes import offer, offered
from pyspark import _engine
from pyspark._frame_rdd import FrameRDD
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.rdd import RDD
from pyspark.sql._cells import row_decoder
from pyspark.sql._expression import call
from pyspark.sql._frame_kept import FrameKept
from pyspark.sql._frame_missing import FrameMissing, _NoValue
from pyspark.sql._frame_pairs import FramePairs
from pyspark.sql._frame_relations import FrameRelations
from pyspark.sql._frame_statistics import FrameStatistics
from pyspark.sql._frame_unsupported import FrameUnsupported
from pyspark.sql._handles import held
from pyspark.sql._mismatch import passed, texts
from pyspark.sql.column import Column, refused
from pyspark.sql.readwriter import DataFrameWriter, DataFrameWriterV2
from pyspark.sql.types import Row, StructType  # noqa: F401

#: The parts of a plan that each mode of `explain` shows.
_EXPLAINED = {
    "simple": ["Physical Plan"],
    "extended": ["Parsed Logical Plan", "Analyzed Logical Plan", "Optimized Logical Plan", "Physical Plan"],
    "codegen": ["Physical Plan"],
    "cost": ["Optimized Logical Plan", "Physical Plan"],
    "formatted": ["Physical Plan"],
}

__all__ = ["DataFrame", "DataFrameNaFunctions", "DataFrameStatFunctions"]


@offer
class DataFrame(FrameRelations, FrameKept, FrameMissing, FrameStatistics, FrameUnsupported):
    """A table of named, typed columns."""

    # ---- what it is

    @property
    def sql_ctx(self) -> Any:
        """The session's SQLContext."""
        return offered("SQLContext")._get_or_create(self._sc)

    @property
    def dtypes(self) -> list[tuple[str, str]]:
        """Names and types of its columns."""
        return [(f.name, f.dataType.simpleString()) for f in self.schema.fields]

    @property
    def na(self) -> DataFrameNaFunctions:
        """Methods for missing values."""
        return DataFrameNaFunctions(self)

    @property
    def stat(self) -> DataFrameStatFunctions:
        """Methods for statistics."""
        return DataFrameStatFunctions(self)

    @property
    def isStreaming(self) -> bool:
        """Whether it is a stream: never."""
        return False

    def isLocal(self) -> bool:
        """Whether its rows stand in the plan: those of `VALUES` and of commands."""
        return self._is_of_sql and _engine.ask("spark.is_local", self._handle)

    def inputFiles(self) -> list[str]:
        """The files that it reads."""
        return _engine.ask("spark.input_files", self._handle)

    def sameSemantics(self, other: DataFrame) -> bool:
        """Whether another frame has the same plan, names of columns aside."""
        if not isinstance(other, DataFrame):
            raise refused("NOT_STR", "other", other)
        return _engine.ask("spark.same_semantics", [self._handle, other._handle])

    def semanticHash(self) -> int:
        """A number that frames of the same plan share: not Spark's own."""
        return _engine.ask("spark.semantic_hash", self._handle)

    def printSchema(self, level: int | None = None) -> None:
        """Prints the schema as a tree."""
        text = _engine.ask("spark.tree_string", self._handle)
        if level:
            # Each level of nesting adds a bar before the field's dashes.
            lines = [line for line in text.split("\n") if line.partition("--")[0].count("|") <= level]
            text = "\n".join(lines)
        print(text)

    def __repr__(self) -> str:
        if "_handle" not in self.__dict__:
            return object.__repr__(self)
        if self._is_eager():
            n, width = (int(self.sparkSession.conf.get(f"spark.sql.repl.eagerEval.{name}")) for name in ("maxNumRows", "truncate"))
            return _engine.ask("spark.show", [self._handle, n, width, False])
        return f"DataFrame[{', '.join(f'{name}: {kind}' for name, kind in self.dtypes)}]"

    def _repr_html_(self) -> str | None:
        """What a notebook shows: nothing, unless `spark.sql.repl.eagerEval.enabled` is set."""
        if self._is_eager():
            raise _engine.unsupported("EAGER_HTML", "show a frame", "a table in HTML is not supported", "Use show().")
        return None

    def _is_eager(self) -> bool:
        return self.sparkSession.conf.get("spark.sql.repl.eagerEval.enabled").strip().lower() == "true"

    def __dir__(self) -> list[str]:
        names = set(super().__dir__())
        names.update(name for name in self.columns if name.isidentifier())
        return sorted(names)

    def _ipython_key_completions_(self) -> list[str]:
        return self.columns

    # ---- its columns

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, str):
            return self._column(item)
        if isinstance(item, Column):
            return self.filter(item)
        if isinstance(item, (list, tuple)):
            return self.select(*item)
        if isinstance(item, int):
            return self._column(self.columns[item])
        raise refused("NOT_COLUMN_OR_FLOAT_OR_INT_OR_LIST_OR_STR", "item", item)

    def __getattr__(self, name: str) -> Column:
        # A subclass with a constructor of its own has no handle yet.
        if "_handle" not in self.__dict__ or name not in self.columns:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self._column(name)

    def _column(self, name: str) -> Column:
        if name == "*":
            return Column({"kind": "UnresolvedStar"})
        lower = name.lower()
        if sum(field.name.lower() == lower for field in self.schema.fields) != 1 or "." in name or "`" in name:
            # Not the name of exactly one column: Spark resolves it now, and its error is one of this line.
            _engine.ask("spark.resolve_column", [self._handle, name])
        return Column({"kind": "UnresolvedAttribute", "unparsedIdentifier": name, "planId": held(self)})

    # ---- its rows

    def collect(self) -> list[Row]:
        """All rows."""
        return self._rows(_engine.ask("spark.collect", self._handle))

    def _by_partition(self) -> tuple[list[Row], list[int], str | None]:
        cells, sizes, doubt = _engine.ask("spark.partitions", self._handle)
        return self._rows(cells), sizes, doubt

    def _rows(self, cells: list[Any]) -> list[Row]:
        return list(map(row_decoder(self.schema), cells))

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Row]:
        """All rows, one by one."""
        passed("toPythonIterator", prefetchPartitions, bool)
        return iter(self.collect())

    def take(self, num: int) -> list[Row]:
        """The first rows."""
        return self.limit(num).collect()

    def tail(self, num: int) -> list[Row]:
        """The last rows."""
        return self._derive("Tail", limit=max(0, passed("tailToPython", num, int))).collect()

    def head(self, n: int | None = None) -> Any:
        """The first row, or the first rows."""
        if n is not None:
            return self.take(n)
        rows = self.take(1)
        return rows[0] if rows else None

    def first(self) -> Row | None:
        """The first row."""
        return self.head()

    def count(self) -> int:
        """The number of rows."""
        return _engine.ask("spark.count", self._handle)

    def isEmpty(self) -> bool:
        """Whether it has no row."""
        return _engine.ask("spark.is_empty", self._handle)

    def foreach(self, f: Callable[[Row], None]) -> None:
        """Calls a function for each row."""
        self.rdd.foreach(f)

    def foreachPartition(self, f: Callable[[Iterator[Row]], None]) -> None:
        """Calls a function for each partition: here for all rows."""
        self.rdd.foreachPartition(f)

    @property
    def rdd(self) -> RDD:
        """Its rows as an RDD."""
        return FrameRDD(self)

    def toJSON(self, use_unicode: bool = True) -> RDD:
        """Its rows as JSON texts."""
        row = call("to_json", call("struct", {"kind": "UnresolvedStar"}))
        texts = self.select(Column(row).alias("value")).rdd.map(lambda row: row[0])
        return texts if use_unicode else texts.map(lambda text: text.encode())

    def show(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> None:
        """Prints the first rows as a table."""
        print(self._show_string(n, truncate, vertical))

    def _show_string(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> str:
        if not isinstance(n, int) or isinstance(n, bool):
            raise refused("NOT_INT", "n", n)
        if not isinstance(vertical, bool):
            raise refused("NOT_BOOL", "vertical", vertical)
        try:
            width = 20 if truncate is True else int(truncate)
        except ValueError:
            raise refused("NOT_BOOL", "truncate", truncate) from None
        return _engine.ask("spark.show", [self._handle, n, width, vertical])

    def explain(self, extended: bool | str | None = None, mode: str | None = None) -> None:
        """Prints that there is no physical plan."""
        if extended is not None and mode is not None:
            raise PySparkValueError(
                error_class="CANNOT_SET_TOGETHER", message_parameters={"arg_list": "extended and mode"}
            )
        if extended is not None and not isinstance(extended, (bool, str)):
            raise refused("NOT_BOOL_OR_STR", "extended", extended)
        if mode is not None and not isinstance(mode, str):
            raise refused("NOT_STR", "mode", mode)
        wanted = mode or (extended if isinstance(extended, str) else "extended" if extended else "simple")
        if wanted.lower() not in _EXPLAINED:
            raise IllegalArgumentException(
                f"Unknown explain mode: {wanted}. Accepted explain modes are 'simple', 'extended', 'codegen', 'cost', "
                "'formatted'.",
                "",
            )
        for title in _EXPLAINED[wanted.lower()]:
            print(f"== {title} ==\n(dryfit computes rows in memory and shows no plan)\n")

    def withWatermark(self, eventTime: str, delayThreshold: str) -> DataFrame:
        """How late rows of a stream may be: of no effect on a frame."""
        for name, value in (("eventTime", eventTime), ("delayThreshold", delayThreshold)):
            if not value or type(value) is not str:
                raise refused("NOT_STR", name, value)
        return self.select("*")

    def observe(self, observation: Any, *exprs: Column) -> DataFrame:
        """The frame, with metrics of its rows: under a name, or for an Observation."""
        if not exprs:
            raise PySparkValueError(error_class="CANNOT_BE_EMPTY", message_parameters={"item": "exprs"})
        if not all(isinstance(c, Column) for c in exprs):
            raise PySparkTypeError(error_class="NOT_LIST_OF_COLUMN", message_parameters={"arg_name": "exprs"})
        if isinstance(observation, offered("Observation")):
            return observation._on(self, *exprs)
        if isinstance(observation, str):
            return self._observed(observation, exprs)[0]
        raise refused("NOT_LIST_OF_COLUMN", "observation", observation)

    def _observed(self, name: str, exprs: tuple[Column, ...]) -> tuple[DataFrame, DataFrame]:
        """The frame that is observed, and that of its metrics."""
        frame, metrics = _engine.ask("spark.observe", [self._handle, name, [e._expr for e in exprs]])
        return self._of(frame), self._of(metrics)

    # ---- views and files

    def _view(self, name: str, replace: bool, is_global: bool = False) -> None:
        method = f"create{'Global' if is_global else ''}{'OrReplace' if replace else ''}TempView"
        if name is None:
            texts([name], "String.length()")
        _engine.ask("spark.create_view", [self._handle, passed(method, name, str), replace, is_global])

    def createTempView(self, name: str) -> None:
        """Makes the frame a view that must not be there yet."""
        self._view(name, False)

    def createOrReplaceTempView(self, name: str) -> None:
        """Makes the frame a view."""
        self._view(name, True)

    def registerTempTable(self, name: str) -> None:
        """The same as `createOrReplaceTempView`."""
        self._view(name, True)

    def createGlobalTempView(self, name: str) -> None:
        """Makes the frame a view of `global_temp` that must not be there yet."""
        self._view(name, False, True)

    def createOrReplaceGlobalTempView(self, name: str) -> None:
        """Makes the frame a view of `global_temp`."""
        self._view(name, True, True)

    @property
    def write(self) -> DataFrameWriter:
        """Where the frame is written through."""
        return DataFrameWriter(self)

    def writeTo(self, table: str) -> DataFrameWriterV2:
        """Where the frame is written to a table through."""
        return DataFrameWriterV2(self, table)


def _of_data_frame(*groups: type) -> None:
    """The methods of its groups are a frame's own: Python's messages name them so."""
    for group in groups:
        for name, member in vars(group).items():
            if callable(member) and hasattr(member, "__qualname__"):
                member.__qualname__ = f"DataFrame.{name}"


_of_data_frame(FrameRelations, FramePairs, FrameKept, FrameMissing, FrameStatistics)


class DataFrameNaFunctions:
    """`df.na`."""

    def __init__(self, df: DataFrame) -> None:
        self.df = df

    def drop(self, how: str = "any", thresh: int | None = None, subset: Any = None) -> DataFrame:
        """The same as `df.dropna`."""
        return self.df.dropna(how=how, thresh=thresh, subset=subset)

    def fill(self, value: Any, subset: Any = None) -> DataFrame:
        """The same as `df.fillna`."""
        return self.df.fillna(value=value, subset=subset)

    def replace(self, to_replace: Any, value: Any = _NoValue, subset: Any = None) -> DataFrame:
        """The same as `df.replace`."""
        return self.df.replace(to_replace, value, subset)


class DataFrameStatFunctions:
    """`df.stat`."""

    def __init__(self, df: DataFrame) -> None:
        self.df = df

    def approxQuantile(self, col: Any, probabilities: Any, relativeError: float) -> Any:
        """The same as `df.approxQuantile`."""
        return self.df.approxQuantile(col, probabilities, relativeError)

    def corr(self, col1: str, col2: str, method: str | None = None) -> float:
        """The same as `df.corr`."""
        return self.df.corr(col1, col2, method)

    def cov(self, col1: str, col2: str) -> float:
        """The same as `df.cov`."""
        return self.df.cov(col1, col2)

    def crosstab(self, col1: str, col2: str) -> DataFrame:
        """The same as `df.crosstab`."""
        return self.df.crosstab(col1, col2)

    def freqItems(self, cols: Any, support: float | None = None) -> DataFrame:
        """The same as `df.freqItems`."""
        return self.df.freqItems(cols, support)

    def sampleBy(self, col: Any, fractions: dict[Any, float], seed: int | None = None) -> DataFrame:
        """The same as `df.sampleBy`."""
        return self.df.sampleBy(col, fractions, seed)
