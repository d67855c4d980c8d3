"""The door between the guest packages and the engine: every call of theirs goes through `call`."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn
from weakref import WeakValueDictionary

from _dryfit import errors, refusals
from _dryfit.job_lines import user_line
from _dryfit.reset import on_reset

_OK = '{"ok":'
# The function as it is now: a job may replace that of the module.
_loads = json.loads
_answer: Callable[[str, str, str, int], str] | None = None
_errors: dict[str, Callable[[dict[str, Any]], BaseException]] = {}
_callbacks: dict[int, Callable[[str], str]] = {}
_next_callback = 0
_handle_factories: dict[str, Callable[[int], Any]] = {}
_handles: WeakValueDictionary[tuple[str, int], Any] = WeakValueDictionary()


class HostError(Exception):
    """An error that began outside Python: in the test, in a stub or in the engine."""

    _dryfit_error: int | None = None

#: What is to be done when the call of now has its answer: set by whoever is called within it.
at_end: Callable[[], None] | None = None
_depth = 0


def attach(answer: Callable[[str, str, str, int], str] | None) -> None:
    """Takes the host's function that answers calls: op, payload, job file, job line."""
    global _answer
    _answer = answer


def call(op: str, payload: str) -> str:
    """Asks the engine; gives the JSON text of its answer, or raises the Python error that it names."""
    if _answer is None:
        raise HostError(f"Failed to answer {op}: no engine is connected to this Python.")
    file, line = user_line(sys._getframe(1))
    text = _answered(op, payload, file, line)
    if text.startswith(_OK):
        return text[6:-1]
    raise_error(_loads(text)["error"])


def _answered(op: str, payload: str, file: str, line: int) -> str:
    global _depth
    assert _answer is not None
    _depth += 1
    try:
        return _answer(op, payload, file, line)
    finally:
        _depth -= 1
        if at_end is not None and not _depth:
            at_end()


def raise_error(error: dict[str, Any]) -> NoReturn:
    """Raises the Python exception that an engine's error answer describes."""
    thrown = error.get("object")
    if thrown is not None:
        raise _exception_of(thrown)
    raised = error.get("raised")
    if raised is not None:
        known = errors.raised(raised)
        if known is not None:
            refusals.returned(known)
            raise known
    exception = _make(error)
    if error.get("id") is not None:
        try:
            exception._dryfit_error = error["id"]  # type: ignore[attr-defined]
        except AttributeError:
            exception.__cause__ = _host_error(error)
    raise exception


def register_error(name: str, factory: Callable[[dict[str, Any]], BaseException]) -> None:
    """Says how an error answer with this Python class name becomes an exception."""
    _errors[name] = factory


def register_callback(function: Callable[[str], str]) -> int:
    """Keeps a function that the engine may call by the returned id, payload in, payload out."""
    global _next_callback
    _next_callback += 1
    _callbacks[_next_callback] = function
    return _next_callback


def run_callback(callback: int, payload: str) -> str:
    """Runs a callback for the engine."""
    function = _callbacks.get(callback)
    if function is None:
        raise HostError(f"Failed to call Python function {callback}: it was released when its run ended.")
    return function(payload)


def register_handle(kind: str, factory: Callable[[int], Any]) -> None:
    """Says how a handle that comes from the test becomes a guest object of this kind."""
    _handle_factories[kind] = factory


def from_handle(kind: str, identity: int) -> Any:
    """Gives the living object of a handle, or a new one."""
    known = _handles.get((kind, identity))
    if known is not None:
        return known
    factory = _handle_factories.get(kind)
    if factory is None:
        raise HostError(f"Failed to convert a {kind}: no guest package registered this kind of handle.")
    made = factory(identity)
    remember_handle(made, kind, identity)
    return made


def remember_handle(value: Any, kind: str, identity: int) -> None:
    """Makes a handle that comes back find this very object."""
    try:
        _handles[(kind, identity)] = value
    except TypeError:
        pass


def _exception_of(tag: dict[str, Any]) -> BaseException:
    """The exception of a job's that a stub throws; `raise` makes an object of a class."""
    value = importlib.import_module("_dryfit.convert").decode(tag)
    if isinstance(value, type) and issubclass(value, BaseException):
        value = value()
    if isinstance(value, BaseException):
        return value
    return HostError(f"Failed to raise what a stub threw: {type(value).__name__} is no exception. Throw an object of an exception class.")


def _make(error: dict[str, Any]) -> BaseException:
    name = error.get("python") or ""
    named = getattr(_builtins(), error.get("named") or "", None)
    if isinstance(named, type) and issubclass(named, BaseException):
        return _construct(named, error["plain"])
    message = error.get("message", "")
    factory = _errors.get(name)
    module, _, attribute = name.rpartition(".")
    if factory is None and module and module != "builtins":
        try:
            found = getattr(importlib.import_module(module), attribute, None)
        except ImportError:
            found = None
        factory = _errors.get(name)
        if factory is None and isinstance(found, type) and issubclass(found, BaseException):
            return _construct(found, message)
    if factory is not None:
        return factory(error)
    if module in ("", "builtins") and attribute:
        builtin = getattr(_builtins(), attribute, None)
        if isinstance(builtin, type) and issubclass(builtin, BaseException):
            return _construct(builtin, message)
    return HostError(message)


def _construct(kind: type[BaseException], message: str) -> BaseException:
    try:
        return kind(message)
    except TypeError:
        return HostError(f"{kind.__name__}: {message}")


def _host_error(error: dict[str, Any]) -> HostError:
    cause = HostError(error.get("message", ""))
    cause._dryfit_error = error["id"]
    return cause


def _builtins() -> Any:
    return importlib.import_module("builtins")


on_reset(_callbacks.clear)
on_reset(_handles.clear)
