"""The modules that jobs are: made by hand, so that each run has its own and none stands in another's way."""

from __future__ import annotations

import sys
import types
from typing import Any

from _dryfit import loader


def made(file: str, name: str) -> types.ModuleType:
    """A new module for a file, not yet run."""
    module = types.ModuleType(name)
    module.__file__ = file
    if name != "__main__":
        spec = loader.spec_of(name, file, None)
        module.__spec__ = spec
        module.__loader__ = spec.loader
    sys.modules[name] = module
    return module


def functions_of(module: types.ModuleType, file: str) -> list[str]:
    """The names of the functions that the file defines at module level, in order."""
    return [name for name, value in module.__dict__.items() if _is_own(value, file)]


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
