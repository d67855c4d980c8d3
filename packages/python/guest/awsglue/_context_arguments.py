"""Arguments of GlueContext's methods: checked and bound as awsglue does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from awsglue._engine import refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection

_RESERVED = ("connection_type", "format", "transformation_ctx", "push_down_predicate")


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


def _options(arguments: dict[str, Any]) -> None:
    no_reserved(arguments["connection_options"])


def _frame(parameter: str, name: str, kind: str) -> Callable[[dict[str, Any]], None]:
    return lambda arguments: require_frame(arguments[parameter], name, kind)


#: What awsglue looks at before a call reaches Glue.
CHECKS: dict[str, Callable[[dict[str, Any]], None]] = {
    "create_dynamic_frame_from_options": _options,
    "create_sample_dynamic_frame_from_options": _options,
    "create_data_frame_from_options": _options,
    "write_dynamic_frame_from_options": _frame("frame", "frame_or_dfc", "DynamicFrame or"),
    "write_from_options": _frame("frame_or_dfc", "frame_or_dfc", "DynamicFrame or"),
    "write_dynamic_frame_from_catalog": _frame("frame", "dynamic_frame_or_dfc", "an instance ofDynamicFrame or "),
    "write_dynamic_frame_from_jdbc_conf": _frame("frame", "dynamic_frame_or_dfc", "an instance ofDynamicFrame or "),
    "write_from_jdbc_conf": _frame("frame_or_dfc", "frame_or_dfc", "DynamicFrame or"),
}
