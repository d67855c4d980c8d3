"""Functions of a job that the host answers, and the way back to the originals."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable
from typing import Any

from _dryfit import convert, job_classes, job_lines, loader, modules, reroute

_answer: Callable[[int, str, str, str], str] | None = None
_stand_in: Callable[[str], int] | None = None
_given: Callable[[int], str] | None = None
_calls: list[_Call] = []
#: The functions behind those that stand in for them.
_originals: dict[Any, Any] = {}
#: The functions that go elsewhere themselves: each by the number of its file and its name.
_places: dict[Any, tuple[int, str]] = {}


class _Call:
    """A call that Python made to a function for which the host stands in."""

    __slots__ = ("original", "args", "kwargs", "result")

    def __init__(self, original: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.original = original
        self.args = args
        self.kwargs = kwargs
        self.result: Any = None


def attach(
    answer: Callable[[int, str, str, str], str] | None,
    stand_in: Callable[[str], int] | None,
    given: Callable[[int], str] | None,
) -> None:
    """Takes the host's functions.

    answer: answers a call: the number of the file's stand-in, the function's name, the arguments, the job line.
    stand_in: the number of what stands in for the functions of a file; 0 where nothing does.
    given: the values that the test gave names of that file, as an answer; nothing where it gave none.
    """
    global _answer, _stand_in, _given
    _answer, _stand_in, _given = answer, stand_in, given


def forget() -> None:
    """Lets go of what was replaced."""
    for function in _places:
        reroute.bring_back(function, _originals[function])
    reroute.forget()
    _originals.clear()
    _places.clear()


def number_of(file: str) -> int:
    """The number of what stands in for the functions of a file; 0 where nothing does."""
    return 0 if _stand_in is None else _stand_in(file)


def given(number: int) -> dict[str, Any]:
    """The values that the test gave names of a file."""
    text = "" if _given is None else _given(number)
    return convert.answer(text) if text else {}


def defined_in(file: str) -> set[str]:
    """The names of the functions that a file defines at its top level, whatever decorators make of them."""
    codes = [each for each in loader.code_of(file).co_consts if isinstance(each, types.CodeType)]
    return {code.co_name for code in codes if code.co_name == code.co_qualname and not code.co_name.startswith("<")}


def is_of(value: Any, file: str) -> bool:
    """Whether a value is a function that this file defines, stood in for or not."""
    return modules.is_own(value, file)


def stood_in(number: int, name: str, function: Any, file: str) -> Any:
    """What a name of a file is bound to, so that the host answers: the function itself, sent elsewhere, where that can be."""
    if original_of(function) is not function and _place_of(function) in (None, (number, name)):
        return function
    if type(function) is not types.FunctionType or function in _places or not is_of(function, file):
        return _shim(number, name, function)
    copy = reroute.copy_of(function)
    reroute.send(function, _answering(number, name, copy), copy)
    _places[function], _originals[function] = (number, name), copy
    return function


def _place_of(function: Any) -> tuple[int, str] | None:
    return _places.get(function) if type(function) is types.FunctionType else None


def leave(number: int, name: str, before: Any, after: Any) -> None:
    """A name gets another value: the function that it had is what the file made it again."""
    if before is not after and _place_of(before) == (number, name):
        reroute.bring_back(before, _originals.pop(before))
        del _places[before]


def put_methods(number: int, cls: type, module: types.ModuleType, file: str) -> None:
    """Has the host answer the methods of a class that the file defines."""
    if not job_classes.is_own(cls, module) or cls in convert.stubbed_classes:
        return
    convert.stubbed_classes[cls] = [number, cls.__qualname__]
    for name in job_classes.methods_of(cls, file):
        _put_method(number, cls, name)


def _put_method(number: int, cls: type, name: str) -> None:
    raw = cls.__dict__[name]
    function = job_classes.function_of(raw)
    if function in _originals:
        setattr(cls, name, _wrapping(raw, _method(number, cls, name, function)))
        return
    copy = reroute.copy_of(function)
    reroute.send(function, _method(number, cls, name, copy, function), copy)
    _places[function], _originals[function] = (number, f"{cls.__qualname__}.{name}"), copy


def _wrapping(raw: Any, function: Any) -> Any:
    return type(raw)(function) if isinstance(raw, (staticmethod, classmethod)) else function


def _method(number: int, cls: type, name: str, original: Any, found: Any = None) -> Any:
    spelled = f"{cls.__qualname__}.{name}"
    own = _shim(number, spelled, original)
    if isinstance(cls.__dict__[name], (staticmethod, classmethod)):
        return own
    inherited = _shim(number, f"super {spelled}", original)

    @functools.wraps(original)
    def stand_in(self: Any, *args: Any, **kwargs: Any) -> Any:
        # A class below this one that calls super() asks for this very method, whatever the object's own is.
        asked = own if getattr(type(self), name, None) is (found or stand_in) else inherited
        return asked(self, *args, **kwargs)

    _originals[stand_in] = original
    return stand_in


def original_of(value: Any) -> Any:
    """The function behind one that stands in for it."""
    try:
        return _originals.get(value, value)
    except TypeError:  # it can't be hashed
        return value


def original(payload: str) -> str:
    """Runs the function itself for the call on top: with the very arguments that Python passed, or with others."""
    call = _calls[-1]
    if payload:
        args, kwargs = convert.loads(payload)
        return convert.dumps(call.original(*args, **kwargs))
    call.result = call.original(*call.args, **call.kwargs)
    return convert.dumps(call.result)


def _shim(number: int, name: str, original: Any) -> Any:
    stand_in = _answering(number, name, original)
    _originals[stand_in] = original
    for attribute in ("cache_clear", "cache_info"):
        if hasattr(original, attribute):
            setattr(stand_in, attribute, getattr(original, attribute))
    try:
        return functools.wraps(original)(stand_in)
    except (AttributeError, TypeError):
        return stand_in


def _answering(number: int, name: str, original: Any) -> Any:
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
