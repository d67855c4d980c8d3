"""`sc.broadcast`: a value for all tasks."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

T = TypeVar("T")

__all__ = ["Broadcast"]


class Broadcast(Generic[T]):
    """A value that every task can read."""

    def __init__(self, sc: Any = None, value: Any = None) -> None:
        self._value = value
        self._destroyed = False

    @property
    def value(self) -> Any:
        """The value."""
        if self._destroyed:
            raise ValueError("Attempted to use a broadcast variable after it was destroyed")
        return self._value

    def unpersist(self, blocking: bool = False) -> None:
        """Asks the tasks to forget the value."""

    def destroy(self, blocking: bool = False) -> None:
        """Forgets the value."""
        self._destroyed = True
        self._value = None
