"""How a call goes to the world of the test and what comes back: JSON, with bytes and times in objects of one key."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from _dryfit import bridge
from botocore._model import Model
from botocore.response import StreamingBody

_loads = json.loads


def _sent(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(value).decode("ascii")}
    if isinstance(value, datetime):
        at = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        return {"$date": at.astimezone(UTC).isoformat(timespec="milliseconds")}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return float(value)
    if hasattr(value, "read"):
        read = value.read()
        return read if isinstance(read, str) else _sent(read)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


_dumps = json.JSONEncoder(default=_sent, separators=(",", ":"), ensure_ascii=False).encode


def ask(service: str, operation: str, params: Any, region: str | None) -> Any:
    """Calls an operation: `{"ok": …}` with its answer, or `{"error": …}` with that of AWS."""
    return _loads(bridge.call("aws.call", _dumps([service, operation, params, region])))


def home_region() -> str:
    """The region of the world."""
    return _loads(bridge.call("aws.region", "[]"))


def refuse(service: str, operation: str, answer: Any) -> Any:
    """Has the world say what a test can do about an operation that it does not answer; never returns."""
    bridge.call("aws.refuse", _dumps([service, operation, answer]))


def received(value: Any, structure: str, model: Model) -> Any:
    """An answer with its bytes and times."""
    for name in _special(structure, model, ()):
        if name in value:
            value[name] = _given(value[name], model.fields(structure)[name][0], model)
    return value


def _given(value: Any, kind: str, model: Model) -> Any:
    first = kind[0]
    if value is None:
        return None
    if first == ".":
        return received(value, kind[1:], model) if isinstance(value, dict) else value
    if first == "[" and isinstance(value, list):
        inner = kind[1:].lstrip("0123456789")
        return [_given(one, inner, model) for one in value]
    if first == "{" and isinstance(value, dict):
        return {key: _given(one, kind[1:], model) for key, one in value.items()}
    if first == "t":
        return _time(value)
    if first == "B":
        return _bytes(value, kind.endswith("~"))
    return value


def _time(value: Any) -> Any:
    if isinstance(value, dict) and "$date" in value:
        value = value["$date"]
    if isinstance(value, str):
        read = datetime.fromisoformat(value)
        return read if read.tzinfo is not None else read.replace(tzinfo=UTC)
    return datetime.fromtimestamp(value, UTC) if isinstance(value, (int, float)) else value


def _bytes(value: Any, streams: bool) -> Any:
    if isinstance(value, dict) and "$bytes" in value:
        value = base64.b64decode(value["$bytes"])
    elif isinstance(value, str):
        value = value.encode()
    return StreamingBody(value, len(value)) if streams and isinstance(value, bytes) else value


def untyped(value: Any) -> Any:
    """An answer of a service that is not described: bytes and times where the test gave such."""
    if isinstance(value, list):
        return [untyped(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return _time(value)
    if "$bytes" in value:
        return _bytes(value, False)
    return {key: untyped(one) for key, one in value.items()}


_specials: dict[tuple[str, str], tuple[str, ...]] = {}


def _special(structure: str, model: Model, above: tuple[str, ...]) -> tuple[str, ...]:
    """The members in which there are bytes or times."""
    known = _specials.get((model.service, structure))
    if known is None:
        within = (*above, structure)
        known = tuple(name for name, (kind, _) in model.fields(structure).items() if _is_special(kind, model, within))
        if not above:
            _specials[(model.service, structure)] = known
    return known


def _is_special(kind: str, model: Model, above: tuple[str, ...]) -> bool:
    inner = kind.lstrip("[{0123456789")
    if inner[0] == ".":
        # What holds itself is looked through whenever it comes.
        return inner[1:] in above or bool(_special(inner[1:], model, above))
    return inner[0] in "tB"
