"""Arguments of GlueContext's methods: checked and bound as awsglue does."""

from __future__ import annotations

from typing import Any

from awsglue._engine import refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection

_RESERVED = ("connection_type", "format", "transformation_ctx", "push_down_predicate")


def named(connection_type: str, format: Any, transformation_ctx: str, push_down_predicate: str) -> dict[str, Any]:
    """The arguments of `getSource` by name."""
    return {
        "connection_type": connection_type,
        "format": format,
        "transformation_ctx": transformation_ctx,
        "push_down_predicate": push_down_predicate,
    }


def bound(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call by name, keyword arguments beside them."""
    arguments = {name: value for name, value in given.items() if name not in ("self", "kwargs")}
    return {**arguments, **given.get("kwargs", {})}


def no_reserved(connection_options: Any) -> None:
    """awsglue passes the options on as keywords, beside its own."""
    for name in _RESERVED:
        if name in connection_options:
            raise TypeError(f"awsglue.context.GlueContext.getSource() got multiple values for keyword argument '{name}'")


def require_frame(frame: Any, parameter: str, kind: str) -> None:
    """Raises what awsglue raises for a sink that is given no frame."""
    if isinstance(frame, DynamicFrameCollection):
        raise refused("write a DynamicFrameCollection", "Write its frames one by one.")
    if not isinstance(frame, DynamicFrame):
        raise TypeError(f"{parameter} must be {kind}DynamicFrameCollection. Got {type(frame)}")
