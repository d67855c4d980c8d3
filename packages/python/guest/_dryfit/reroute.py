"""Functions that run something else in place: whoever holds one, under whatever name, calls what stands in for it."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable
from typing import Any

_KINDS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
_MARK = "what stands in"
#: By the number of free variables: a function's code must have as many as the one before.
_templates: dict[int, types.CodeType] = {}
#: What stands in, by number: Python's collector does not look into code, so that a cycle through it would stay for ever.
_ways: dict[int, Callable[..., Any]] = {}
_next = 0


class _Way:
    """Calls what stands in: all that the code of a function that goes elsewhere holds."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _ways[self.number](*args, **kwargs)


def forget() -> None:
    """Lets go of all that stands in: no function goes elsewhere any more."""
    _ways.clear()


def copy_of(function: types.FunctionType) -> types.FunctionType:
    """A function that does what this one does, to be kept while this one goes elsewhere."""
    made = types.FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__)
    made.__kwdefaults__ = function.__kwdefaults__
    functools.update_wrapper(made, function)
    del made.__wrapped__  # type: ignore[attr-defined]
    if "__wrapped__" in function.__dict__:
        made.__wrapped__ = function.__wrapped__  # type: ignore[attr-defined]
    return made


def send(function: types.FunctionType, to: Callable[..., Any], copy: types.FunctionType) -> None:
    """Has a function run another one from now on."""
    global _next
    _next += 1
    _ways[_next] = to
    was = function.__code__
    template = _template(len(was.co_freevars))
    function.__code__ = template.replace(
        co_name=was.co_name,
        co_flags=template.co_flags | (was.co_flags & _KINDS),
        co_consts=tuple(_Way(_next) if value == _MARK else value for value in template.co_consts),
    )
    function.__wrapped__ = copy  # type: ignore[attr-defined]


def bring_back(function: types.FunctionType, copy: types.FunctionType) -> None:
    """Has a function do again what it did."""
    function.__code__ = copy.__code__
    if "__wrapped__" in copy.__dict__:
        function.__wrapped__ = copy.__wrapped__  # type: ignore[attr-defined]
    else:
        del function.__wrapped__  # type: ignore[attr-defined]


def _template(free: int) -> types.CodeType:
    known = _templates.get(free)
    if known is not None:
        return known
    names = [f"free_{i}" for i in range(free)]
    held = f"        if 0: {', '.join(names)}\n" if names else ""
    text = (
        f"def holder({', '.join(names)}):\n    def stand_in(*args, **kwargs):\n{held}"
        f"        to = {_MARK!r}\n        return to(*args, **kwargs)\n    return stand_in\n"
    )
    made: dict[str, Any] = {}
    exec(compile(text, "<dryfit>/_dryfit/reroute.py", "exec"), made)
    code: types.CodeType = made["holder"](*names).__code__
    _templates[free] = code
    return code
