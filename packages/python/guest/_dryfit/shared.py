"""A file that a test imports is one module in that test, whichever of its jobs imports it too."""

from __future__ import annotations

import types

from _dryfit import stubs, surroundings

#: By the number of what stands in for the file: a module, and the surroundings that it was made in.
_places: dict[int, tuple[types.ModuleType, surroundings.Surroundings]] = {}


def forget() -> None:
    """Lets go of all of them."""
    _places.clear()


def executed(module: types.ModuleType, file: str) -> None:
    """Notes a module that has run."""
    around = surroundings.current()
    number = stubs.number_of(file)
    if number and around is not None and around.shares:
        _places[number] = module, around
    stubs.put(module, file)


def place_of(file: str) -> tuple[types.ModuleType, surroundings.Surroundings] | None:
    """The module of a file that a job of this test has imported, and that job's surroundings."""
    return _places.get(stubs.number_of(file)) if _places else None


def module_of(file: str) -> types.ModuleType | None:
    """The module of a file for a job that imports it now. A script is a process of its own."""
    around = surroundings.current()
    known = place_of(file) if around is not None and around.shares else None
    return None if known is None else known[0]
