"""Undoes what a job has put in place of the interpreter's own: names of modules, and of the guest's classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

#: Modules that keep state of their own, or whose names no job replaces.
_OWN = ("_dryfit", "_pyodide", "pyodide", "_frozen_importlib", "importlib._bootstrap", "__main__")

#: Source that may set a name of something else than its own object.
_MAY_PATCH = re.compile(
    r"\b(?!(?:self|cls)\.\w+\b\s*[^.\w])[^\W\d]\w*(?:\.\w+|\[[^\]\n]*\]|\(\))*\.\w+\s*(?::[^=\n]+)?(?:\*\*|//|<<|>>|[-+*/%&|^@])?=(?!=)"
    r"|\b(?:setattr|delattr|__dict__|vars|globals|exec|eval|patch|del)\b"
)

_namespaces: dict[int, tuple[Any, Mapping[str, Any], dict[str, Any]]] = {}
_verdicts: dict[str, bool] = {}
_suspected = False


def start(modules: dict[str, ModuleType]) -> None:
    """Remembers what a fresh interpreter holds."""
    for name, module in list(modules.items()):
        remember(name, module)


def remember(name: str, module: Any) -> None:
    """Remembers a module before a job has run with it, and the classes that a guest module defines."""
    if not isinstance(module, ModuleType) or name.startswith(_OWN):
        return
    _keep(module)
    if _is_guest(module):
        for value in list(vars(module).values()):
            if isinstance(value, type) and value.__module__ == name:
                _keep(value)


def suspect(source: str) -> None:
    """Looks at source that is about to run: comparing all names after each run would cost more than the run."""
    global _suspected
    known = _verdicts.get(source)
    if known is None:
        known = _verdicts[source] = _MAY_PATCH.search(source) is not None
    _suspected = _suspected or known


def undo() -> None:
    """Puts back every name that differs, when what has run may have set one."""
    global _suspected
    if not _suspected:
        return
    _suspected = False
    for holder, now, before in _namespaces.values():
        if not _same(now, before):
            _restore(holder, now, before)


def _is_guest(module: ModuleType) -> bool:
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    return origin.startswith("<dryfit>")


def _keep(holder: Any) -> None:
    _namespaces[id(holder)] = (holder, vars(holder), dict(vars(holder)))


def _same(now: Mapping[str, Any], before: dict[str, Any]) -> bool:
    try:
        return bool(now == before)
    except Exception:  # a value that replaced another may refuse to be compared
        return False


def _restore(holder: Any, now: Mapping[str, Any], before: dict[str, Any]) -> None:
    for name in [name for name in now if name not in before]:
        # A submodule that was imported since is a name of its package.
        if not (isinstance(holder, ModuleType) and isinstance(now[name], ModuleType)):
            delattr(holder, name)
    for name, value in before.items():
        if name not in now or now[name] is not value:
            setattr(holder, name, value)
