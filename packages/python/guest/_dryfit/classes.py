"""Classes that a lower module makes or checks without importing theirs: each is offered by the module that defines it."""

from __future__ import annotations

from typing import Any, TypeVar

_Class = TypeVar("_Class", bound=type)

_offered: dict[str, type] = {}


def offer(cls: _Class) -> _Class:
    """Offers a class under its name; usable as a decorator."""
    _offered[cls.__name__] = cls
    return cls


def offered(name: str) -> Any:
    """The class of this name. Its module has been imported: `pyspark.sql` and `awsglue.context` import all of theirs."""
    return _offered[name]
