"""The door of the host into Python: each of its operations by name, and what goes wrong described."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Callable
from typing import Any

from _dryfit import (
    bridge,
    clean,
    convert,
    coverage,
    coverage_report,
    errnos,
    errors,
    event_loop,
    hashes,
    job_lines,
    jobs,
    loader,
    objects,
    refusals,
    sandbox,
    shared,
    shipped,
    sleeping,
    streams,
    stubs,
    surroundings,
)

_stdout = streams.LineStream("stdout")
_stderr = streams.LineStream("stderr")
# The functions as they are now: a job may replace those of the module.
_dumps, _loads = json.dumps, json.loads
_depth = 0


def prepare() -> None:
    """Everything that a snapshot may hold."""
    sandbox.install()
    errnos.install()
    sys.stdout = sys.__stdout__ = _stdout
    sys.stderr = sys.__stderr__ = _stderr
    builtins.input = _no_input  # type: ignore[assignment]


def attach(port: Any) -> str:
    """Connects a fresh or restored interpreter to its host; tells how files that are not the user's begin and end."""
    sys.path[:] = [entry for entry in sys.path if entry]
    loader.attach(port.probe, port.read, port.names, port.code, port.keep)
    loader.install()
    hashes.install()
    shipped.install()
    loader.is_clean = clean.is_clean
    loader.running_names, loader.on_executed, loader.known_module = shared.running, shared.executed, shared.module_of
    bridge.attach(port.answer)
    convert.attach(port.callFunction)
    sandbox.attach(port.expired)
    sleeping.attach(port.sleep)
    _stdout.attach(port.write, port.leaveOut)
    _stderr.attach(port.write, port.leaveOut)
    stubs.attach(port.stub, port.standIn, port.given)
    sandbox.guard_time()
    event_loop.install()
    surroundings.start()
    return _dumps([job_lines.NOT_USER, job_lines.SCRIPT])


def dispatch(op: str, payload: str) -> str:
    """Answers the host; what goes wrong is described, never raised."""
    global _depth
    _depth += 1
    if _depth == 1:
        sandbox.heeds_time = True
    try:
        try:
            answer = _operations[op](payload)
            sandbox.heeds_time = _depth > 1  # an interrupt from here on is none of the job's
            answer = '{"ok":' + answer + "}"
        except BaseException as error:
            sandbox.heeds_time = False
            described = _dumps({"error": _described(error)})
            sandbox.heeds_time = _depth > 1
            return described
        late = errors.timeout() if _depth == 1 else None
        if late is not None:  # the job caught its interruption and came to an end
            return _dumps({"error": _described(late)})
        hidden = refusals.hidden() if _depth == 1 else None
        return answer if hidden is None else _dumps({"error": errors.describe_hidden(*hidden, None)})
    finally:
        _depth -= 1
        if _depth == 0:
            _stdout.finish()
            _stderr.finish()
            errors.forget()
            refusals.forget()


def _described(error: BaseException) -> dict[str, Any]:
    if _depth > 1:
        described = errors.describe(error, False)
        refusals.left(error)
        return described
    timeout = errors.timeout()
    if timeout is not None:
        return errors.describe(timeout, True)
    hidden = None if refusals.is_refusal(error) else refusals.hidden()
    return errors.describe(error, True) if hidden is None else errors.describe_hidden(*hidden, error)


def _begin(payload: str) -> str:
    """The memory is that of an earlier moment: numbers that were given out since must not be given out again."""
    number = int(payload)
    jobs.begin(number)
    bridge._next_callback = convert._next = errors._next = number
    return "null"


def _reset(_payload: str) -> str:
    surroundings.fresh()
    jobs.forget()
    convert.clear()
    errors.forget_raised()
    return "null"


def _measure(_payload: str) -> str:
    coverage.begin()
    return "null"


def _coverage(payload: str) -> str:
    request = _loads(payload)
    return _dumps(coverage_report.report(request["file"], request["counts"]))


def _version(_payload: str) -> str:
    return _dumps(".".join(map(str, sys.version_info[:3])))


def _callback(payload: str) -> str:
    identity, _, text = payload.partition(":")
    return bridge.run_callback(int(identity), text)


_operations: dict[str, Callable[[str], str]] = {
    "load": lambda payload: jobs.load(_loads(payload)),
    "run": lambda payload: jobs.run(_loads(payload)),
    "call": lambda payload: jobs.call(_loads(payload), outermost=_depth == 1),
    "get": lambda payload: jobs.get(_loads(payload)),
    "put": lambda payload: jobs.put(_loads(payload)),
    "callObject": lambda payload: objects.call(_loads(payload)),
    "look": lambda payload: objects.look(_loads(payload)),
    "putAttribute": lambda payload: objects.put(_loads(payload)),
    "equal": lambda payload: objects.equal(_loads(payload)),
    "iterator": lambda payload: objects.iterator(int(payload)),
    "advance": lambda payload: objects.advance(int(payload)),
    "repr": lambda payload: objects.text_of(int(payload)),
    "original": stubs.original,
    "begin": _begin,
    "measure": _measure,
    "ran": lambda _payload: coverage.take(),
    "coverage": _coverage,
    "reset": _reset,
    "callback": _callback,
    "version": _version,
}


def _no_input(_prompt: object = "") -> str:
    raise EOFError("a job under test has no one to answer input()")
