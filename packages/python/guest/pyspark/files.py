"""`SparkFiles`: files that a job ships."""

from __future__ import annotations

from typing import NoReturn

from pyspark._engine import unsupported

__all__ = ["SparkFiles"]


class SparkFiles:
    """Where shipped files are: dryfit ships none."""

    @classmethod
    def get(cls, filename: str) -> NoReturn:
        """The path of a shipped file: refused."""
        _refuse()

    @classmethod
    def getRootDirectory(cls) -> NoReturn:
        """The folder of shipped files: refused."""
        _refuse()


def _refuse() -> NoReturn:
    raise unsupported(
        "SPARK_FILES", "find a shipped file", "dryfit ships no files to executors", "Stub the function that reads it."
    )
