"""Arguments of GlueContext's methods: checked and bound as awsglue does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from awsglue._engine import callback, refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection, ResolveOption
from awsglue.gluetypes import DataType

Prepare = Callable[[Any, dict[str, Any]], dict[str, Any]]
Finish = Callable[[Any, Any, dict[str, Any]], Any]

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


def _options(_context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    no_reserved(arguments["connection_options"])
    return arguments


def _frame(parameter: str, name: str, kind: str) -> Prepare:
    def prepare(_context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        require_frame(arguments[parameter], name, kind)
        return arguments

    return prepare


def _rows(context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    frame = context.createDataFrame(arguments["data"], arguments["schema"], arguments["sample_ratio"])
    return {**arguments, "data": frame, "schema": None}


def _target(_context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    target = arguments["target"]
    return {**arguments, "target": target.jsonValue() if isinstance(target, DataType) else None}


def _batch_function(context: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    return {**arguments, "batch_function": callback(arguments["batch_function"], context)}


#: What awsglue looks at before a call reaches Glue, and what it sends.
PREPARES: dict[str, Prepare] = {
    "create_dynamic_frame_from_options": _options,
    "create_sample_dynamic_frame_from_options": _options,
    "create_data_frame_from_options": _options,
    "write_dynamic_frame_from_options": _frame("frame", "frame_or_dfc", "DynamicFrame or"),
    "write_from_options": _frame("frame_or_dfc", "frame_or_dfc", "DynamicFrame or"),
    "write_dynamic_frame_from_catalog": _frame("frame", "dynamic_frame_or_dfc", "an instance ofDynamicFrame or "),
    "write_dynamic_frame_from_jdbc_conf": _frame("frame", "dynamic_frame_or_dfc", "an instance ofDynamicFrame or "),
    "write_from_jdbc_conf": _frame("frame_or_dfc", "frame_or_dfc", "DynamicFrame or"),
    "create_dynamic_frame_from_rdd": _rows,
    "convert_resolve_option": _target,
    "forEachBatch": _batch_function,
}


class _JdbcConf(dict):
    """What `extract_jdbc_conf` tells of a connection."""


def _resolve_option(_context: Any, found: Any, arguments: dict[str, Any]) -> Any:
    return ResolveOption(found["path"], found["action"], arguments["target"]) if isinstance(found, dict) else found


def _jdbc_conf(_context: Any, found: Any, _arguments: dict[str, Any]) -> Any:
    return _JdbcConf(found) if isinstance(found, dict) else found


def _logger(context: Any, found: Any, _arguments: dict[str, Any]) -> Any:
    return context._glue_logger if isinstance(found, dict) and found.get("$") == "Logger" else found


#: What awsglue makes of an answer of Glue.
FINISHES: dict[str, Finish] = {
    "convert_resolve_option": _resolve_option,
    "extract_jdbc_conf": _jdbc_conf,
    "get_logger": _logger,
}
