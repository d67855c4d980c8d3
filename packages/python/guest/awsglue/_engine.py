"""How awsglue's classes ask the fake Glue: arguments out, frames and plain values back."""

from __future__ import annotations

import json
from typing import Any

from _dryfit import bridge
from _dryfit.classes import offered
from pyspark._engine import NotSupportedError
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.session import SparkSession
from pyspark.sql.types import StructType


def refused(what: str, next_step: str) -> NotSupportedError:
    """The error for a part of Glue that dryfit does not have."""
    return NotSupportedError(f"[GLUE_NOT_SUPPORTED] Failed to {what}: dryfit does not support it yet. {next_step}", "GLUE_NOT_SUPPORTED")


def _default(value: Any) -> Any:
    kind, identity = getattr(value, "_dryfit_handle", (None, None))
    if kind is not None:
        return {"$": kind, "id": identity}
    if callable(value):
        return {"$": "function", "name": getattr(value, "__name__", "function")}
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


_dumps = json.JSONEncoder(default=_default, separators=(",", ":"), ensure_ascii=False).encode


def session_of(glue_ctx: Any) -> Any:
    """The session of a context; of what stands in for one, with no session of its own, the one that runs."""
    if isinstance(glue_ctx, SparkSession):
        return glue_ctx
    session = getattr(glue_ctx, "sparkSession", None)
    return session if isinstance(session, SparkSession) else SparkSession._getActiveSessionOrCreate()


def ask(op: str, request: Any, glue_ctx: Any = None) -> Any:
    """Asks one operation, in the world of a context; the answer is JSON."""
    number = 0 if glue_ctx is None else session_of(glue_ctx)._number
    return json.loads(bridge.call(f"glue.{op}@{number}" if number else f"glue.{op}", _dumps(request)))


def decode(answer: Any, glue_ctx: Any) -> Any:
    """The Python value of an answer: frames, sources and sinks by their number."""
    if not isinstance(answer, dict) or "$" not in answer:
        return answer
    kind, identity = answer["$"], answer.get("id", -1)
    if kind == "DynamicFrame":
        return offered("DynamicFrame")(identity, glue_ctx, answer.get("name", ""))
    if kind == "DataFrame":
        session = session_of(glue_ctx)
        number = answer.get("session", 0)
        return DataFrame(identity, session if session._number == number else session._of_number(number))
    if kind == "DataSink":
        return offered("DataSink")(identity, glue_ctx)
    if kind in ("DataSource", "StreamingDataSource"):
        return offered(kind)(identity, glue_ctx, "")
    if kind == "StructType":
        return StructType.fromJson(answer["schema"])
    if kind == "object":
        return TestObject(identity, glue_ctx)
    return answer


def callback(function: Any, glue_ctx: Any) -> Any:
    """A function of the job that the engine may call; what is no function stays as it is."""
    if not callable(function):
        return function

    def called(payload: str) -> str:
        return _dumps(function(*[decode(value, glue_ctx) for value in json.loads(payload)]))

    return {"$": "function", "name": getattr(function, "__name__", "function"), "callback": bridge.register_callback(called)}


class TestObject:
    """An object that a stub of the test returned: its methods are the test's."""

    def __init__(self, identity: int, glue_ctx: Any) -> None:
        self._identity = identity
        self._glue_ctx = glue_ctx

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            shown = [*args, kwargs] if kwargs else list(args)
            return decode(ask("object_call", [self._identity, name, shown]), self._glue_ctx)

        return call
