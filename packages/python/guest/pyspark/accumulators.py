"""`sc.accumulator`: a value that tasks add to."""

from __future__ import annotations

from typing import Any

__all__ = ["Accumulator", "AccumulatorParam"]


class AccumulatorParam:
    """How values of a type of your own are added."""

    def zero(self, value: Any) -> Any:
        """The value that changes nothing."""
        raise NotImplementedError

    def addInPlace(self, value1: Any, value2: Any) -> Any:
        """The sum of two values."""
        raise NotImplementedError


class AddingAccumulatorParam(AccumulatorParam):
    """Adds with `+=`."""

    def __init__(self, zero_value: Any) -> None:
        self.zero_value = zero_value

    def zero(self, value: Any) -> Any:
        return self.zero_value

    def addInPlace(self, value1: Any, value2: Any) -> Any:
        value1 += value2
        return value1


class Accumulator:
    """A value that is only added to."""

    def __init__(self, aid: int, value: Any, accum_param: AccumulatorParam) -> None:
        self.aid = aid
        self.accum_param = accum_param
        self._value = value

    @property
    def value(self) -> Any:
        """The sum so far."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = value

    def add(self, term: Any) -> None:
        """Adds a term."""
        self._value = self.accum_param.addInPlace(self._value, term)

    def __iadd__(self, term: Any) -> Accumulator:
        self.add(term)
        return self

    def __str__(self) -> str:
        return str(self._value)

    def __repr__(self) -> str:
        return f"Accumulator<id={self.aid}, value={self._value}>"
