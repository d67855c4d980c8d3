"""The fluent helpers call the context's own methods, and say how the job spelled it."""

from __future__ import annotations

from typing import Any

#: Keyword arguments that awsglue passes on; the other helpers pass on all.
_PASSED_ON = {"write_dynamic_frame.from_catalog": ("name_space",), "write_data_frame.from_catalog": ()}
#: Parameters that the context's own method calls otherwise.
_RENAMED = {"sampleRatio": "sample_ratio"}


def spelled(glue_context: Any, spelling: str, given: dict[str, Any]) -> Any:
    """Calls a method of the context, with the `locals()` of a fluent one, in that one's name."""
    arguments = {_RENAMED.get(name, name): value for name, value in given.items() if name not in ("self", "kwargs")}
    passed_on = _PASSED_ON.get(spelling)
    for name, value in given.get("kwargs", {}).items():
        if passed_on is None or name in passed_on:
            arguments[name] = value
    state = vars(glue_context)
    state["_spelling"] = spelling
    try:
        return getattr(glue_context, spelling.replace(".", "_"))(**arguments)
    finally:
        state.pop("_spelling", None)
