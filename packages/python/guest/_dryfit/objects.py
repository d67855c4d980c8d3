"""Objects that the host holds by number: their attributes, their items, their calls."""

from __future__ import annotations

import inspect
import json
from typing import Any

from _dryfit import convert

# The function as it is now: a job may replace that of the module.
_dumps = json.dumps


def call(request: dict[str, Any]) -> str:
    """Calls a function, a method or a class."""
    args = [convert.decode(arg) for arg in request["args"]]
    kwargs = {key: convert.decode(arg) for key, arg in request["kwargs"].items()}
    return convert.dumps(convert.referred(request["id"])(*args, **kwargs))


def text_of(identity: int) -> str:
    """The repr of an object."""
    return _dumps(repr(convert.referred(identity)))


def look(request: dict[str, Any]) -> str:
    """An attribute, the item of a whole number, or the length: a list of the value, or an empty one."""
    value, name = convert.referred(request["id"]), request["name"]
    if name.isdecimal() and hasattr(type(value), "__getitem__"):
        try:
            return convert.dumps([value[int(name)]])
        except (LookupError, TypeError):
            return "[]"
    try:
        return convert.dumps([getattr(value, name)])
    except AttributeError:
        if inspect.getattr_static(value, name, _dumps) is not _dumps:
            raise  # of a property that is there
        if name == "length" and hasattr(type(value), "__len__"):
            return convert.dumps([len(value)])
        return "[]"


def put(request: dict[str, Any]) -> str:
    """Sets an attribute."""
    setattr(convert.referred(request["id"]), request["name"], convert.decode(request["value"]))
    return "null"


def equal(request: list[int]) -> str:
    """Whether two objects are equal."""
    first, second = (convert.referred(identity) for identity in request)
    return _dumps(bool(first == second))


def iterator(identity: int) -> str:
    """The number of an iterator over an object."""
    return _dumps(convert.reference(iter(convert.referred(identity))))


def advance(identity: int) -> str:
    """The next item of an iterator: a list of it, or an empty one."""
    for item in convert.referred(identity):
        return convert.dumps([item])
    return "[]"
