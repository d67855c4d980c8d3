"""Which line of the user's own code runs."""

from __future__ import annotations

import os
import sys
from typing import Any

# In a memory snapshot guest files carry "<dryfit>" in place of their folder, so that it fits every installation.
NOT_USER = (os.path.dirname(os.path.dirname(__file__)) + "/", os.path.dirname(os.__file__), "/lib/python", "<", "node:", "wasm:")
# Pyodide shows the JavaScript frames of an error that came from there.
SCRIPT = (".ts", ".mts", ".js", ".mjs", ".cjs")

_known: dict[str, bool] = {}


def is_user_file(name: str) -> bool:
    """Tells whether a code object's file is the user's own."""
    known = _known.get(name)
    if known is None:
        known = _known[name] = not (name.startswith(NOT_USER) or name.endswith(SCRIPT))
    return known


def is_guest_file(name: str) -> bool:
    """Tells whether a code object's file is one of the guest's."""
    return name.startswith((NOT_USER[0], "<dryfit>"))


def user_line(frame: Any) -> tuple[str, int]:
    """The file and line of the first frame that is the user's own, from this one outwards; an empty file when none is."""
    while frame is not None:
        name = frame.f_code.co_filename
        if _known.get(name) or (name not in _known and is_user_file(name)):
            return name, frame.f_lineno
        frame = frame.f_back
    return "", 0


def where() -> str | None:
    """Gives the job's current `file:line`: the first frame outside the guest and the standard library."""
    file, line = user_line(sys._getframe(1))
    return f"{file}:{line}" if file else None
