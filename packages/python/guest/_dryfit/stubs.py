"""Functions of a job that the host answers, and the way back to the originals."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable, Iterator
from typing import Any

from _dryfit import convert, job_classes, job_lines, modules

_answer: Callable[[int, str, str, str], str] | None = None
_stand_in: Callable[[str], int] | None = None
_calls: list[_Call] = []
#: The functions behind those that stand in for them.
_originals: dict[Any, Any] = {}


class _Call:
    """A call that Python made to a function for which the host stands in."""

    __slots__ = ("original", "args", "kwargs", "result")

    def __init__(self, original: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.original = original
        self.args = args
        self.kwargs = kwargs
        self.result: Any = None


def attach(answer: Callable[[int, str, str, str], str] | None, stand_in: Callable[[str], int] | None) -> None:
    """Takes the host's functions.

    answer: answers a call: the number of the file's stand-in, the function's name, the arguments, the job line.
    stand_in: the number of what stands in for the functions of a file; 0 where nothing does.
    """
    global _answer, _stand_in
    _answer, _stand_in = answer, stand_in


def forget() -> None:
    """Lets go of what was replaced."""
    _originals.clear()


def number_of(file: str) -> int:
    """The number of what stands in for the functions of a file; 0 where nothing does."""
    return 0 if _stand_in is None else _stand_in(file)


def put(module: types.ModuleType, file: str) -> None:
    """Has the host answer what the file defines: whoever imports it gets it so."""
    number = number_of(file)
    if number:
        for name in modules.functions_of(module, file):
            setattr(module, name, _shim(number, name, module.__dict__[name]))
        for value in [each for each in module.__dict__.values() if job_classes.is_own(each, module)]:
            _put_methods(number, value, file)


def _put_methods(number: int, cls: type, file: str) -> None:
    if cls in convert.stubbed_classes:
        return
    convert.stubbed_classes[cls] = [number, cls.__qualname__]
    for name in job_classes.methods_of(cls, file):
        setattr(cls, name, _method(number, cls, name))


def _method(number: int, cls: type, name: str) -> Any:
    raw = cls.__dict__[name]
    spelled = f"{cls.__qualname__}.{name}"
    own = _shim(number, spelled, job_classes.function_of(raw))
    if isinstance(raw, (staticmethod, classmethod)):
        return type(raw)(own)
    inherited = _shim(number, f"super {spelled}", raw)

    @functools.wraps(raw)
    def stand_in(self: Any, *args: Any, **kwargs: Any) -> Any:
        # A class below this one that calls super() asks for this very method, whatever the object's own is.
        asked = own if getattr(type(self), name, None) is stand_in else inherited
        return asked(self, *args, **kwargs)

    _originals[stand_in] = raw
    return stand_in


def original_of(value: Any) -> Any:
    """The function behind one that stands in for it."""
    try:
        return _originals.get(value, value)
    except TypeError:  # it can't be hashed
        return value


class ScriptNames:
    """The names of a script while it runs: its functions are stood in for as soon as they are defined, before it calls them."""

    def __init__(self, number: int, names: dict[str, Any], file: str) -> None:
        self._number = number
        self._names = names
        self._file = file

    def __getitem__(self, name: str) -> Any:
        return self._names[name]

    def __setitem__(self, name: str, value: Any) -> None:
        own = modules.is_own(value, self._file) and original_of(value) is value
        self._names[name] = _shim(self._number, name, value) if own else value
        if isinstance(value, type) and value.__module__ == "__main__":
            _put_methods(self._number, value, self._file)

    def __delitem__(self, name: str) -> None:
        del self._names[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def keys(self) -> Any:
        """What `dir()` and `vars()` ask for."""
        return self._names.keys()


def original(payload: str) -> str:
    """Runs the function itself for the call on top: with the very arguments that Python passed, or with others."""
    call = _calls[-1]
    if payload:
        args, kwargs = convert.loads(payload)
        return convert.dumps(call.original(*args, **kwargs))
    call.result = call.original(*call.args, **call.kwargs)
    return convert.dumps(call.result)


def _shim(number: int, name: str, original: Any) -> Any:
    names = _positional(original)

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        if _answer is None:
            return original(*args, **kwargs)
        call = _Call(original, args, kwargs)
        shown, rest = _as_positional(names, args, kwargs)
        _calls.append(call)
        try:
            text = _answer(number, name, convert.dumps([shown, rest]), job_lines.where() or "")
        finally:
            _calls.pop()
        if text == "same":
            return call.result
        return convert.answer(text)

    _originals[stand_in] = original
    try:
        return functools.wraps(original)(stand_in)
    except (AttributeError, TypeError):
        return stand_in


def _as_positional(names: list[str], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Keywords that continue the positional arguments take their places: one form for however a job spells a call."""
    shown, rest = list(args), dict(kwargs)
    for name in names[len(args) :]:
        if name not in rest:
            break
        shown.append(rest.pop(name))
    return shown, rest


def _positional(function: Any) -> list[str]:
    if type(function) is types.FunctionType and not hasattr(function, "__wrapped__") and not hasattr(function, "__signature__"):
        code = function.__code__
        # inspect.signature() costs ten times the call that it prepares.
        return list(code.co_varnames[: code.co_argcount])
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return []
    return [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
