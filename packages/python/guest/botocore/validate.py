"""What botocore says of parameters before it sends them."""

from __future__ import annotations

import decimal
from datetime import date, datetime
from typing import Any

from botocore._model import Model
from botocore.exceptions import ParamValidationError

_SCALARS: dict[str, tuple[type, ...]] = {
    "f": (float, decimal.Decimal, int),
    "i": (int,),
    "l": (int,),
    "b": (bool,),
    "s": (str,),
}


def validate_parameters(params: Any, structure: str, model: Model) -> None:
    """Raises ParamValidationError with all that is wrong."""
    found: list[str] = []
    _structure(params, structure, "", (model, found))
    if found:
        raise ParamValidationError(report="\n".join(found))


def _structure(params: Any, structure: str, name: str, to: tuple[Model, list[str]]) -> None:
    model, found = to
    if not isinstance(params, dict):
        found.append(_type(params, name, (dict,)))
        return
    fields = model.fields(structure)
    if structure in model.unions:
        names = ", ".join(fields)
        if not params:
            found.append(f"Must set one of the following keys for tagged unionstructure {_shown(name)}: {names}.")
        elif len(params) > 1:
            found.append(f"Invalid number of parameters set for tagged union structure {_shown(name)}. Can only set one of the following keys: {names}.")
    for field, (_, required) in fields.items():
        if required and field not in params:
            found.append(f'Missing required parameter in {_shown(name)}: "{field}"')
    for field in params:
        if field not in fields:
            found.append(f'Unknown parameter in {_shown(name)}: "{field}", must be one of: {", ".join(fields)}')
    for field, value in params.items():
        known = fields.get(field)
        if known is not None and not (type(value) is str and known[0] == "s"):
            _value(value, known[0], f"{name}.{field}", to)


def _value(value: Any, kind: str, name: str, to: tuple[Model, list[str]]) -> None:
    first, found = kind[0], to[1]
    if first == ".":
        _structure(value, kind[1:], name, to)
    elif first == "[":
        _list(value, kind, name, to)
    elif first == "{":
        if not isinstance(value, dict):
            found.append(_type(value, name, (dict,)))
            return
        for key, one in value.items():
            _value(key, "s", f"{name} (key: {key})", to)
            _value(one, kind[1:], f"{name}.{key}", to)
    elif first == "B":
        if not (isinstance(value, (bytes, bytearray, str)) or hasattr(value, "read")):
            found.append(
                f"Invalid type for parameter {_shown(name)}, value: {value}, type: {type(value)}, "
                "valid types: <class 'bytes'>, <class 'bytearray'>, file-like object"
            )
    elif first == "t":
        if not (isinstance(value, (datetime, date, int, float)) or (isinstance(value, str) and _is_time(value))):
            found.append(_type(value, name, (datetime, str), "<class 'datetime.datetime'>, timestamp-string"))
    elif first != "v":
        _scalar(value, kind, name, found)


def _scalar(value: Any, kind: str, name: str, found: list[str]) -> None:
    first = kind[0]
    if not isinstance(value, _SCALARS[first]):
        found.append(_type(value, name, _SCALARS[first]))
        return
    least = kind[1:]
    if not least:
        return
    if first == "s":
        if len(value) < int(least):
            found.append(f"Invalid length for parameter {_shown(name)}, value: {len(value)}, valid min length: {least}")
    elif value < float(least):
        found.append(f"Invalid value for parameter {_shown(name)}, value: {value}, valid min value: {least}")


def _list(value: Any, kind: str, name: str, to: tuple[Model, list[str]]) -> None:
    if not isinstance(value, (list, tuple)):
        to[1].append(_type(value, name, (list, tuple)))
        return
    inner = kind[1:].lstrip("0123456789")
    least = kind[1 : len(kind) - len(inner)]
    if least and len(value) < int(least):
        to[1].append(f"Invalid length for parameter {_shown(name)}, value: {len(value)}, valid min length: {least}")
    for i, one in enumerate(value):
        if not (type(one) is str and inner == "s"):
            _value(one, inner, f"{name}[{i}]", to)


def _type(value: Any, name: str, kinds: tuple[type, ...], shown: str = "") -> str:
    valid = shown or ", ".join(str(kind) for kind in kinds)
    return f"Invalid type for parameter {_shown(name)}, value: {value}, type: {type(value)}, valid types: {valid}"


def _shown(name: str) -> str:
    return name[1:] if name.startswith(".") else name or "input"


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return text.replace(".", "", 1).isdigit()
    return True
