"""One set of user modules, arguments and environment per loaded job: jobs never see each other's."""

from __future__ import annotations

import os
import random
import sys
from types import ModuleType
from typing import Any

from _dryfit import loader, reset

_base: dict[str, ModuleType] = {}
_base_path: list[str] = []
_base_tops: set[str] = set()
_base_environ: dict[bytes, bytes] = {}
_current: Surroundings | None = None
#: No user code has run since the last `fresh()`.
_pristine = False


class Surroundings:
    """What one loaded job sees of the interpreter."""

    def __init__(self, path: list[str], argv: list[str], env: dict[str, str]) -> None:
        self.path = [*path, *_base_path]
        self.argv = argv
        self.environ = {**_base_environ, **{name.encode(): value.encode() for name, value in env.items()}}
        self.modules: dict[str, ModuleType] = {}
        self.names = loader.shadowed(path)
        #: Whether a run fails when the job catches what dryfit refused.
        self.watched = False
        #: Whether its modules are those of the test's other jobs, where the test imports them: not in a script's process.
        self.shares = False


def start() -> None:
    """Remembers what a fresh interpreter looks like; called once, when everything is imported."""
    # A snapshot holds what chance its maker had: every machine draws the same numbers.
    random.seed(0)
    _base.update(sys.modules)
    _base_tops.update(name.partition(".")[0] for name in _base)
    _base_path[:] = sys.path
    _base_environ.update(_environ())


def enter(wanted: Surroundings | None) -> None:
    """Makes these the modules, path, arguments and environment that Python sees; none: those of the interpreter."""
    global _current, _pristine
    if wanted is _current:
        return
    _pristine = False
    _leave()
    _current = wanted
    if wanted is None:
        sys.path[:] = _base_path
        sys.argv[:] = [""]
        _set_environ(_base_environ)
        return
    sys.path[:] = wanted.path
    sys.argv[:] = wanted.argv
    _set_environ(wanted.environ)
    shadows = wanted.names & _base_tops
    if shadows:
        for name in [known for known in _base if known.partition(".")[0] in shadows and _may_hide(known)]:
            sys.modules.pop(name, None)
    sys.modules.update(wanted.modules)


def current() -> Surroundings | None:
    """What Python sees now, if it is a job's."""
    return _current


def fresh() -> None:
    """Makes all new that a clean job may have changed; what another one has left, the host restores with the memory."""
    global _pristine
    if _pristine:
        return
    enter(None)
    reset.run_hooks()
    _pristine = True


def _leave() -> None:
    left = _current
    user = _user_modules()
    for name, module in user.items():
        sys.modules.pop(name, None)
        parent, _, part = name.rpartition(".")
        # A part that a team adds to a package of the guest's is its own while its job runs.
        if parent in _base and vars(_base[parent]).get(part) is module:
            delattr(_base[parent], part)
    if sys.modules != _base:
        sys.modules.update(_base)
    if left is not None:
        left.modules = user
        left.path = list(sys.path)
        left.argv = list(sys.argv)
        left.environ = dict(_environ())


def _user_modules() -> dict[str, ModuleType]:
    """What stands in sys.modules and is no module of the interpreter; new standard and guest modules become one."""
    user: dict[str, ModuleType] = {}
    for name in sys.modules.keys() - _base.keys():
        module = sys.modules[name]
        if _is_system(module, name):
            _base[name] = module
            _base_tops.add(name.partition(".")[0])
        else:
            user[name] = module
    if not _base.items() <= sys.modules.items():
        user.update({name: sys.modules[name] for name in _base.keys() & sys.modules.keys() if sys.modules[name] is not _base[name]})
    return user


def _is_system(module: Any, name: str) -> bool:
    spec = getattr(module, "__spec__", None)
    if getattr(spec, "name", name) != name:
        return False
    origin = getattr(spec, "origin", None)
    if origin is None:
        locations = getattr(spec, "submodule_search_locations", None)
        return any(str(entry).startswith(loader.GUEST) for entry in locations or ())
    return origin in ("built-in", "frozen") or origin.startswith((loader.GUEST, "/lib/python"))


def _may_hide(name: str) -> bool:
    module = sys.modules.get(name)
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    # A team may have a stand-in of its own for what stands in for boto3.
    return origin.startswith(("/lib/python", f"{loader.GUEST}/boto"))


def _environ() -> dict[bytes, bytes]:
    return os.environ._data  # type: ignore[attr-defined, no-any-return]


def _set_environ(wanted: dict[bytes, bytes]) -> None:
    if _environ() == wanted:
        return
    for name in [name for name in _environ() if name not in wanted]:
        del os.environ[name.decode()]
    for name, value in wanted.items():
        if _environ().get(name) != value:
            os.environ[name.decode()] = value.decode()
