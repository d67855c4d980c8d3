"""Requests as JSON; one that is nested deeply goes flat, since an encoder calls itself at every level."""

from __future__ import annotations

import json
from typing import Any

#: Compact JSON.
dumps = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False).encode

#: Levels that the encoder may go down.
_MOST = 100

_NESTING = (dict, list, tuple)


def encode(request: Any) -> str:
    """The JSON of a request; a deep one is a list of its objects, which name each other by their places."""
    return dumps({"flat": _flat(request)} if _is_deep(request) else request)


def _is_deep(request: Any) -> bool:
    level = [request] if isinstance(request, dict) else []
    for _ in range(_MOST):
        below: list[Any] = []
        for node in level:
            if isinstance(node, dict):
                # Rows are many and flat.
                if node.get("kind") == "LocalRelation":
                    continue
                node = node.values()
            below.extend(value for value in node if isinstance(value, _NESTING))
        if not below:
            return False
        level = below
    return True


def _flat(request: Any) -> list[Any]:
    nodes: list[Any] = [None]
    waiting: list[tuple[int, Any]] = [(0, request)]

    def place(value: Any) -> Any:
        if not isinstance(value, _NESTING):
            return value
        waiting.append((len(nodes), value))
        nodes.append(None)
        return {"$": len(nodes) - 1}

    while waiting:
        at, node = waiting.pop()
        nodes[at] = {k: place(v) for k, v in node.items()} if isinstance(node, dict) else [place(v) for v in node]
    return nodes
