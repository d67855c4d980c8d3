"""`ResolveOption`, which `awsglue.dynamicframe` offers."""

from __future__ import annotations

from typing import Any


class ResolveOption:
    """What `toDF` makes of a column with several types."""

    __module__ = "awsglue.dynamicframe"

    def __init__(self, path: str, action: str, target: Any = None) -> None:
        self.path = path
        self.action = action
        self.target = target
