"""What all resources have."""

from __future__ import annotations

from typing import Any


class ResourceMeta:
    """What a resource tells of itself."""

    def __init__(self, service_name: str, identifiers: list[str], client: Any) -> None:
        self.service_name = service_name
        self.identifiers = identifiers
        self.client = client
        self.data: Any = None

    def __repr__(self) -> str:
        return f"ResourceMeta('{self.service_name}', identifiers={self.identifiers})"


class ServiceResource:
    """A resource: its identifiers, and what it does."""

    _identifiers: list[str] = []
    _service = ""
    meta: ResourceMeta

    def __init__(self, *args: Any, client: Any, **kwargs: Any) -> None:
        self.meta = ResourceMeta(self._service, list(self._identifiers), client)
        for name, value in zip(self._identifiers, args):
            setattr(self, f"_{name}", value)
        for name, value in kwargs.items():
            if name not in self._identifiers:
                raise ValueError(f"Unknown keyword argument: {name}")
            setattr(self, f"_{name}", value)
        for name in self._identifiers:
            if getattr(self, f"_{name}", None) is None:
                raise ValueError(f"Required parameter {name} not set")

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, f'_{name}')!r}" for name in self._identifiers)
        return f"{self.__class__.__name__}({shown})"

    def __eq__(self, other: Any) -> bool:
        if other.__class__.__name__ != self.__class__.__name__:
            return False
        return all(getattr(self, f"_{name}") == getattr(other, f"_{name}") for name in self._identifiers)

    def __hash__(self) -> int:
        return hash((self.__class__.__name__, *(getattr(self, f"_{name}") for name in self._identifiers)))

    def get_available_subresources(self) -> list[str]:
        return sorted(name for name in dir(type(self)) if name[:1].isupper())

    def __getattr__(self, name: str) -> Any:
        if name in self._identifiers:
            return self.__dict__[f"_{name}"]
        raise AttributeError(f"'{self.__class__.__name__}' object has no attribute '{name}'")
