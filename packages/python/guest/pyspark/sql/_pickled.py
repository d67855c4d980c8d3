"""What becomes of a Python value on its way to Java: PySpark pickles it, and Java's pickle knows few classes."""

from __future__ import annotations

import copyreg
import datetime
import decimal
import io
import pickle
import sys
import types
from array import array
from enum import Enum
from typing import Any

from pyspark._engine import java_error
from pyspark.sql._row import Row

#: Classes whose values Java's pickle makes.
KNOWN: frozenset[type] = frozenset(
    (bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, array, decimal.Decimal)
    + (datetime.date, datetime.datetime, datetime.time, datetime.timedelta)
)

_CLOUDPICKLE = "pyspark.cloudpickle.cloudpickle"


def through_pickle(value: Any) -> Any:
    """A value of another class as Java finds it, or the error that Spark ends with."""
    maker = _made_by_value(value)
    if maker is not None:
        raise _no_class(f"{_CLOUDPICKLE}.{maker}")
    if isinstance(value, (type, types.FunctionType)):
        return value
    if isinstance(value, io.IOBase):
        raise java_error("net.razorvine.pickle.PickleException: failed to __setstate__()")
    if isinstance(value, Row):
        raise _no_class("pyspark.sql.types._create_row")
    try:
        reduced = value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    except TypeError as error:
        raise pickle.PicklingError(f"Could not serialize object: TypeError: {error}") from None
    return value if isinstance(reduced, str) else _reduced(value, reduced)


def _reduced(value: Any, reduced: tuple[Any, ...]) -> Any:
    maker, arguments = reduced[:2]
    if maker is copyreg.__newobj__:  # type: ignore[attr-defined]
        maker, arguments = arguments[0], arguments[1:]
    name = f"{maker.__module__}.{maker.__qualname__}"
    if arguments:
        raise _no_class(name)
    if len(reduced) > 3 and reduced[3] is not None:
        raise java_error(
            "java.lang.ClassCastException: class net.razorvine.pickle.objects.ClassDict cannot be cast to class java.util.ArrayList"
        )
    # Java has a map for any object; a dict's entries come into it beside the name of its class.
    return {**value, "__class__": name} if isinstance(value, dict) else value


def _made_by_value(value: Any) -> str | None:
    """What cloudpickle makes it with, where Python cannot import it by name."""
    if isinstance(value, types.ModuleType):
        return "subimport"
    if isinstance(value, types.FunctionType):
        return None if _is_importable(value) else "_builtin_type"
    kind = value if isinstance(value, type) else type(value)
    if _is_importable(kind):
        return None
    return "_make_skeleton_enum" if issubclass(kind, Enum) else "_make_skeleton_class"


def _is_importable(named: Any) -> bool:
    if named.__module__ == "__main__":
        return False
    # Types of Python's own, such as those of iterators, say that they are of builtins and are not found there.
    if isinstance(named, type) and not named.__flags__ & _HEAP_TYPE:
        return True
    found: Any = sys.modules.get(named.__module__)
    for part in named.__qualname__.split("."):
        found = getattr(found, part, None)
    return found is named


_HEAP_TYPE = 1 << 9


def _no_class(name: str) -> Exception:
    return java_error(
        f"net.razorvine.pickle.PickleException: expected zero arguments for construction of ClassDict (for {name}). "
        "This happens when an unsupported/unregistered class is being unpickled that requires construction arguments. "
        "Fix it by registering a custom IObjectConstructor for this class."
    )
