"""Slips in an answer that a test's stub gives: a job would find no member where it looks."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from _dryfit.refusals import Refusal
from botocore._model import Model


def check_members(call: str, value: Any, structure: str, model: Model) -> None:
    """Refuses an answer with a member that AWS does not have, where one that it has is spelled nearly so and missing."""
    _check(call, value, f".{structure}", model)


def _check(place: str, value: Any, kind: str, model: Model) -> None:
    first = kind[0]
    if first == "." and isinstance(value, dict):
        fields = model.fields(kind[1:])
        for name, one in value.items():
            if name in fields:
                _check(f"{place}.{name}", one, fields[name][0], model)
            elif isinstance(name, str) and name != "ResponseMetadata":
                _refuse_slip(place, name, [field for field in fields if field not in value])
    elif first == "[" and isinstance(value, list):
        inner = kind[1:].lstrip("0123456789")
        if inner[0] in ".[{":
            for one in value:
                _check(place, one, inner, model)
    elif first == "{" and isinstance(value, dict) and kind[1] in ".[{":
        for one in value.values():
            _check(place, one, kind[1:], model)


def _refuse_slip(place: str, name: str, missing: list[str]) -> None:
    lower = {field.lower(): field for field in missing}
    near = [lower[match] for match in get_close_matches(name.lower(), lower, 3, 0.75)]
    if near:
        raise Refusal(
            f"[STUB_MEMBER] Failed to answer {place}: the test's stub gave {name}, which AWS does not have there. Did you mean {' or '.join(near)}?"
        )
