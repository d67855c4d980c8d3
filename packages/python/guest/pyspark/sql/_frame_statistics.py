"""Statistics and samples of a DataFrame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._expression import literal, named, sort_order
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._frame_relations import flat
from pyspark.sql._mismatch import no_cast, texts
from pyspark.sql._seed import drawn_seed
from pyspark.sql.column import Column, disallowed, expression_of, refused


class FrameStatistics(FrameBase):
    """describe, summary, corr, cov, sample and their kin."""

    collect: Callable[[], list[Any]]

    def describe(self, *cols: Any) -> Self:
        """Count, mean, deviation, least and greatest of number and text columns."""
        return self._derive("StatDescribe", cols=texts(flat(cols), "String.endsWith(String)", "name"))

    def summary(self, *statistics: str) -> Self:
        """The statistics that are named, of number and text columns."""
        return self._derive("StatSummary", statistics=texts(flat(statistics), "String.endsWith(String)", "a"))

    def _value(self, kind: str, **fields: Any) -> Any:
        return self._derive(kind, **fields).collect()[0][0]

    def corr(self, col1: str, col2: str, method: str | None = None) -> float:
        """Pearson's correlation of two columns."""
        _require_names(col1, col2)
        if method and method != "pearson":
            raise PySparkValueError(
                error_class="VALUE_NOT_PEARSON", message_parameters={"arg_name": "method", "arg_value": method}
            )
        return self._value("StatCorr", col1=col1, col2=col2)

    def cov(self, col1: str, col2: str) -> float:
        """The sample covariance of two columns."""
        _require_names(col1, col2)
        return self._value("StatCov", col1=col1, col2=col2)

    def crosstab(self, col1: str, col2: str) -> Self:
        """How often two values meet."""
        _require_names(col1, col2)
        return self._derive("StatCrosstab", col1=col1, col2=col2)

    def freqItems(self, cols: Any, support: float | None = None) -> Self:
        """The values that are frequent."""
        if not isinstance(cols, (list, tuple)):
            raise refused("NOT_LIST_OR_TUPLE", "cols", cols)
        return self._derive("StatFreqItems", cols=texts(cols, "String.endsWith(String)"), support=support or 0.01)

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
                raise disallowed("col", col, "str", name)
        found = self._value(
            "StatApproxQuantile",
            cols=[col] if isinstance(col, str) else list(col),
            probabilities=list(probabilities),
            relativeError=relativeError,
        )
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
            seed=drawn_seed() if seed is None else int(seed),
        )

    def sampleBy(self, col: Any, fractions: dict[Any, float], seed: int | None = None) -> Self:
        """Rows drawn at random, by the value of a column."""
        if not isinstance(col, (str, Column)):
            raise refused("NOT_COLUMN_OR_STR", "col", col)
        if not isinstance(fractions, dict):
            raise refused("NOT_DICT", "fractions", fractions)
        for key, share in fractions.items():
            if not isinstance(key, (float, int, str)):
                raise disallowed("fractions", fractions, "float, int, str", key)
            fractions[key] = float(share)
        seed = drawn_seed() if seed is None else int(seed)
        return self._derive(
            "StatSampleBy",
            col=expression_of(col),
            strata=[literal(key) for key in fractions],
            fractions=list(fractions.values()),
            seed=seed,
        )

    def randomSplit(self, weights: list[float], seed: int | None = None) -> list[Self]:
        """The rows dealt out at random."""
        for w in weights:
            if w < 0.0:
                raise PySparkValueError(
                    error_class="VALUE_NOT_POSITIVE",
                    message_parameters={"arg_name": "weights", "arg_value": str(w)},
                )
        total = sum(weights)
        if total <= 0:
            shown = ", ".join(map(str, weights))
            raise IllegalArgumentException(f"requirement failed: Sum of weights must be positive, but got [{shown}]", "")
        for w in weights:
            if not isinstance(w, float):
                raise no_cast(w, "java.lang.Double")
        seed = drawn_seed() if seed is None else int(seed)
        orders = [sort_order(named(f"`{name.replace('`', '``')}`")) for name in self.columns]
        ordered = self._derive("Sort", order=orders, isGlobal=False)
        bounds = [0.0]
        for w in weights:
            bounds.append(bounds[-1] + w / total)
        return [ordered._sampled(low, high, False, seed) for low, high in zip(bounds, bounds[1:])]


def _require_names(col1: Any, col2: Any) -> None:
    for name, value in (("col1", col1), ("col2", col2)):
        if not isinstance(value, str):
            raise refused("NOT_STR", name, value)
