"""What the host asks of Python: load a file, run a script, call a function, replace it, go back to fresh."""

from __future__ import annotations

import builtins
import functools
import inspect
import json
import sys
import types
from collections.abc import Callable
from typing import Any

from _dryfit import bridge, clean, convert, errors, event_loop, job_lines, loader, refusals, sandbox, streams, worlds

_stdout = streams.LineStream("stdout")
_stderr = streams.LineStream("stderr")
# The functions as they are now: a job may replace those of the module.
_dumps, _loads = json.dumps, json.loads
_jobs: dict[int, Job] = {}
_next = 0
_depth = 0
_stub: Callable[[int, str, str], str] | None = None
_calls: list[_Call] = []


class Job:
    """A loaded file: its module, its world, and the functions as they were before any was replaced."""

    def __init__(self, module: types.ModuleType, world: worlds.World, file: str) -> None:
        self.module = module
        self.world = world
        self.file = file
        self.originals: dict[str, Any] = {}

    def functions(self) -> list[str]:
        """The names of the functions that the file defines, in order."""
        return [name for name, value in self.module.__dict__.items() if _is_own(value, self.file)]

    def original(self, name: str) -> Any:
        """The attribute as the file made it."""
        if name in self.originals:
            return self.originals[name]
        return getattr(self.module, name)


class _Call:
    """A call that Python made to a replaced function."""

    __slots__ = ("original", "args", "kwargs", "result", "error")

    def __init__(self, original: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.original = original
        self.args = args
        self.kwargs = kwargs
        self.result: Any = None
        self.error: BaseException | None = None


def prepare() -> None:
    """Everything that a snapshot may hold."""
    sandbox.install()
    sys.stdout = _stdout
    sys.stderr = _stderr
    builtins.input = _no_input  # type: ignore[assignment]


def attach(port: Any) -> None:
    """Connects a fresh or restored interpreter to its host."""
    global _stub
    sys.path[:] = [entry for entry in sys.path if entry]
    loader.attach(port.probe, port.read, port.names, port.code, port.keep)
    loader.install()
    loader.is_clean = clean.is_clean
    bridge.attach(port.answer)
    convert.attach(port.callFunction)
    sandbox.attach(port.expired)
    _stdout.attach(port.write, port.leaveOut)
    _stderr.attach(port.write, port.leaveOut)
    _stub = port.stub
    sandbox.guard_time()
    event_loop.install()
    worlds.start()


def dispatch(op: str, payload: str) -> str:
    """Answers the host; what goes wrong is described, never raised."""
    global _depth
    _depth += 1
    if _depth == 1:
        sandbox.heed_time(True)
    try:
        try:
            answer = '{"ok":' + _operations[op](payload) + "}"
        except BaseException as error:
            return _dumps({"error": _described_in_peace(error)})
        late = errors.timeout() if _depth == 1 else None
        if late is not None:  # the job caught its interruption and came to an end
            return _dumps({"error": _described_in_peace(late)})
        hidden = refusals.hidden() if _depth == 1 else None
        return answer if hidden is None else _dumps({"error": errors.describe_hidden(*hidden, None)})
    finally:
        _depth -= 1
        if _depth == 0:
            _stdout.finish()
            _stderr.finish()
            errors.forget()
            refusals.forget()


def _described_in_peace(error: BaseException) -> dict[str, Any]:
    try:
        sandbox.heed_time(_depth > 1)
        return _described(error)
    except errors.JobTimeout:  # a second interrupt, before the first was heard
        sandbox.heed_time(False)
        return _described(error)


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


def _load(payload: str) -> str:
    global _next
    request = _loads(payload)
    file, name = request["file"], request["name"]
    refusals.begin(request["watched"])
    worlds.fresh()
    world = worlds.World(request["path"], request["argv"], request["env"])
    world.watched = request["watched"]
    worlds.enter(world)
    job = Job(_module(file, name), world, file)
    exec(loader.code_of(file), job.module.__dict__)
    _next += 1
    _jobs[_next] = job
    return _dumps({"id": _next, "functions": job.functions()})


def _run(payload: str) -> str:
    request = _loads(payload)
    refusals.begin(request["watched"])
    worlds.fresh()
    world = worlds.World(request["path"], request["argv"], request["env"])
    worlds.enter(world)
    try:
        module = _module(request["file"], "__main__")
        exec(loader.code_of(request["file"]), module.__dict__)
    except SystemExit as exit:
        if exit.code is not None and exit.code != 0:
            raise
    finally:
        worlds.enter(None)
    return "null"


def _call(payload: str) -> str:
    request = _loads(payload)
    job = _job(request["module"])
    if _depth == 1:
        refusals.begin(job.world.watched)
    worlds.enter(job.world)
    function = _attribute(job, request["name"])
    if not callable(function):
        raise bridge.HostError(f"Failed to call {request['name']} of {job.file}: it is a {type(function).__name__}, not a function.")
    args = [convert.decode(arg) for arg in request["args"]]
    kwargs = {name: convert.decode(arg) for name, arg in request["kwargs"].items()}
    try:
        result = function(*args, **kwargs)
        if inspect.iscoroutine(result):
            result.close()
            raise bridge.HostError(
                f"Failed to call {request['name']} of {job.file}: it is an async function, and nothing in a job awaits it. "
                "Write it with def, or call it from a function that runs it to its end."
            )
        return convert.dumps(result)
    except SystemExit as exit:
        if exit.code is not None and exit.code != 0:
            raise
        return "null"


def _call_object(payload: str) -> str:
    request = _loads(payload)
    args = [convert.decode(arg) for arg in request["args"]]
    return convert.dumps(convert.referred(request["id"])(*args))


def _get(payload: str) -> str:
    request = _loads(payload)
    return convert.dumps(_attribute(_job(request["module"]), request["name"]))


def _repr(payload: str) -> str:
    return _dumps(repr(convert.referred(int(payload))))


def _replace(payload: str) -> str:
    request = _loads(payload)
    job = _job(request["module"])
    for name, token in request["tokens"].items():
        if name not in job.originals:
            job.originals[name] = _attribute(job, name)
        setattr(job.module, name, _shim(token, job.originals[name]))
    return "null"


def _original(_payload: str) -> str:
    """Runs the replaced function for the call on top, with the very arguments that Python passed."""
    call = _calls[-1]
    try:
        call.result = call.original(*call.args, **call.kwargs)
    except BaseException as error:
        call.error = error
        raise
    return convert.dumps(call.result)


def _begin(payload: str) -> str:
    """The memory is that of an earlier moment: numbers that were given out since must not be given out again."""
    global _next
    _next = bridge._next_callback = convert._next = errors._next = int(payload)
    return "null"


def _reset(_payload: str) -> str:
    worlds.fresh()
    _jobs.clear()
    convert.clear()
    return "null"


def _standing(_payload: str) -> str:
    sandbox.heed_time(False)
    return _dumps(errors.standing())


def _version(_payload: str) -> str:
    return _dumps(".".join(map(str, sys.version_info[:3])))


def _callback(payload: str) -> str:
    identity, _, text = payload.partition(":")
    return bridge.run_callback(int(identity), text)


_operations: dict[str, Callable[[str], str]] = {
    "load": _load,
    "run": _run,
    "call": _call,
    "callObject": _call_object,
    "get": _get,
    "repr": _repr,
    "replace": _replace,
    "original": _original,
    "begin": _begin,
    "reset": _reset,
    "callback": _callback,
    "standing": _standing,
    "version": _version,
}


def _shim(token: int, original: Any) -> Any:
    names = _positional(original)

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        if _stub is None:
            return original(*args, **kwargs)
        call = _Call(original, args, kwargs)
        shown, rest = _as_positional(names, args, kwargs)
        _calls.append(call)
        try:
            text = _stub(token, convert.dumps([shown, rest]), job_lines.where() or "")
        finally:
            _calls.pop()
        if text == "same":
            return call.result
        if text == "raised" and call.error is not None:
            raise call.error
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


def _is_own(value: Any, file: str) -> bool:
    seen = 0
    while seen < 20:
        code = getattr(value, "__code__", None)
        if isinstance(code, types.CodeType) and code.co_filename == file:
            return not isinstance(value, type)
        value = getattr(value, "__wrapped__", None)
        if value is None:
            return False
        seen += 1
    return False


def _module(file: str, name: str) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__file__ = file
    if name != "__main__":
        spec = loader._spec(name, file, None)
        module.__spec__ = spec
        module.__loader__ = spec.loader
    sys.modules[name] = module
    return module


def _job(identity: int) -> Job:
    job = _jobs.get(identity)
    if job is None:
        raise bridge.HostError("Failed to use a Python module: it was loaded in an earlier run. Load it again in this test.")
    return job


def _attribute(job: Job, name: str) -> Any:
    try:
        return job.original(name)
    except AttributeError:
        known = job.functions()
        listed = ", ".join(known[:10]) + (f" and {len(known) - 10} more" if len(known) > 10 else "")
        raise AttributeError(f"module '{job.module.__name__}' has no attribute '{name}'. It has: {listed or 'no functions'}") from None


def _no_input(_prompt: object = "") -> str:
    raise EOFError("a job under test has no one to answer input()")

