"""Values of Python as tagged JSON, and back. What has no plain form crosses as a reference to the very object."""

from __future__ import annotations

import base64
import datetime
import decimal
import json
from collections.abc import Callable, Iterator
from typing import Any

from _dryfit import bridge

_SAFE = 2**53 - 1
# The functions as they are now: a job may replace those of the module.
_dumps, _loads = json.dumps, json.loads
_objects: dict[int, Any] = {}
_object_ids: dict[int, int] = {}
_next = 0
#: Classes of jobs whose methods are stubs: the number of what stands in for their file, and their name.
stubbed_classes: dict[type, list[Any]] = {}
_call_host: Callable[[int, str], str] | None = None


def attach(call_host: Callable[[int, str], str] | None) -> None:
    """Takes the host's function that calls a JavaScript function by its id."""
    global _call_host
    _call_host = call_host


def clear() -> None:
    """Forgets the objects that crossed by reference."""
    _objects.clear()
    _object_ids.clear()
    stubbed_classes.clear()


class HostFunction:
    """A JavaScript function, callable from Python."""

    def __init__(self, identity: int, name: str) -> None:
        self._identity = identity
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if _call_host is None:
            raise bridge.HostError(f"Failed to call {self.__name__}: no host is connected.")
        return answer(_call_host(self._identity, dumps([list(args), kwargs])))

    def __repr__(self) -> str:
        return f"<JavaScript function {self.__name__}>"


def answer(text: str) -> Any:
    """The value of a host's answer; its error is raised."""
    decoded = _loads(text)
    if "error" in decoded:
        bridge.raise_error(decoded["error"])
    return decode(decoded.get("ok"))


def dumps(value: Any) -> str:
    """A value as tagged JSON text."""
    try:
        return _dumps(encode(value), separators=(",", ":"))
    except RecursionError:
        why = "contains itself" if _contains_itself(value) else "is nested too deep"
        raise ValueError(f"a value that {why} can't leave Python") from None


def _contains_itself(value: Any) -> bool:
    """Whether a container is on the way to itself; without recursion, for what is nested deeper than the stack."""
    ways: list[tuple[int, Iterator[Any]]] = [(0, iter((value,)))]
    within, done = {0}, set[int]()
    while ways:
        identity, items = ways[-1]
        for item in items:
            if id(item) in within:
                return True
            if type(item) in (list, tuple, dict) and id(item) not in done:
                within.add(id(item))
                inner = item.values() if type(item) is dict else item
                ways.append((id(item), iter(inner)))
                break
        else:
            ways.pop()
            within.discard(identity)
            done.add(identity)
    return False


def loads(text: str) -> Any:
    """A value from tagged JSON text."""
    return decode(_loads(text))


def reference(value: Any) -> int:
    """The id under which an object is kept until the run ends."""
    global _next
    known = _object_ids.get(id(value))
    if known is None:
        _next += 1
        known = _object_ids[id(value)] = _next
        _objects[known] = value
    return known


def referred(identity: int) -> Any:
    """The object kept under an id."""
    if identity not in _objects:
        raise bridge.HostError(
            "Failed to pass a Python object: it belongs to an earlier run. Get it again in this test."
        )
    return _objects[identity]


def _int(value: int) -> Any:
    return value if -_SAFE <= value <= _SAFE else {"$": "int", "v": str(value)}


def _float(value: float) -> Any:
    if value - value == 0:
        return value
    return {"$": "float", "v": "nan" if value != value else "inf" if value > 0 else "-inf"}


def _dict(value: dict[Any, Any]) -> Any:
    if all(type(key) is str for key in value) and "$" not in value:
        return {key: encode(item) for key, item in value.items()}
    return {"$": "dict", "v": [[encode(key), encode(item)] for key, item in value.items()]}


def _datetime(value: datetime.datetime) -> Any:
    if value.fold or (value.tzinfo is not None and type(value.tzinfo) is not datetime.timezone):
        return _object(value)
    utc = value.astimezone(datetime.UTC).replace(tzinfo=None) if value.tzinfo else value
    micros = (utc - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1)
    return {"$": "datetime", "v": value.isoformat(), "ms": micros // 1000}


def _handle(value: Any) -> Any:
    """The handle of an object of the engine's; a class of a job's may raise anything for an attribute that it lacks."""
    try:
        return value._dryfit_handle
    except Exception:
        return None


def _object(value: Any) -> Any:
    handle = _handle(value)
    if type(handle) is tuple and len(handle) == 2 and type(handle[0]) is str:
        bridge.remember_handle(value, handle[0], handle[1])
        return {"$": "handle", "kind": handle[0], "id": handle[1]}
    if type(value) is HostFunction:
        return {"$": "function", "id": value._identity}
    kind = type(value)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    tag = {"$": "object", "id": reference(value), "type": name}
    if callable(value) and not isinstance(value, tuple):  # a Row can be called, and is a row
        tag["call"] = "class" if isinstance(value, type) else "function"
    if any("__iter__" in each.__dict__ for each in kind.__mro__):
        tag["items"] = True
    if stubbed_classes:
        stubbed = [stubbed_classes[each] for each in kind.__mro__ if each in stubbed_classes]
        if stubbed:
            tag["classes"] = stubbed
    return tag


_same: Callable[[Any], Any] = lambda value: value  # noqa: E731
_encoders: dict[type, Callable[[Any], Any]] = {
    type(None): _same,
    bool: _same,
    str: _same,
    int: _int,
    float: _float,
    list: lambda value: [encode(item) for item in value],
    tuple: lambda value: {"$": "tuple", "v": [encode(item) for item in value]},
    dict: _dict,
    set: lambda value: {"$": "set", "v": [encode(item) for item in value]},
    frozenset: lambda value: {"$": "frozenset", "v": [encode(item) for item in value]},
    bytes: lambda value: {"$": "bytes", "v": base64.b64encode(value).decode()},
    bytearray: lambda value: {"$": "bytearray", "v": base64.b64encode(value).decode()},
    datetime.datetime: _datetime,
    datetime.date: lambda value: {"$": "date", "v": value.isoformat()},
    decimal.Decimal: lambda value: {"$": "decimal", "v": str(value)},
}


def encode(value: Any) -> Any:
    """A value as what `json` can write, tagged where JSON has no such type."""
    return _encoders.get(type(value), _object)(value)


_decoders: dict[str, Callable[[dict[str, Any]], Any]] = {
    "int": lambda tag: int(tag["v"]),
    "float": lambda tag: float(tag["v"]),
    "dict": lambda tag: {decode(key): decode(item) for key, item in tag["v"]},
    "tuple": lambda tag: tuple(decode(item) for item in tag["v"]),
    "set": lambda tag: {decode(item) for item in tag["v"]},
    "frozenset": lambda tag: frozenset(decode(item) for item in tag["v"]),
    "bytes": lambda tag: base64.b64decode(tag["v"]),
    "bytearray": lambda tag: bytearray(base64.b64decode(tag["v"])),
    "datetime": lambda tag: datetime.datetime.fromisoformat(tag["v"]),
    "date": lambda tag: datetime.date.fromisoformat(tag["v"]),
    "decimal": lambda tag: decimal.Decimal(tag["v"]),
    "handle": lambda tag: bridge.from_handle(tag["kind"], tag["id"]),
    "object": lambda tag: referred(tag["id"]),
    "function": lambda tag: HostFunction(tag["id"], tag["name"]),
}


def decode(value: Any) -> Any:
    """The Python value of tagged JSON."""
    kind = type(value)
    if kind is list:
        return [decode(item) for item in value]
    if kind is not dict:
        return value
    tag = value.get("$")
    if tag is None:
        return {key: decode(item) for key, item in value.items()}
    return _decoders[tag](value)
