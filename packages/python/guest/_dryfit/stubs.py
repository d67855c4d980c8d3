"""Functions of a job that the host answers, and the way back to the originals."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable
from typing import Any

from _dryfit import convert, job_lines
from _dryfit.jobs import job_of

_answer: Callable[[int, str, str], str] | None = None
_calls: list[_Call] = []


class _Call:
    """A call that Python made to a replaced function."""

    __slots__ = ("original", "args", "kwargs", "result")

    def __init__(self, original: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.original = original
        self.args = args
        self.kwargs = kwargs
        self.result: Any = None


def attach(answer: Callable[[int, str, str], str] | None) -> None:
    """Takes the host's function that answers a stub: its number, the arguments, the job line."""
    global _answer
    _answer = answer


def replace(request: dict[str, Any]) -> str:
    """Puts stubs in place of functions of a job."""
    job = job_of(request["module"])
    for name, token in request["tokens"].items():
        if name not in job.originals:
            job.originals[name] = job.original(name)
        setattr(job.module, name, _shim(token, job.originals[name]))
    return "null"


def original() -> str:
    """Runs the replaced function for the call on top, with the very arguments that Python passed."""
    call = _calls[-1]
    call.result = call.original(*call.args, **call.kwargs)
    return convert.dumps(call.result)


def _shim(token: int, original: Any) -> Any:
    names = _positional(original)

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        if _answer is None:
            return original(*args, **kwargs)
        call = _Call(original, args, kwargs)
        shown, rest = _as_positional(names, args, kwargs)
        _calls.append(call)
        try:
            text = _answer(token, convert.dumps([shown, rest]), job_lines.where() or "")
        finally:
            _calls.pop()
        if text == "same":
            return call.result
        return convert.answer(text)

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
