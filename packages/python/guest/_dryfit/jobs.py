"""Files that the host loaded or runs: each with its module and its surroundings, known to the host by number."""

from __future__ import annotations

import inspect
import json
import types
from typing import Any

from _dryfit import bridge, convert, job_classes, loader, modules, refusals, shared, stubs, surroundings, versions

# The function as it is now: a job may replace that of the module.
_dumps = json.dumps
_jobs: dict[int, Job] = {}
_next = 0


class Job:
    """A loaded file: its module and its surroundings."""

    def __init__(self, module: types.ModuleType, around: surroundings.Surroundings, file: str) -> None:
        self.module = module
        self.around = around
        self.file = file

    def functions(self) -> list[str]:
        """The names of the functions that the file defines, in order."""
        return modules.functions_of(self.module, self.file)

    def original(self, name: str) -> Any:
        """The attribute as the file made it; a method is `Class.method`."""
        owner, dot, method = name.partition(".")
        if dot:
            return stubs.original_of(job_classes.function_of(getattr(self.module, owner).__dict__[method]))
        try:
            return stubs.original_of(getattr(self.module, name))
        except AttributeError:
            known = self.functions()
            listed = ", ".join(known[:10]) + (f" and {len(known) - 10} more" if len(known) > 10 else "")
            raise AttributeError(f"module '{self.module.__name__}' has no attribute '{name}'. It has: {listed or 'no functions'}") from None


def begin(number: int) -> None:
    """Jobs get numbers beyond this one."""
    global _next
    _next = number


def forget() -> None:
    """Lets go of all jobs: what the host still holds of them is refused."""
    _jobs.clear()
    shared.forget()
    stubs.forget()


def job_of(identity: int) -> Job:
    """The job of a number."""
    job = _jobs.get(identity)
    if job is None:
        raise bridge.HostError("Failed to use a Python module: it was loaded in an earlier run. Load it again in this test.")
    return job


def load(request: dict[str, Any]) -> str:
    """Imports a file: in fresh surroundings, or where another job of the test has imported it."""
    global _next
    file = request["file"]
    known = shared.place_of(file)
    if known is None or any(job.module is known[0] for job in _jobs.values()):
        around = _entered(request)
        around.watched, around.shares = request["watched"], True
        module = modules.imported(file, request["name"])
    else:
        module, around = known
        refusals.begin(around.watched)
        surroundings.enter(around)
    job = Job(module, around, file)
    _next += 1
    _jobs[_next] = job
    return _dumps({"id": _next, "functions": job.functions(), "classes": job_classes.of(module, file)})


def run(request: dict[str, Any]) -> str:
    """Runs a file as `__main__`."""
    file = request["file"]
    _entered(request)
    try:
        module = modules.made(file, "__main__")
        exec(loader.code_of(file), module.__dict__, shared.running(module, file))
    except SystemExit as exit:
        _end(exit)
    finally:
        surroundings.enter(None)
    return "null"


def call(request: dict[str, Any], outermost: bool) -> str:
    """Calls a function of a loaded file as the file made it."""
    job = job_of(request["module"])
    if outermost:
        refusals.begin(job.around.watched)
    surroundings.enter(job.around)
    name = request["name"]
    function = job.original(name)
    if outermost:
        function = _called_by_a_test(function, request["args"])
    if not callable(function):
        raise bridge.HostError(f"Failed to call {name} of {job.file}: it is a {type(function).__name__}, not a function.")
    args = [convert.decode(arg) for arg in request["args"]]
    kwargs = {key: convert.decode(arg) for key, arg in request["kwargs"].items()}
    try:
        result = function(*args, **kwargs)
        if inspect.iscoroutine(result):
            result.close()
            raise bridge.HostError(
                f"Failed to call {name} of {job.file}: it is an async function, and nothing in a job awaits it. "
                "Write it with def, or call it from a function that runs it to its end."
            )
        return convert.dumps(result)
    except SystemExit as exit:
        _end(exit)
        return "null"


def _called_by_a_test(function: Any, args: list[Any]) -> Any:
    """What a test calls by the name of a user function: its Python function, if no column is given."""
    plain = getattr(function, "func", None)
    if plain is None or getattr(function, "evalType", None) is None:
        return function
    return function if any(type(arg) is dict and arg.get("$") == "object" for arg in args) else plain


def get(request: dict[str, Any]) -> str:
    """The value of a module attribute."""
    job, name = job_of(request["module"]), request["name"]
    return convert.dumps(getattr(job.module, name) if request.get("standing") else job.original(name))


def put(request: dict[str, Any]) -> str:
    """Sets a module attribute."""
    setattr(job_of(request["module"]).module, request["name"], convert.decode(request["value"]))
    return "null"


def _entered(request: dict[str, Any]) -> surroundings.Surroundings:
    refusals.begin(request["watched"])
    surroundings.fresh()
    versions.fit(request.get("version"))
    around = surroundings.Surroundings(request["path"], request["argv"], request["env"])
    around.path[len(request["path"]) : len(request["path"])] = request["beside"]
    surroundings.enter(around)
    return around


def _end(exit: SystemExit) -> None:
    """`sys.exit()` and `sys.exit(0)` are a success."""
    if exit.code is not None and exit.code != 0:
        raise exit
