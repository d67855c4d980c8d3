"""Names that jobs import from py4j's gateway; there is no JVM behind them."""

from __future__ import annotations

from py4j.protocol import Py4JError, Py4JJavaError

__all__ = ["JavaObject", "JavaClass", "JavaGateway", "Py4JError", "Py4JJavaError", "java_import", "is_instance_of"]


class JavaObject:
    """An object of the JVM. None exists here."""


class JavaClass:
    """A class of the JVM. None exists here."""


class JavaGateway:
    """A connection to a JVM: refused."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise NotImplementedError(
            "Failed to open a Java gateway: dryfit runs jobs without a JVM. Stub the function that needs it."
        )


def java_import(jvm_view: object, import_str: str) -> None:
    """Importing a Java class needs a JVM: refused."""
    raise NotImplementedError(
        f"Failed to import {import_str}: dryfit runs jobs without a JVM. Stub the function that needs it."
    )


def is_instance_of(gateway: object, java_object: object, java_class: object) -> bool:
    """Nothing is an instance of a Java class here."""
    return False
