"""What py4j makes of Python's values, and says where Java has no method for them."""

from __future__ import annotations

from typing import Any

from py4j.protocol import Py4JError
from pyspark._engine import java_error

_JAVA_CLASSES: dict[type, str] = {
    bool: "java.lang.Boolean",
    int: "java.lang.Integer",
    float: "java.lang.Double",
    str: "java.lang.String",
    list: "java.util.ArrayList",
    tuple: "java.util.ArrayList",
    dict: "java.util.HashMap",
    set: "java.util.HashSet",
    bytes: "[B",
}


def java_class(value: Any) -> str:
    """The class of Java that py4j makes of a value."""
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31:
        return "java.lang.Long"
    return _JAVA_CLASSES.get(type(value), type(value).__name__)


def knows(value: Any) -> bool:
    """Whether py4j has a class of Java for a value."""
    return value is None or isinstance(value, (*_JAVA_CLASSES, bytearray)) or hasattr(value, "_get_object_id")


def no_method(method: str, values: tuple[Any, ...], detail: str = "") -> Py4JError:
    """The error for arguments that no method of Java takes."""
    classes = ", ".join("null" if value is None else f"class {java_class(value)}" for value in values)
    name = method.rpartition(".")[2]
    return Py4JError(
        f"An error occurred while calling {method}. Trace:\n"
        f"py4j.Py4JException: Method {name}([{classes}]) does not exist{detail and f': {detail}'}"
    )


def no_object_id(value: Any) -> AttributeError:
    """PySpark hands an object to Java and fails on the first thing that py4j asks of it."""
    what = f"type object '{value.__name__}'" if isinstance(value, type) else f"'{type(value).__name__}' object"
    return AttributeError(f"{what} has no attribute '_get_object_id'")


def cast_error(value: Any, wanted: str) -> Exception:
    """Java's error for a value that turns out to be of another class."""
    found = java_class(value)
    reason = f"class {found} cannot be cast to class {wanted} ({found} and {wanted} are in module java.base of loader 'bootstrap')"
    return java_error(reason, javaClass="java.lang.ClassCastException")
