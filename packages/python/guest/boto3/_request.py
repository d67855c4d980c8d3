"""What a resource puts into a request, and finds in an answer."""

from __future__ import annotations

from typing import Any

from botocore import xform_name
from botocore._path import search_function


def search(path: str, value: Any) -> Any:
    """What a path finds; `$` and `@` are the value itself."""
    return value if path in ("$", "@") else search_function(path)(value)


def parameters(parent: Any, request: dict[str, Any], params: dict[str, Any], index: int | None = None) -> dict[str, Any]:
    """The parameters that a resource gives of itself."""
    for one in request.get("params", ()):
        source = one["source"]
        if source == "identifier":
            value = getattr(parent, xform_name(one["name"]))
        elif source == "data":
            value = member(parent, one["path"])
        elif source == "input":
            continue
        else:
            value = one["value"]
        _put(params, one["target"], value, index)
    return params


def identifiers(definitions: list[dict[str, Any]], parent: Any, params: Any, response: Any) -> list[tuple[str, Any]]:
    """The identifiers of a resource that an answer tells of."""
    found: list[tuple[str, Any]] = []
    for one in definitions:
        source = one["source"]
        if source == "response":
            value = search(one["path"], response)
        elif source == "requestParameter":
            value = search(one["path"], params)
        elif source == "identifier":
            value = getattr(parent, xform_name(one["name"]))
        elif source == "data":
            value = member(parent, one["path"])
        else:
            continue
        found.append((xform_name(one["target"]), value))
    return found


def member(parent: Any, path: str) -> Any:
    """What the data of a resource has at a path; it is loaded where nobody has."""
    if parent.meta.data is None:
        if not hasattr(parent, "load"):
            return None
        parent.load()
    return search(path, parent.meta.data)


def _put(params: dict[str, Any], target: str, value: Any, index: int | None) -> None:
    """Sets `Delete.Objects[].Key`: the brackets stand for a new item, or the one of the index."""
    place: Any = params
    parts = target.split(".")
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if not part.endswith("]"):
            if last:
                place[part] = value
            else:
                place = place.setdefault(part, {})
            continue
        name, _, inside = part[:-1].partition("[")
        items = place.setdefault(name, [])
        at = int(inside) if inside.isdigit() else index if inside == "*" and index is not None else len(items)
        while len(items) <= at:
            items.append({})
        if last:
            items[at] = value
        else:
            place = items[at]
