"""Python exceptions as data for the host: the user's frames, the cause, and a way back to the same object."""

from __future__ import annotations

import traceback
import types
from collections.abc import Iterator
from typing import Any

from _dryfit import refusals
from _dryfit.job_lines import is_user_file

_raised: dict[int, BaseException] = {}
_ids: dict[int, int] = {}
_next = 0
_timeout: BaseException | None = None

#: A runaway recursion shows where it began and where it ended.
_LIMIT = 50
#: Frames at each end that are looked at for the user's; a million of them would take half a minute.
_LOOKED_AT = 1000


class JobTimeout(KeyboardInterrupt):
    """Raised in a job at its time limit. A job that catches it has failed all the same: the first one is remembered."""

    def __init__(self, *args: Any) -> None:
        global _timeout
        super().__init__(*args)
        if _timeout is None:
            _timeout = self


class JobEnded(SystemExit):
    """Raised for os._exit and os.abort, which would end the test run with the job."""


def raised(identity: int) -> BaseException | None:
    """The exception described under an id, so that it goes on as the same object."""
    return _raised.get(identity)


def timeout() -> BaseException | None:
    """The first interruption of the running stretch, whatever the job made of it."""
    return _timeout


def forget() -> None:
    """An entry has ended, and its time limit with it."""
    global _timeout
    _timeout = None


def forget_raised() -> None:
    """Lets go of described exceptions. Until the test ends it may have a stub raise one again."""
    _raised.clear()
    _ids.clear()


# What is shown of the beginning and of the end of a text.
_MOST_OF_A_SIDE = 20_000


def describe(error: BaseException, outermost: bool) -> dict[str, Any]:
    """What the host needs to raise this exception in the test.

    On its way through stubs an exception is described again and again: in full at first and where it leaves Python.
    """
    global _next
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    known = _ids.get(id(error))
    if known is None:
        _next += 1
        known = _ids[id(error)] = _next
        _raised[known] = error
    elif not outermost:
        return {"type": name, "message": _message(error), "raised": known, "frames": [], "traceback": ""}
    report = _report(error)
    described: dict[str, Any] = {
        "type": name,
        "message": _message(error),
        "raised": known,
        "frames": _frames(error, report),
        "traceback": _text(report),
        "refusal": refusals.is_refusal(error) and not isinstance(error, ModuleNotFoundError),  # Python's own words
    }
    if isinstance(error, JobTimeout):
        described["kind"] = "timeout"
    elif isinstance(error, SystemExit):
        described["kind"] = "exit"
        described["code"] = error.code if error.code is None or isinstance(error.code, int) else str(error.code)
    elif isinstance(error, ModuleNotFoundError):
        described["kind"] = "missing-module"
        described["module"] = error.name
    elif isinstance(error, FileNotFoundError):
        described["kind"] = "missing-file"
    elif isinstance(error, MemoryError):
        described["kind"] = "memory"
    cause = _host_cause(error)
    if cause is not None:
        described["cause"] = cause
    return described


def describe_hidden(refusal: BaseException, line: str | None, outcome: BaseException | None) -> dict[str, Any]:
    """A refusal that the job caught, and what the job did then: went on to its end, or raised something else."""
    described = describe(refusal, True)
    described["kind"] = "hidden"
    described["line"] = line
    if isinstance(outcome, SystemExit):
        described["outcome"] = f"ended with sys.exit({outcome.code!r})"
    elif outcome is not None:
        text = _message(outcome)
        described["outcome"] = f"raised {type(outcome).__name__}{text and f': {text}'}"
    return described


def _message(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return error.msg or ""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"No module named '{error.name}'"
    try:
        return _bearable(str(error))
    except Exception as failure:
        return f"<{type(error).__name__} whose text can't be made: {type(failure).__name__}>"


def _bearable(text: str) -> str:
    """A text that a report can show: one of megabytes, as a job makes of its data, fills every reporter."""
    left_out = len(text) - 2 * _MOST_OF_A_SIDE
    if left_out <= 0:
        return text
    return f"{text[:_MOST_OF_A_SIDE]}\n… {left_out} characters are left out here …\n{text[-_MOST_OF_A_SIDE:]}"


def _report(error: BaseException) -> traceback.TracebackException | None:
    try:
        _shorten(error, set())
        report = traceback.TracebackException.from_exception(error, compact=True)
        _keep_user_frames(report, set())
        return report
    except Exception:  # an exception class may break any of this; its own frames are told without their source
        return None


def _shorten(error: BaseException | None, seen: set[int]) -> None:
    """Takes the middle out of the tracebacks of a runaway recursion."""
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        depth = sum(1 for _ in _walk(error.__traceback__))
        if depth > 2 * _LOOKED_AT:
            walked = list(_walk(error.__traceback__))
            walked[_LOOKED_AT].tb_next = walked[-_LOOKED_AT]
        _shorten(error.__cause__, seen)
        error = error.__context__


def _walk(trace: types.TracebackType | None) -> Iterator[types.TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _bare_frames(error: BaseException) -> list[dict[str, Any]]:
    walked = traceback.walk_tb(error.__traceback__)
    return [
        {"file": frame.f_code.co_filename, "line": line, "column": 1, "function": frame.f_code.co_name, "source": ""}
        for frame, line in walked
        if is_user_file(frame.f_code.co_filename)
    ]


def _text(report: traceback.TracebackException | None) -> str:
    try:
        return _bearable("".join(report.format()).rstrip("\n")) if report else ""
    except Exception as failure:
        return f"<traceback can't be made: {type(failure).__name__}: {failure}>"


def _frames(error: BaseException, report: traceback.TracebackException | None) -> list[dict[str, Any]]:
    frames = [_frame(frame) for frame in report.stack] if report else _bare_frames(error)
    frames.reverse()
    if isinstance(error, SyntaxError) and error.filename and is_user_file(error.filename):
        frames.insert(
            0,
            {
                "file": error.filename,
                "line": error.lineno or 1,
                "column": error.offset or 1,
                "function": "<module>",
                "source": (error.text or "").strip(),
            },
        )
    return frames


def _frame(frame: traceback.FrameSummary) -> dict[str, Any]:
    return {
        "file": frame.filename,
        "line": frame.lineno or 0,
        "column": (getattr(frame, "colno", None) or 0) + 1,
        "function": frame.name,
        "source": frame.line or "",
    }


def _keep_user_frames(report: traceback.TracebackException, seen: set[int]) -> None:
    if id(report) in seen:
        return
    seen.add(id(report))
    kept = [frame for frame in report.stack if is_user_file(frame.filename)]
    report.stack[:] = kept if len(kept) <= _LIMIT else [*kept[: _LIMIT // 5], *kept[-_LIMIT * 4 // 5 :]]
    for chained in (report.__cause__, report.__context__, *(report.exceptions or ())):
        if chained is not None:
            _keep_user_frames(chained, seen)


def _host_cause(error: BaseException | None) -> int | None:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        identity = getattr(error, "_dryfit_error", None)
        if identity is not None:
            return identity
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return None
