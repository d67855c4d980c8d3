"""The classes of a job's file, and which of their methods stubs may stand in for."""

from __future__ import annotations

import enum
import types
from typing import Any

from _dryfit import modules


def is_own(value: Any, module: types.ModuleType) -> bool:
    """Whether a value is a class that a module defines."""
    return isinstance(value, type) and value.__module__ == module.__name__


def of(module: types.ModuleType, file: str) -> dict[str, list[str]]:
    """The classes that a file defines, by name, each with its methods."""
    return {name: methods_of(value, file) for name, value in module.__dict__.items() if is_own(value, module)}


def methods_of(cls: type, file: str) -> list[str]:
    """The methods in the body of a class, but for those that Python itself calls."""
    # What of these is called is Python's own affair too, and it compares what it finds.
    if issubclass(cls, (BaseException, enum.Enum, tuple)):
        return []
    return [name for name, raw in cls.__dict__.items() if not _is_special(name) and _is_plain(raw, file)]


def function_of(raw: Any) -> Any:
    """The function of a method as the class keeps it."""
    return raw.__func__ if isinstance(raw, (staticmethod, classmethod)) else raw


def _is_plain(raw: Any, file: str) -> bool:
    return isinstance(function_of(raw), types.FunctionType) and modules.is_own(function_of(raw), file)


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
