"""`fillna`, `dropna`, `replace`: cells with nothing in them, and cells to exchange."""

from __future__ import annotations

import decimal
import warnings
from typing import Any, Self

from pyspark._engine import java_error
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.errors.exceptions.captured import IllegalArgumentException
from pyspark.sql._cells import double_cell
from pyspark.sql._expression import Expression, literal, typed
from pyspark.sql._frame_base import FrameBase
from pyspark.sql.column import refused


class _NoValueType:
    """Stands for an argument that was not given, where None means something."""

    def __repr__(self) -> str:
        return "<no value>"


_NoValue = _NoValueType()


class FrameMissing(FrameBase):
    """The methods behind `df.na`."""

    def dropna(self, how: str = "any", thresh: int | None = None, subset: Any = None) -> Self:
        """The rows without nulls, or with at least `thresh` values."""
        if how is not None and how not in ("any", "all"):
            # PySpark 3.5 gives this error a wrong parameter, and so raises an AssertionError: kept.
            raise PySparkValueError(
                error_class="VALUE_NOT_ANY_OR_ALL", message_parameters={"arg_name": "how", "arg_type": how}
            )
        if subset is None:
            subset = self.columns
        elif isinstance(subset, str):
            subset = [subset]
        elif not isinstance(subset, (list, tuple)):
            raise refused("NOT_LIST_OR_STR_OR_TUPLE", "subset", subset)
        if thresh is None:
            thresh = len(subset) if how == "any" else 1
        return self._derive("NADrop", cols=list(subset), minNonNulls=thresh)

    def fillna(self, value: Any, subset: Any = None) -> Self:
        """The frame with nulls replaced."""
        if not isinstance(value, (float, int, str, bool, dict)):
            raise refused("NOT_BOOL_OR_DICT_OR_FLOAT_OR_INT_OR_STR", "value", value)
        if isinstance(value, dict):
            values = [_fill_value(v) for v in value.values()]
            return self._derive("NAFill", cols=list(value), values=values, byColumn=True)
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if subset is None:
            return self._derive("NAFill", cols=[], values=[_value(value)])
        if isinstance(subset, str):
            subset = [subset]
        elif not isinstance(subset, (list, tuple)):
            raise refused("NOT_LIST_OR_TUPLE", "subset", subset)
        if not subset:
            # No columns to fill; the engine reads an empty list as all of them.
            return self._derive("Project", expressions=[{"kind": "UnresolvedStar"}])
        return self._derive("NAFill", cols=list(subset), values=[_value(value)])

    def replace(self, to_replace: Any, value: Any = _NoValue, subset: Any = None) -> Self:
        """The frame with some values replaced by others."""
        if value is _NoValue:
            if not isinstance(to_replace, dict):
                raise PySparkTypeError(
                    error_class="ARGUMENT_REQUIRED",
                    message_parameters={"arg_name": "value", "condition": "`to_replace` is dict"},
                )
            value = None
        _check_replacement(to_replace, value, subset)
        pairs = _replacements(to_replace, value)
        if isinstance(subset, str):
            subset = [subset]
        if not _one_type(pairs):
            raise PySparkValueError(error_class="MIXED_TYPE_REPLACEMENT", message_parameters={})
        replacements = [{"oldValue": _number(k), "newValue": _number(v)} for k, v in pairs.items()]
        if subset is not None and not subset:
            return self._derive("Project", expressions=[{"kind": "UnresolvedStar"}])
        return self._derive("NAReplace", cols=list(subset or ()), replacements=replacements)


def _check_replacement(to_replace: Any, value: Any, subset: Any) -> None:
    valid = (bool, float, int, str, list, tuple)
    if not isinstance(to_replace, (*valid, dict)):
        raise refused("NOT_BOOL_OR_DICT_OR_FLOAT_OR_INT_OR_LIST_OR_STR_OR_TUPLE", "to_replace", to_replace)
    if value is not None and not isinstance(value, valid) and not isinstance(to_replace, dict):
        raise refused("NOT_BOOL_OR_FLOAT_OR_INT_OR_LIST_OR_NONE_OR_STR_OR_TUPLE", "value", value)
    if isinstance(to_replace, (list, tuple)) and isinstance(value, (list, tuple)) and len(to_replace) != len(value):
        raise PySparkValueError(
            error_class="LENGTH_SHOULD_BE_THE_SAME",
            message_parameters={
                "arg1": "to_replace",
                "arg2": "value",
                "arg1_length": str(len(to_replace)),
                "arg2_length": str(len(value)),
            },
        )
    if not (subset is None or isinstance(subset, (list, tuple, str))):
        raise refused("NOT_LIST_OR_STR_OR_TUPLE", "subset", subset)


def _replacements(to_replace: Any, value: Any) -> dict[Any, Any]:
    if isinstance(to_replace, dict):
        if value is not None:
            warnings.warn("to_replace is a dict and value is not None. value will be ignored.", stacklevel=3)
        return to_replace
    if isinstance(to_replace, (float, int, str)):
        to_replace = [to_replace]
    if value is None or isinstance(value, (float, int, str)):
        value = [value] * len(to_replace)
    return dict(zip(to_replace, value))


def _one_type(pairs: dict[Any, Any]) -> bool:
    values = [*pairs, *(v for v in pairs.values() if v is not None)]
    return any(all(isinstance(v, kind) for v in values) for kind in (bool, str, (float, int)))


def _value(value: Any) -> Expression:
    made = literal(value)
    return {"dataType": made["dataType"], "value": made["value"]}


def _number(value: Any) -> Expression:
    """Spark exchanges numbers as doubles: 1 and 1.0 are one key."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = typed("double", double_cell(float(value)))
        return {"dataType": value["dataType"], "value": value["value"]}
    return _value(value)


def _fill_value(value: Any) -> Expression:
    if isinstance(value, (bool, int, float, str)):
        return _value(value)
    if value is None:
        raise java_error('java.lang.NullPointerException: Cannot invoke "Object.getClass()": the value is null')
    name = "java.math.BigDecimal" if isinstance(value, decimal.Decimal) else type(value).__name__
    raise IllegalArgumentException(f"Unsupported value type {name} ({value}).", "")
