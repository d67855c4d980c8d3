"""A job without frames: what the import plugin and the stubs need."""
import sys

from extra_rules import bonus
from rules import double


def main(amount: int) -> int:
    return total(amount) + bonus()


def total(amount: int) -> int:
    return double(amount) + 1


def arguments() -> list[str]:
    return sys.argv[1:]


def spin() -> None:
    while True:
        pass


async def later() -> int:
    return 1


def delete(name: str = "x") -> str:
    return name
