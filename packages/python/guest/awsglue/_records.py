"""Records between Python and the fake Glue: plain JSON where Python has the type, tagged where not."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import traceback
from collections.abc import Callable
from typing import Any

from _dryfit import bridge
from awsglue.gluetypes import _create_dynamic_record, _revert_to_dict
from pyspark._closures import copies
from pyspark._tasks import of_rdd

_EPOCH = datetime.datetime(1970, 1, 1)


def _float(value: Any) -> float:
    return float(value)


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "f": _float,
    "n": decimal.Decimal,
    "d": datetime.date.fromisoformat,
    "t": lambda micros: _EPOCH + datetime.timedelta(microseconds=micros),
    "b": bytearray.fromhex,
    "a": lambda items: [decode(item) for item in items],
    "m": lambda pairs: {key: decode(value) for key, value in pairs},
}


def decode(cell: Any) -> Any:
    """The Python value of a cell."""
    if isinstance(cell, dict):
        return {name: decode(value) for name, value in cell.items()}
    if isinstance(cell, list):
        return _DECODERS[cell[0]](cell[1])
    return cell


def encode(value: Any) -> Any:
    """The cell of a Python value."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, float):
        return ["f", value if math.isfinite(value) else str(value)]
    if isinstance(value, decimal.Decimal):
        return ["n", format(value, "f")]
    if isinstance(value, datetime.datetime):
        naive = value if value.tzinfo is None else value.astimezone(datetime.UTC).replace(tzinfo=None)
        return ["t", (naive - _EPOCH) // datetime.timedelta(microseconds=1)]
    if isinstance(value, datetime.date):
        return ["d", value.isoformat()]
    if isinstance(value, (bytes, bytearray)):
        return ["b", value.hex()]
    if isinstance(value, dict):
        return {str(name): encode(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return ["a", [encode(item) for item in value]]
    raise TypeError(f"a record of Glue holds no {type(value).__name__}")


def _raised(error: Exception) -> list[str]:
    return [str(error), "".join(traceback.format_exception(error))]


def _batched(function: Callable[[Any], Any]) -> int:
    def run(payload: str) -> str:
        with of_rdd(), copies(function):
            return json.dumps([function(record) for record in json.loads(payload)])

    return bridge.register_callback(run)


def predicate(function: Callable[[Any], Any]) -> int:
    """A predicate as a callback over all records: true, false, or what it raised."""

    def judge(record: Any) -> Any:
        try:
            return bool(function(_create_dynamic_record(decode(record))))
        except (KeyError, ValueError, TypeError):
            return False
        except Exception as error:
            return _raised(error)

    return _batched(judge)


def mapper(function: Callable[[Any], Any]) -> int:
    """A function over records as a callback over all of them: a record, or what it raised."""

    def change(record: Any) -> Any:
        try:
            made = function(_create_dynamic_record(decode(record)))
            if not made:
                return ["User-specified function returned None instead of DynamicRecord"]
            return encode(_revert_to_dict(made))
        except Exception as error:
            return _raised(error)

    return _batched(change)


def partition_mapper(function: Callable[[int, Any], Any]) -> int:
    """A function over a partition as a callback over all records: each with the place that it came from."""

    def change(payload: str) -> str:
        given = [{"record": decode(record)} for record in json.loads(payload)]
        places = {id(entry["record"]): place for place, entry in enumerate(given)}
        outcomes = []
        with of_rdd(), copies(function):
            returned = list(function(0, iter(given)))
        for entry in returned:
            record = entry["record"]
            outcome = {"from": places.get(id(record)), "record": encode(record)}
            if entry.get("isError"):
                outcome["error"] = entry.get("errorMessage", "")
            outcomes.append(outcome)
        return json.dumps(outcomes)

    return bridge.register_callback(change)
