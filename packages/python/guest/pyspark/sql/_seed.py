"""Seeds of what is drawn at random."""

from __future__ import annotations

from random import SystemRandom


def drawn_seed() -> int:
    """A seed where none is given. The job's own `random` is left as it is."""
    return SystemRandom().getrandbits(53)
