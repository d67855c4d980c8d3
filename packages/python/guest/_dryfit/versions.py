"""The version of Glue that jobs run in: what its PySpark does not have is taken away, and comes back."""

from __future__ import annotations

import importlib
import sys
from typing import Any

#: Where the names of a version stand, by owner.
_MODULES = {
    "functions": "pyspark.sql.functions",
    "Catalog": "pyspark.sql.catalog",
    "Column": "pyspark.sql.column",
    "DataFrame": "pyspark.sql.dataframe",
    "DataFrameReader": "pyspark.sql.readwriter",
    "DataFrameWriter": "pyspark.sql.readwriter",
    "GroupedData": "pyspark.sql.group",
    "SparkSession": "pyspark.sql.session",
}
_USUAL: dict[str, Any] = {"spark": "", "absent": {}, "abbreviations": True}
_fitted = _USUAL
_taken: list[tuple[Any, str, Any]] = []


def fit(version: dict[str, Any] | None) -> None:
    """Makes PySpark that of a version; None is the one that the guest is written as."""
    global _fitted
    wanted = version or _USUAL
    if wanted == _fitted:
        return
    for owner, name, value in reversed(_taken):
        setattr(owner, name, value)
    _taken.clear()
    _fitted = wanted
    for owner, names in wanted["absent"].items():
        _take(owner, names)
    if wanted["spark"]:
        _put(sys.modules.get("pyspark"), "__version__", wanted["spark"])
        _put(sys.modules.get("pyspark.version"), "__version__", wanted["spark"])


def takes_abbreviations() -> bool:
    """Whether `getResolvedOptions` takes the beginning of a name for the name."""
    return bool(_fitted["abbreviations"])


def _take(owner: str, names: list[str]) -> None:
    module = importlib.import_module(_MODULES[owner])
    if owner == "functions":
        for name in names:
            _remove(module, name)
        _put(module, "__all__", [name for name in module.__all__ if name not in names])
        return
    holders = [held for held in getattr(module, owner).__mro__ if held is not object]
    for name in names:
        for holder in holders:
            _remove(holder, name)


def _remove(owner: Any, name: str) -> None:
    if name in vars(owner):
        _taken.append((owner, name, vars(owner)[name]))
        delattr(owner, name)


def _put(owner: Any, name: str, value: Any) -> None:
    if owner is not None:
        _taken.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)
