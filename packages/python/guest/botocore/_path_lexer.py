"""The tokens of a JMESPath expression."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>[A-Za-z_]\w*)|(?P<number>-?\d+)|"(?P<quoted>(?:\\.|[^"\\])*)"|'(?P<raw>(?:\\.|[^'\\])*)'|`(?P<literal>(?:\\`|[^`])*)`"""
    r"""|(?P<op>\[\?|\[\]|\|\||&&|==|!=|<=|>=|[.\[\]{}(),:|<>!*@&]))"""
)


def tokens(text: str) -> list[tuple[str, Any]]:
    """Kinds and values, an `end` last."""
    found: list[tuple[str, Any]] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"Bad jmespath expression: {text!r} at column {at}")
        at = match.end()
        kind = str(match.lastgroup)
        found.append(_token(kind, match.group(kind)))
    return [*found, ("end", "")]


def _token(kind: str, text: str) -> tuple[str, Any]:
    if kind == "quoted":
        return "name", json.loads(f'"{text}"')
    if kind == "number":
        return kind, int(text)
    if kind == "raw":
        return "literal", text.replace("\\'", "'")
    if kind == "literal":
        plain = text.replace("\\`", "`").strip()
        try:
            return kind, json.loads(plain)
        except ValueError:
            return kind, plain
    return (text, text) if kind == "op" else (kind, text)
