"""The fluent helpers call the context's own methods, and say how the job spelled it."""

from __future__ import annotations

from typing import Any


def spelled(glue_context: Any, spelling: str, method: str, arguments: dict[str, Any]) -> Any:
    """Calls a method of the context in the name of a fluent one."""
    state = vars(glue_context)
    state["_spelling"] = spelling
    try:
        return getattr(glue_context, method)(**arguments)
    finally:
        state.pop("_spelling", None)
