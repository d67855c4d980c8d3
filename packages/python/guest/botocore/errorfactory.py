"""The exceptions of each service: `client.exceptions.NoSuchKey`."""

from __future__ import annotations

from typing import Any

from botocore._model import Model
from botocore.exceptions import ClientError


class BaseClientExceptions:
    """The exceptions of one client."""

    ClientError = ClientError

    def __init__(self, by_code: dict[str, Any]) -> None:
        self._code_to_exception = by_code
        self.__dict__.update({kind.__name__: kind for kind in by_code.values()})

    def from_code(self, error_code: str) -> Any:
        """The class of an error by its code."""
        return self._code_to_exception.get(error_code, ClientError)

    def __getattr__(self, name: str) -> Any:
        known = sorted(kind.__name__ for kind in self._code_to_exception.values())
        raise AttributeError(f"{self!r} object has no attribute {name}. Valid exceptions are: {', '.join(known)}")


_made: dict[str, BaseClientExceptions] = {}


def exceptions_of(model: Model) -> BaseClientExceptions:
    """The exceptions of a service; each class exists once."""
    known = _made.get(model.service)
    if known is None:
        by_code = {code: type(name, (ClientError,), {"__module__": __name__}) for code, name in model.errors.items()}
        kind: Any = type(f"{model.facts['class']}Exceptions", (BaseClientExceptions,), {"__module__": __name__})
        known = _made[model.service] = kind(by_code)
    return known
