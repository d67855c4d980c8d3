"""`StatCounter`: count, mean, variance and bounds of numbers, gathered in one pass and merged."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

__all__ = ["StatCounter"]


class StatCounter:
    """Statistics of numbers (Welford's way, merged as Chan's)."""

    def __init__(self, values: Iterable[float] | None = None) -> None:
        self.n = 0
        self.mu = 0.0
        self.m2 = 0.0
        self.maxValue = float("-inf")
        self.minValue = float("inf")
        for value in values or ():
            self.merge(value)

    def merge(self, value: float) -> StatCounter:
        """Adds a number."""
        delta = value - self.mu
        self.n += 1
        self.mu += delta / self.n
        self.m2 += delta * (value - self.mu)
        self.maxValue = max(self.maxValue, value)
        self.minValue = min(self.minValue, value)
        return self

    def mergeStats(self, other: StatCounter) -> StatCounter:
        """Adds the numbers of another."""
        if not isinstance(other, StatCounter):
            raise TypeError(f"Can only merge StatCounter but got {type(other)}")
        if other is self:
            return self.mergeStats(other.copy())
        if self.n == 0:
            self.__dict__.update(other.__dict__)
        elif other.n != 0:
            delta, n = other.mu - self.mu, self.n + other.n
            # The smaller part moves the mean of the greater one.
            if other.n * 10 < self.n:
                self.mu = self.mu + (delta * other.n) / n
            elif self.n * 10 < other.n:
                self.mu = other.mu - (delta * self.n) / n
            else:
                self.mu = (self.mu * self.n + other.mu * other.n) / n
            self.maxValue = max(self.maxValue, other.maxValue)
            self.minValue = min(self.minValue, other.minValue)
            self.m2 += other.m2 + (delta * delta * self.n * other.n) / n
            self.n = n
        return self

    def copy(self) -> StatCounter:
        """Another with the same numbers."""
        made = StatCounter()
        made.__dict__.update(self.__dict__)
        return made

    def count(self) -> int:
        """How many numbers."""
        return self.n

    def mean(self) -> float:
        """Their average."""
        return self.mu

    def sum(self) -> float:
        """Their sum."""
        return self.n * self.mu

    def min(self) -> float:
        """The smallest."""
        return self.minValue

    def max(self) -> float:
        """The greatest."""
        return self.maxValue

    def variance(self) -> float:
        """The variance of all there are."""
        return float("nan") if self.n == 0 else self.m2 / self.n

    def sampleVariance(self) -> float:
        """The variance that a sample lets expect."""
        return float("nan") if self.n <= 1 else self.m2 / (self.n - 1)

    def stdev(self) -> float:
        """The standard deviation of all there are."""
        return math.sqrt(self.variance())

    def sampleStdev(self) -> float:
        """The standard deviation that a sample lets expect."""
        return math.sqrt(self.sampleVariance())

    def asDict(self, sample: bool = False) -> dict[str, Any]:
        """All of them by name. What `sample` asks for comes the other way round: as in PySpark 3.5."""
        return {
            "count": self.count(),
            "mean": self.mean(),
            "sum": self.sum(),
            "min": self.min(),
            "max": self.max(),
            "stdev": self.stdev() if sample else self.sampleStdev(),
            "variance": self.variance() if sample else self.sampleVariance(),
        }

    def __repr__(self) -> str:
        return f"(count: {self.count()}, mean: {self.mean()}, stdev: {self.stdev()}, max: {self.max()}, min: {self.min()})"
