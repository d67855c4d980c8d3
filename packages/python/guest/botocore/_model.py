"""The description of a service: its operations, the types of what they take and give, its errors."""

from __future__ import annotations

import importlib
import json
from typing import Any

from botocore._data._generated_services import NAMES
from botocore.exceptions import UnknownServiceError

_models: dict[str, Model] = {}
_Field = tuple[str, bool]


class Model:
    """What is known of one service; of one that is not described, only its name."""

    def __init__(self, service: str, data: Any) -> None:
        self.service = service
        self.described = data is not None
        self._data = data
        self.facts: dict[str, str] = data.FACTS if data else {"id": service, "class": _class_name(service), "prefix": service, "version": ""}
        self.operations = _entries(data.OPERATIONS) if data else {}
        self.structures = _entries(data.STRUCTURES) if data else {}
        self._fields: dict[str, dict[str, _Field]] = {}
        self._signatures: dict[str, tuple[str, str, str]] = {}
        self._tables: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        for text in data.ERRORS.split() if data else ():
            name, _, code = text.partition("=")
            self.errors[code or name] = name
        self.unions: set[str] = set()

    def signature(self, operation: str) -> tuple[str, str, str]:
        """The operation as AWS names it, and the structures that it takes and gives."""
        known = self._signatures.get(operation)
        if known is None:
            text = self.operations.get(operation)
            name, takes, gives = text.split(" ") if text is not None else (_api_name(operation), "-", "-")
            known = self._signatures[operation] = (name, takes.strip("-"), gives.strip("-"))
        return known

    def fields(self, structure: str) -> dict[str, _Field]:
        """The members of a structure: each with its type, and whether it is required."""
        known = self._fields.get(structure)
        if known is None:
            known = self._fields[structure] = {}
            for text in self.structures[structure].split():
                if text == "!":
                    self.unions.add(structure)
                    continue
                name, _, kind = text.partition("=")
                known[name.rstrip("*")] = (kind, name.endswith("*"))
        return known

    def table(self, name: str) -> dict[str, Any]:
        """`PAGINATORS`, `WAITERS` or `RESOURCES`."""
        known = self._tables.get(name)
        if known is None:
            known = self._tables[name] = json.loads(getattr(self._data, name)) if self._data else {}
        return known


def model_of(service: str) -> Model:
    """The description of a service by boto3's name of it."""
    known = _models.get(service)
    if known is None:
        if service not in NAMES:
            raise UnknownServiceError(service_name=service, known_service_names=", ".join(sorted(NAMES)))
        try:
            data = importlib.import_module(f"botocore._data._generated_{service}")
        except ModuleNotFoundError:
            data = None
        known = _models[service] = Model(service, data)
    return known


def _entries(text: str) -> dict[str, str]:
    """A line an entry: its name, and what is known of it."""
    found: dict[str, str] = {}
    for line in text.strip().split("\n"):
        name, _, rest = line.partition(" ")
        found[name] = rest
    return found


def _api_name(operation: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in operation.split("_"))


def _class_name(service: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in service.split("-"))
