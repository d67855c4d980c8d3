"""Statistics and samples of a DataFrame."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from typing import Any, Self

from pyspark import _engine
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._expression import Expression, call, literal, named, sort_order, typed
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._frame_relations import flat
from pyspark.sql.column import Column, expression_of, refused
from pyspark.sql.types import (
    BooleanType,
    DataType,
    DecimalType,
    FractionalType,
    IntegralType,
    LongType,
    NumericType,
    StringType,
    StructField,
    StructType,
)

_DESCRIBE = ("count", "mean", "stddev", "min", "max")
_SUMMARY = ("count", "mean", "stddev", "min", "25%", "50%", "75%", "max")
_MOMENTS = {"count": "count", "mean": "avg", "stddev": "stddev_samp"}


class FrameStatistics(FrameBase):
    """describe, summary, corr, cov, sample and their kin."""

    collect: Callable[[], list[Any]]
    groupBy: Callable[..., Any]

    def describe(self, *cols: Any) -> Self:
        """Count, mean, deviation, least and greatest of number and text columns."""
        return self._statistics(list(flat(cols)), _DESCRIBE)

    def summary(self, *statistics: str) -> Self:
        """The statistics that are named, of number and text columns."""
        return self._statistics([], tuple(flat(statistics)) or _SUMMARY)

    def _statistics(self, names: list[str], statistics: tuple[str, ...]) -> Self:
        chosen = self.select(*names) if names else self  # type: ignore[attr-defined]
        kept = [f for f in chosen.schema.fields if isinstance(f.dataType, (NumericType, StringType))]
        columns = [f for f in kept if not names or f.name in names]
        expressions = [_as_text(_statistic(s, f)) for s in statistics for f in columns]
        values: list[Any] = list(chosen._derive("Aggregate", **_global(expressions)).collect()[0]) if expressions else []
        rows = []
        for i, name in enumerate(statistics):
            rows.append([name, *values[i * len(columns) : (i + 1) * len(columns)]])
        fields = [StructField("summary", StringType()), *(StructField(f.name, StringType()) for f in columns)]
        schema = StructType(fields).jsonValue()
        return self._with({"kind": "LocalRelation", "schema": schema, "rows": rows})  # type: ignore[attr-defined]

    def corr(self, col1: str, col2: str, method: str | None = None) -> float:
        """Pearson's correlation of two columns."""
        _require_names(col1, col2)
        if method and method != "pearson":
            raise PySparkValueError(
                error_class="VALUE_NOT_PEARSON", message_parameters={"arg_name": "method", "arg_value": method}
            )
        return self._moment("corr", col1, col2)

    def cov(self, col1: str, col2: str) -> float:
        """The sample covariance of two columns."""
        _require_names(col1, col2)
        return self._moment("covar_samp", col1, col2)

    def _moment(self, function: str, col1: str, col2: str) -> float:
        for name in (col1, col2):
            kind = self.select(name).schema.fields[0].dataType  # type: ignore[attr-defined]
            if not isinstance(kind, NumericType):
                shown = "covariance" if function == "covar_samp" else "correlation"
                raise IllegalArgumentException(
                    f"requirement failed: Currently {shown} calculation for columns with dataType "
                    f"{kind.simpleString()} not supported.",
                    "",
                )
        # Spark reads a null as 0.0 here, unlike its corr() and covar_samp() functions.
        columns = [call("coalesce", _cast(named(c), "double"), typed("double", 0.0)) for c in (col1, col2)]
        value = self._derive("Aggregate", **_global([call(function, *columns)])).collect()[0][0]
        if value is None:
            return float("nan") if function == "corr" else 0.0
        return value

    def crosstab(self, col1: str, col2: str) -> Self:
        """How often two values meet."""
        _require_names(col1, col2)
        # Keys are counted as texts: -0.0 and 0.0 are two.
        texts = [
            {"kind": "Alias", "expr": _as_text(named(name)), "name": [f"_{i}"]} for i, name in enumerate((col1, col2))
        ]
        counts = self._derive("Project", expressions=texts).groupBy("_0", "_1").count().collect()
        cells = {(_none_as_null(r[0]), _none_as_null(r[1])): r[2] for r in counts}
        names = sorted({name for _, name in cells})
        fields = [StructField(f"{col1}_{col2}", StringType())]
        fields += [StructField(name.replace("`", ""), LongType(), False) for name in names]
        rows = [[key, *(cells.get((key, name), 0) for name in names)] for key in dict.fromkeys(k for k, _ in cells)]
        schema = StructType(fields).jsonValue()
        return self._with({"kind": "LocalRelation", "schema": schema, "rows": rows})  # type: ignore[attr-defined]

    def freqItems(self, cols: Any, support: float | None = None) -> Self:
        """The values that are frequent."""
        if not isinstance(cols, (list, tuple)):
            raise refused("NOT_LIST_OR_TUPLE", "cols", cols)
        raise _no("freqItems")

    def approxQuantile(self, col: Any, probabilities: Any, relativeError: float) -> Any:
        """Quantiles of number columns."""
        if not isinstance(col, (str, list, tuple)):
            raise refused("NOT_LIST_OR_STR_OR_TUPLE", "col", col)
        if not isinstance(probabilities, (list, tuple)):
            raise refused("NOT_LIST_OR_TUPLE", "probabilities", probabilities)
        for p in probabilities:
            if not isinstance(p, (float, int)) or p < 0 or p > 1:
                raise refused("NOT_LIST_OF_FLOAT_OR_INT", "probabilities", p)
        if not isinstance(relativeError, (float, int)):
            raise refused("NOT_FLOAT_OR_INT", "relativeError", relativeError)
        if relativeError < 0:
            raise PySparkValueError(
                error_class="NEGATIVE_VALUE",
                message_parameters={"arg_name": "relativeError", "arg_value": str(relativeError)},
            )
        for name in [col] if isinstance(col, str) else col:
            if not isinstance(name, str):
                raise refused("DISALLOWED_TYPE_FOR_CONTAINER", "col", col)
        request = [self._handle, [col] if isinstance(col, str) else list(col), list(probabilities), relativeError]
        found = [[float(v) for v in values] for values in _engine.ask("spark.approx_quantile", request)]
        return found[0] if isinstance(col, str) else found

    def sample(self, withReplacement: Any = None, fraction: Any = None, seed: int | None = None) -> Self:
        """Rows drawn at random."""
        if isinstance(withReplacement, float):
            withReplacement, fraction, seed = None, withReplacement, fraction if fraction is not None else seed
        elif not (isinstance(fraction, float) and (withReplacement is None or type(withReplacement) is bool)):
            kinds = ", ".join(type(arg).__name__ for arg in (withReplacement, fraction, seed))
            raise PySparkTypeError(
                error_class="NOT_BOOL_OR_FLOAT_OR_INT",
                message_parameters={
                    "arg_name": "withReplacement (optional), fraction (required) and seed (optional)",
                    "arg_type": kinds,
                },
            )
        return self._sampled(0.0, fraction, bool(withReplacement), seed)

    def _sampled(self, lower: float, upper: float, replace: bool, seed: int | None) -> Self:
        return self._derive(
            "Sample",
            lowerBound=lower,
            upperBound=upper,
            withReplacement=replace,
            seed=random.randint(0, sys.maxsize) if seed is None else int(seed),
        )

    def sampleBy(self, col: Any, fractions: dict[Any, float], seed: int | None = None) -> Self:
        """Rows drawn at random, by the value of a column."""
        if not isinstance(col, (str, Column)):
            raise refused("NOT_COLUMN_OR_STR", "col", col)
        if not isinstance(fractions, dict):
            raise refused("NOT_DICT", "fractions", fractions)
        for key, share in fractions.items():
            if not isinstance(key, (float, int, str)):
                raise PySparkTypeError(
                    error_class="DISALLOWED_TYPE_FOR_CONTAINER",
                    message_parameters={
                        "arg_name": "fractions",
                        "arg_type": type(fractions).__name__,
                        "allowed_types": "float, int, str",
                        "return_type": type(key).__name__,
                    },
                )
            fractions[key] = float(share)
        seed = random.randint(0, sys.maxsize) if seed is None else int(seed)
        stratum = expression_of(col)
        kind = self._derive("Project", expressions=[stratum]).schema.fields[0].dataType
        branches = [(k, v) for k, v in fractions.items() if _can_equal(k, kind)]
        limits = [e for k, v in branches for e in (call("==", stratum, literal(k)), typed("double", v))]
        limit = call("when", *limits, typed("double", 0.0)) if limits else typed("double", 0.0)
        return self._derive("Filter", condition=call("<", call("rand", typed("long", seed)), limit))

    def randomSplit(self, weights: list[float], seed: int | None = None) -> list[Self]:
        """The rows dealt out at random."""
        for w in weights:
            if w < 0.0:
                raise PySparkValueError(
                    error_class="VALUE_NOT_POSITIVE",
                    message_parameters={"arg_name": "weights", "arg_value": str(w)},
                )
        seed = random.randint(0, sys.maxsize) if seed is None else int(seed)
        orders = [sort_order(named(f"`{name.replace('`', '``')}`")) for name in self.columns]
        ordered = self._derive("Sort", order=orders, isGlobal=False)
        total, bounds = sum(weights), [0.0]
        for w in weights:
            bounds.append(bounds[-1] + w / total)
        return [ordered._sampled(low, high, False, seed) for low, high in zip(bounds, bounds[1:])]


def _can_equal(key: float | int | str, kind: DataType) -> bool:
    """Whether Java could hold a key of a dict equal to a value of a column."""
    if isinstance(key, str):
        return isinstance(kind, StringType)
    if isinstance(key, bool):
        return isinstance(kind, BooleanType)
    return isinstance(kind, (IntegralType, FractionalType)) and not isinstance(kind, DecimalType)


def _global(expressions: list[Expression]) -> dict[str, Any]:
    return {"groupType": "groupby", "groupingExpressions": [], "aggregateExpressions": expressions}


def _cast(expression: Expression, kind: str) -> Expression:
    return {"kind": "Cast", "expr": expression, "type": kind}


def _as_text(expression: Expression) -> Expression:
    return _cast(expression, "string")


def _statistic(statistic: str, field: StructField) -> Expression:
    # Spark reads the name as a path here, and raises for one with a dot.
    column = named(field.name)
    numeric = isinstance(field.dataType, NumericType)
    name = statistic.lower()
    if name == "count":
        return call("count", column)
    if name in _MOMENTS:
        return call(_MOMENTS[name], column if numeric else _cast(column, "double"))
    if name in ("min", "max"):
        return call(name, column)
    if name == "count_distinct":
        return {**call("count", column), "isDistinct": True}
    if name == "approx_count_distinct":
        return call(name, column)
    if name.endswith("%"):
        return _percentile(statistic, column if numeric else _cast(column, "double"))
    raise IllegalArgumentException(
        f"{statistic} is not a recognised statistic.", "", errorClass="_LEGACY_ERROR_TEMP_2114"
    )


def _percentile(statistic: str, column: Expression) -> Expression:
    try:
        share = float(statistic[:-1]) / 100
    except ValueError:
        raise IllegalArgumentException(
            f"Unable to parse {statistic} as a percentile.", "", errorClass="_LEGACY_ERROR_TEMP_2113"
        ) from None
    if not 0 <= share <= 1:
        raise IllegalArgumentException("requirement failed: Percentiles must be in the range [0, 1]", "")
    return call("percentile_approx", column, typed("double", share), typed("integer", 10000))


def _none_as_null(text: str | None) -> str:
    return "null" if text is None else text


def _require_names(col1: Any, col2: Any) -> None:
    for name, value in (("col1", col1), ("col2", col2)):
        if not isinstance(value, str):
            raise refused("NOT_STR", name, value)


def _no(method: str) -> _engine.NotSupportedError:
    return _engine.unsupported(
        "METHOD_NOT_SUPPORTED",
        f"run DataFrame.{method}",
        "Spark's approximate algorithm is not reproduced",
        "Compute it with an aggregate, or stub the function that needs it.",
    )
