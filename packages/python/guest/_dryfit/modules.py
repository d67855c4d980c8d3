"""The modules that jobs are: made by hand, so that each run has its own and none stands in another's way."""

from __future__ import annotations

import importlib
import sys
import types
from typing import Any

from _dryfit import loader


def made(file: str, name: str) -> types.ModuleType:
    """A new module for a file, not yet run."""
    module = types.ModuleType(name)
    module.__file__ = file
    if name != "__main__":
        folder, _, base = file.rpartition("/")
        spec = loader.spec_of(name, file, [folder] if base == "__init__.py" and name != "__init__" else None)
        module.__spec__ = spec
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
    sys.modules[name] = module
    return module


def imported(file: str, name: str) -> types.ModuleType:
    """The module of a file, as an import by its name makes it: its packages run before it, and it is known to them."""
    package, _, tail = name.rpartition(".")
    parent = importlib.import_module(package) if package else None
    known = sys.modules.get(name)
    if known is not None and getattr(known, "__file__", None) == file:
        return known  # its package imports it
    module = made(file, name)
    loader.execute(module, file)
    if parent is not None:
        setattr(parent, tail, module)
    return module


def functions_of(module: types.ModuleType, file: str) -> list[str]:
    """The names of the functions that the file defines at module level, in order."""
    return [name for name, value in module.__dict__.items() if is_own(value, file)]


def is_own(value: Any, file: str) -> bool:
    """Whether a value is a function that this file defines, decorated or not."""
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
