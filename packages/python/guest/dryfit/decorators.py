"""Decorators that give a job function its schema, its source or its sink."""
from __future__ import annotations

import functools
from typing import Any, Callable, Optional, Union

from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from dryfit.schemas import coerce_to_schema
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

SchemaFunction = Callable[[], StructType]


def _schema_getter(
    name: str, schema_obj: Union[StructType, SchemaFunction, None], schema_func: Optional[SchemaFunction]
) -> SchemaFunction:
    """Gives the schema when the function is called, not when it is decorated."""
    chosen = schema_obj if schema_obj is not None else schema_func
    if chosen is None:
        raise ValueError(f"@{name} needs a schema: pass schema_obj=StructType(...) or schema_func=lambda: ...")
    if isinstance(chosen, StructType):
        return lambda: chosen
    return chosen


def _find_context(name: str, function: Callable[..., Any], args: Any, kwargs: Any) -> GlueContext:
    for value in [*args, *kwargs.values()]:
        if isinstance(value, GlueContext):
            return value
    raise TypeError(
        f"@{name} found no GlueContext among the arguments of {function.__name__}(). Pass the context to it."
    )


def _as_data_frame(value: Any) -> Any:
    return value.toDF() if isinstance(value, DynamicFrame) else value


def schema(*, schema_obj: Optional[StructType] = None, schema_func: Optional[SchemaFunction] = None) -> Any:
    """Coerces every frame among the arguments to the schema before the call; a DynamicFrame becomes a DataFrame."""
    get_schema = _schema_getter("schema", schema_obj, schema_func)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            target = get_schema()

            def coerce(value: Any) -> Any:
                frame = _as_data_frame(value)
                return coerce_to_schema(frame, target) if isinstance(frame, DataFrame) else value

            return function(*[coerce(a) for a in args], **{k: coerce(v) for k, v in kwargs.items()})

        return wrapper

    return decorate


def source(
    database: str,
    table: str,
    schema_obj: Union[StructType, SchemaFunction, None] = None,
    schema_func: Optional[SchemaFunction] = None,
) -> Any:
    """Reads the catalog table, coerces it, and passes it as the first argument."""
    get_schema = _schema_getter("source", schema_obj, schema_func)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            context = _find_context("source", function, args, kwargs)
            frame = context.create_dynamic_frame_from_catalog(
                database=database, table_name=table, transformation_ctx=f"source-{database}-{table}"
            )
            return function(coerce_to_schema(frame.toDF(), get_schema()), *args, **kwargs)

        return wrapper

    return decorate


def sink(
    database: str,
    table: str,
    schema_obj: Union[StructType, SchemaFunction, None] = None,
    schema_func: Optional[SchemaFunction] = None,
) -> Any:
    """Coerces the frame that the function returns and writes it to the catalog table; returns the coerced frame."""
    get_schema = _schema_getter("sink", schema_obj, schema_func)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> DataFrame:
            context = _find_context("sink", function, args, kwargs)
            coerced = coerce_to_schema(_as_data_frame(function(*args, **kwargs)), get_schema())
            frame = DynamicFrame.fromDF(coerced, context, f"sink-{database}-{table}")
            context.write_dynamic_frame_from_catalog(frame, database, table)
            return coerced

        return wrapper

    return decorate
