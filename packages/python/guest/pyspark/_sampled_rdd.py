"""The samples of an RDD."""

from __future__ import annotations

import random
from typing import Any

from pyspark import _sampling


class SampledMethods:
    """What of an RDD is left to chance."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def sample(self, withReplacement: bool, fraction: float, seed: int | None = None) -> Any:
        """A part of the elements."""
        if not fraction >= 0:
            raise ValueError("Fraction must be nonnegative.")
        drawn = _seed(seed)
        return self.mapPartitionsWithIndex(
            lambda i, it: _sampling.some(i, it, withReplacement, fraction, drawn), preservesPartitioning=True
        )

    def sampleByKey(self, withReplacement: bool, fractions: dict[Any, float], seed: int | None = None) -> Any:
        """A part of the pairs of each key."""
        for fraction in fractions.values():
            assert fraction >= 0.0, f"Negative fraction value: {fraction}"
        drawn = _seed(seed)
        return self.mapPartitionsWithIndex(
            lambda i, it: _sampling.some_by_key(i, it, withReplacement, fractions, drawn), preservesPartitioning=True
        )

    def randomSplit(self, weights: list[float], seed: int | None = None) -> list[Any]:
        """All elements in several RDDs, by chance."""
        if not all(weight >= 0 for weight in weights):
            raise ValueError("Weights must be nonnegative")
        total = sum(weights)
        if not total > 0:
            raise ValueError("Sum of weights must be positive")
        bounds = [0.0]
        for weight in weights:
            bounds.append(bounds[-1] + weight / total)
        drawn = random.randint(0, 2**32 - 1) if seed is None else seed
        return [
            self.mapPartitionsWithIndex(
                lambda i, it, a=lower, b=upper: _sampling.between(i, it, a, b, drawn), preservesPartitioning=True
            )
            for lower, upper in zip(bounds, bounds[1:])
        ]

    def takeSample(self, withReplacement: bool, num: int, seed: int | None = None) -> list[Any]:
        """So many elements by chance."""
        if num < 0:
            raise ValueError("Sample size cannot be negative.")
        total = self.count() if num else 0
        if total == 0:
            return []
        chance = random.Random(seed)
        if not withReplacement and num >= total:
            found = self.collect()
        else:
            fraction = _sampling.fraction_for(num, total, withReplacement)
            found = self.sample(withReplacement, fraction, seed).collect()
            while len(found) < num:
                found = self.sample(withReplacement, fraction, chance.randint(0, (1 << 63) - 1)).collect()
        chance.shuffle(found)
        return found[:num]


def _seed(seed: int | None) -> int:
    return random.randint(0, (1 << 63) - 1) if seed is None else seed
