"""A file that a test imports is one module in that test, whichever of its jobs imports it too."""

from __future__ import annotations

import types

from _dryfit import running_names, stubs, surroundings

#: By the number of what stands in for the file: a module, and the surroundings that it was made in.
_places: dict[int, tuple[types.ModuleType, surroundings.Surroundings]] = {}


def forget() -> None:
    """Lets go of all of them."""
    _places.clear()


def running(module: types.ModuleType, file: str) -> running_names.RunningNames | None:
    """The names of a module that is about to run, where something stands in for what its file defines."""
    number = stubs.number_of(file)
    return running_names.RunningNames(module, file, number) if number else None


def executed(module: types.ModuleType, names: running_names.RunningNames) -> None:
    """Notes a module that has run."""
    around = surroundings.current()
    if around is not None and around.shares:
        _places[names.number] = module, around
    names.finish()


def place_of(file: str) -> tuple[types.ModuleType, surroundings.Surroundings] | None:
    """The module of a file that a job of this test has imported, and that job's surroundings."""
    return _places.get(stubs.number_of(file)) if _places else None


def module_of(file: str) -> types.ModuleType | None:
    """The module of a file for a job that imports it now. A script is a process of its own."""
    around = surroundings.current()
    known = place_of(file) if around is not None and around.shares else None
    return None if known is None else known[0]
