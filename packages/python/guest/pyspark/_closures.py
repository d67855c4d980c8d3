"""Tasks work on copies of the job's variables on a cluster: here what they change is put back when they end."""

from __future__ import annotations

import dis
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pickle import PicklingError
from types import CellType, FunctionType, MethodType
from typing import Any

from _dryfit import bridge
from pyspark.errors.exceptions.base import PySparkRuntimeError

_OURS = frozenset("pyspark awsglue _dryfit dryfit py4j boto3 botocore".split())
#: Objects of these are no variables of the job's.
_FOREIGN = _OURS | sys.stdlib_module_names
_CONTAINERS: dict[type, Callable[[Any, Any], None]] = {}
#: How each thing is put back that the tasks of now can reach.
_undo: list[Callable[[], None]] = []
_noted: set[int] = set()
#: Changes with every end: who has noted a function in this one need not do it again.
era = 0
_within = 0


def note(function: Any) -> None:
    """Notes what a function can reach and change, before it runs."""
    bridge.at_end = end
    waiting = [function]
    while waiting:
        found = waiting.pop()
        if id(found) in _noted:
            continue
        _noted.add(id(found))
        if isinstance(found, MethodType):
            waiting.append(found.__func__)
            if not _is_ours(found.__func__):
                _note_object(found.__self__)
        elif isinstance(found, FunctionType):
            waiting.extend(_reached_by(found))
        elif any(kind.__name__ == "RDD" for kind in type(found).__mro__):
            waiting.append(found._part)


def end() -> None:
    """Puts everything back as it was when it was noted, unless a task goes on."""
    global era
    if _within:
        return
    era += 1
    bridge.at_end = None
    for undo in reversed(_undo):
        undo()
    _undo.clear()
    _noted.clear()


@contextmanager
def copies(*functions: Any) -> Iterator[None]:
    """A task that runs these functions; one within another ends with it."""
    global _within
    for function in functions:
        note(function)
    _within += 1
    try:
        yield
    finally:
        _within -= 1
        end()


#: What lives with the driver: a function that names one can't be sent to a task.
_DRIVER_ONLY = frozenset("SparkSession SparkContext DataFrame GlueContext DynamicFrame".split())


def _require_free(value: Any) -> None:
    """Raises what pickling raises for what only the driver has."""
    names = {kind.__name__ for kind in type(value).__mro__ if kind.__module__.partition(".")[0] in _OURS}
    if "RDD" in names:
        raise _not_pickled("RDD_TRANSFORM_ONLY_VALID_ON_DRIVER")
    if names & _DRIVER_ONLY:
        raise _not_pickled("CONTEXT_ONLY_VALID_ON_DRIVER")


def _is_of_driver(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] in _OURS


def _not_pickled(error_class: str) -> PicklingError:
    error = PySparkRuntimeError(error_class=error_class, message_parameters={})
    return PicklingError(f"Could not serialize object: PySparkRuntimeError: {error}")


def _loads(function: FunctionType, name: str) -> bool:
    """Whether a function reads a global: names of attributes stand beside those of globals."""
    return any(step.opname == "LOAD_GLOBAL" and step.argval == name for step in dis.get_instructions(function))


def _is_ours(function: FunctionType) -> bool:
    return str(function.__globals__.get("__name__", "")).partition(".")[0] in _OURS


def _reached_by(function: FunctionType) -> Iterator[Any]:
    """What a function names; of the job's own functions it is noted."""
    is_ours = _is_ours(function)
    for cell in function.__closure__ or ():
        try:
            value = cell.cell_contents
        except ValueError:
            continue
        if not is_ours:
            _require_free(value)
            _undo.append(_cell_back(cell, value))
            _note_value(value)
        yield value
    if is_ours:
        return
    names = function.__globals__
    for name in function.__code__.co_names:
        if name in names:
            value = names[name]
            if _is_of_driver(value) and _loads(function, name):
                _require_free(value)
            _undo.append(_global_back(names, name, value))
            _note_value(value)
            yield value


def _note_value(value: Any) -> None:
    kind = type(value)
    if kind in _CONTAINERS:
        _note_container(value)
    elif not isinstance(value, type) and kind.__module__.partition(".")[0] not in _FOREIGN:
        _note_object(value)


def _note_object(instance: Any) -> None:
    state = getattr(instance, "__dict__", None)
    if type(state) is dict:
        _note_container(state)
        for value in list(state.values()):
            _require_free(value)
            _note_container(value)


def _note_container(value: Any) -> None:
    back = _CONTAINERS.get(type(value))
    if back is not None and id(value) not in _noted:
        _noted.add(id(value))
        copied = value.copy()
        _undo.append(lambda: back(value, copied))


def _cell_back(cell: CellType, value: Any) -> Callable[[], None]:
    def back() -> None:
        cell.cell_contents = value

    return back


def _global_back(names: dict[str, Any], name: str, value: Any) -> Callable[[], None]:
    def back() -> None:
        if name not in names or names[name] is not value:
            names[name] = value

    return back


def _list_back(value: Any, copied: Any) -> None:
    value[:] = copied


def _other_back(value: Any, copied: Any) -> None:
    value.clear()
    value.update(copied)


_CONTAINERS.update({list: _list_back, bytearray: _list_back, dict: _other_back, set: _other_back})
