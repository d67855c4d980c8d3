"""The names of a file while it runs as a module or as a script."""

from __future__ import annotations

import types
from collections.abc import Iterator, MutableMapping
from typing import Any

from _dryfit import stubs


class RunningNames(MutableMapping[str, Any]):
    """What a file defines is stood in for as soon as it is defined, and a name that the test gave a value has that one."""

    def __init__(self, module: types.ModuleType, file: str, number: int) -> None:
        self._module = module
        self._names = module.__dict__
        self._file = file
        self.number = number
        self._given = stubs.given(number)
        self._defined = stubs.defined_in(file)

    def __getitem__(self, name: str) -> Any:
        return self._names[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self._given:
            self._names[name] = self._given[name]
            return
        stubs.leave(self.number, name, self._names.get(name), value)
        self._names[name] = self._stood_in(name, value)

    def __delitem__(self, name: str) -> None:
        del self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def finish(self) -> None:
        """The file has run: what it defined in other ways is stood in for too."""
        for name, value in [*self._names.items()]:
            self._names[name] = self._stood_in(name, value)
        self._names.update(self._given)

    def _stood_in(self, name: str, value: Any) -> Any:
        if isinstance(value, type):
            stubs.put_methods(self.number, value, self._module, self._file)
            return value
        if stubs.is_of(value, self._file) or (type(value) is types.FunctionType and name in self._defined):
            return stubs.stood_in(self.number, name, value, self._file)
        return value
