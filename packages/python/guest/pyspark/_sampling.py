"""Samples of RDDs: PySpark draws them with Python's own generator, so that a seed gives the same ones everywhere."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator
from typing import Any


class _Draws:
    """The draws of one partition."""

    def __init__(self, seed: int, split: int) -> None:
        self._random = random.Random(seed ^ split)
        # Seeds of neighbours are alike: some draws on, they are not.
        for _ in range(10):
            self._random.randint(0, 1)

    def uniform(self) -> float:
        return self._random.random()

    def poisson(self, mean: float) -> int:
        """How often, by Knuth's way; from 20 on with logarithms."""
        count = 0
        if mean < 20.0:
            least, product = math.exp(-mean), self.uniform()
            while product > least:
                count += 1
                product *= self.uniform()
            return count
        total = self._random.expovariate(mean)
        while total < 1.0:
            count += 1
            total += self._random.expovariate(mean)
        return count


def some(split: int, elements: Iterable[Any], withReplacement: bool, fraction: float, seed: int) -> Iterator[Any]:
    """A part of the elements, each by chance."""
    draws = _Draws(seed, split)
    for element in elements:
        if withReplacement:
            for _ in range(draws.poisson(fraction)):
                yield element
        elif draws.uniform() < fraction:
            yield element


def between(split: int, elements: Iterable[Any], lower: float, upper: float, seed: int) -> Iterator[Any]:
    """The elements whose draw lies between two bounds."""
    draws = _Draws(seed, split)
    for element in elements:
        if lower <= draws.uniform() < upper:
            yield element


def some_by_key(
    split: int, pairs: Iterable[Any], withReplacement: bool, fractions: dict[Any, float], seed: int
) -> Iterator[Any]:
    """A part of the pairs of each key."""
    draws = _Draws(seed, split)
    for key, value in pairs:
        if withReplacement:
            for _ in range(draws.poisson(fractions[key])):
                yield key, value
        elif draws.uniform() < fractions[key]:
            yield key, value


def fraction_for(size: int, total: int, withReplacement: bool) -> float:
    """The part that gives a sample of this size in all but one of ten thousand draws."""
    fraction = float(size) / total
    if withReplacement:
        deviations = 9 if size < 12 else 5
        return fraction + deviations * math.sqrt(fraction / total)
    gamma = -math.log(0.00005) / total
    return min(1, fraction + gamma + math.sqrt(gamma * gamma + 2 * gamma * fraction))
