"""The base of all transforms."""

from __future__ import annotations

import json
from typing import Any


class GlueTransform:
    """Something that is applied to frames."""

    @classmethod
    def apply(cls, *args: Any, **kwargs: Any) -> Any:
        """Makes the transform and calls it."""
        return cls()(*args, **kwargs)

    @classmethod
    def name(cls) -> str:
        """Its name."""
        return cls.__name__

    @classmethod
    def describeArgs(cls) -> Any:
        """Its arguments."""
        raise NotImplementedError(f"describeArgs method not implemented for {cls.__name__} transform")

    @classmethod
    def describeReturn(cls) -> Any:
        """What it gives."""
        raise NotImplementedError(f"describeReturn method not implemented for {cls.__name__} transform")

    @classmethod
    def describeTransform(cls) -> Any:
        """What it does."""
        raise NotImplementedError(f"describeTransform method not implemented for {cls.__name__} transform")

    @classmethod
    def describeErrors(cls) -> Any:
        """How it fails."""
        raise NotImplementedError(f"describeErrors method not implemented for {cls.__name__} transform")

    @classmethod
    def describe(cls) -> dict[str, Any]:
        """All of it."""
        return {
            "transform": {
                "name": cls.name(),
                "args": cls.describeArgs(),
                "returns": cls.describeReturn(),
                "description": cls.describeTransform(),
                "raises": cls.describeErrors(),
            }
        }

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError(f"{self.name()} can't be called")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.name())

    def __repr__(self) -> str:
        return f"<Transform: {self.name()}>"


def get_transforms() -> list[type[GlueTransform]]:
    """All transforms."""
    return GlueTransform.__subclasses__()


def get_transform(name: str) -> type[GlueTransform] | None:
    """The transform of a name, in any case."""
    return next((t for t in get_transforms() if t.name().lower() == name.lower()), None)


def describe_transform(name: str) -> str | None:
    """The description of a transform as JSON."""
    found = get_transform(name)
    return None if found is None else json.dumps(found.describe())
