"""`SparkFiles`: files that a job ships."""

from __future__ import annotations

import os

__all__ = ["SparkFiles"]

#: Spark's has a name of its own in each application.
_ROOT = "/tmp/spark-files/userFiles"


class SparkFiles:
    """Where shipped files are: one folder, which driver and tasks share."""

    @classmethod
    def get(cls, filename: str) -> str:
        """The path of a shipped file; nobody looks whether it is there."""
        return os.path.abspath(os.path.join(cls.getRootDirectory(), filename))

    @classmethod
    def getRootDirectory(cls) -> str:
        """The folder of shipped files."""
        return _ROOT
