"""What a DataFrame of PySpark has and dryfit does not: refused by name."""

from __future__ import annotations

from typing import Any, NoReturn

from pyspark._engine import unsupported

_PANDAS = "the embedded Python has no pandas", "Use collect(), or stub the function that needs it."
_STREAM = "dryfit runs batch jobs only", "Stub the function that needs it."


def _refuse(method: str, why: tuple[str, str]) -> Any:
    reason, next_step = why

    def refused(self: Any, *args: Any, **kwargs: Any) -> NoReturn:
        raise unsupported("METHOD_NOT_SUPPORTED", f"run DataFrame.{method}", reason, next_step)

    refused.__name__ = method
    refused.__doc__ = f"Not supported: {reason}."
    return refused


class FrameUnsupported:
    """Methods that raise."""

    toPandas = _refuse("toPandas", _PANDAS)
    pandas_api = _refuse("pandas_api", _PANDAS)
    to_pandas_on_spark = _refuse("to_pandas_on_spark", _PANDAS)
    to_koalas = _refuse("to_koalas", _PANDAS)
    mapInPandas = _refuse("mapInPandas", _PANDAS)
    mapInArrow = _refuse("mapInArrow", _PANDAS)
    dropDuplicatesWithinWatermark = _refuse("dropDuplicatesWithinWatermark", _STREAM)
    writeStream = property(_refuse("writeStream", _STREAM))
    _jdf = property(_refuse("_jdf", ("there is no JVM behind it", "Use the Python API, or stub the function.")))
