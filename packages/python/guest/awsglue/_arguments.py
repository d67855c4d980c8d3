"""The arguments of a call by name."""

from __future__ import annotations

from typing import Any


def bound(given: dict[str, Any]) -> dict[str, Any]:
    """Those of `locals()`, keyword arguments beside them."""
    arguments = {name: value for name, value in given.items() if name not in ("self", "kwargs")}
    return {**arguments, **given.get("kwargs", {})}


def opened(given: dict[str, Any]) -> dict[str, Any]:
    """The same where the keyword arguments are options: what the method names itself goes over them."""
    arguments = {name: value for name, value in given.items() if name not in ("self", "options")}
    return {**given["options"], **arguments}
