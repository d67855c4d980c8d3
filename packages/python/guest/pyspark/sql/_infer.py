"""The schema of Python data, as PySpark infers it."""

from __future__ import annotations

import datetime
import decimal
from array import array
from collections.abc import Callable
from functools import reduce
from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError
from pyspark.sql import _data_types as t

_TYPES: dict[type, Callable[[], t.DataType]] = {
    type(None): t.NullType,
    bool: t.BooleanType,
    int: t.LongType,
    float: t.DoubleType,
    str: t.StringType,
    bytearray: t.BinaryType,
    bytes: t.BinaryType,
    decimal.Decimal: lambda: t.DecimalType(38, 18),
    datetime.date: t.DateType,
    datetime.datetime: t.TimestampType,
    datetime.time: t.TimestampType,
    datetime.timedelta: t.DayTimeIntervalType,
}
_ARRAY_TYPES: dict[str, Callable[[], t.DataType]] = {
    "f": t.FloatType,
    "d": t.DoubleType,
    "b": t.ByteType,
    "h": t.ShortType,
    "i": t.IntegerType,
    "l": t.LongType,
    "B": t.ShortType,
    "H": t.IntegerType,
    "I": t.LongType,
    "u": t.StringType,
}


class Options:
    """The settings that inference depends on."""

    def __init__(self, dict_as_struct: bool = False, first_element: bool = False, prefer_ntz: bool = False) -> None:
        self.dict_as_struct = dict_as_struct
        self.first_element = first_element
        self.prefer_ntz = prefer_ntz


_DEFAULT = Options()


def _infer_type(obj: Any, options: Options = _DEFAULT) -> t.DataType:
    """The type of one value."""
    known = _TYPES.get(type(obj))
    if known is not None:
        if options.prefer_ntz and known is t.TimestampType and getattr(obj, "tzinfo", None) is None:
            return t.TimestampNTZType()
        return known()
    if hasattr(obj, "__UDT__"):
        return obj.__UDT__
    if isinstance(obj, dict):
        return _infer_dict(obj, options)
    if isinstance(obj, list):
        if not obj:
            return t.ArrayType(t.NullType(), True)
        if options.first_element:
            return t.ArrayType(_infer_type(obj[0], options), True)
        return t.ArrayType(reduce(_merge_type, (_infer_type(v, options) for v in obj)), True)
    if isinstance(obj, array):
        made = _ARRAY_TYPES.get(obj.typecode)
        if made is None:
            raise PySparkTypeError(
                error_class="UNSUPPORTED_DATA_TYPE", message_parameters={"data_type": f"array({obj.typecode})"}
            )
        return t.ArrayType(made(), False)
    try:
        return _infer_schema(obj, None, options)
    except TypeError:
        raise PySparkTypeError(
            error_class="UNSUPPORTED_DATA_TYPE", message_parameters={"data_type": type(obj).__name__}
        ) from None


def _infer_dict(obj: dict[Any, Any], options: Options) -> t.DataType:
    known = [(key, value) for key, value in obj.items() if key is not None and value is not None]
    if options.dict_as_struct:
        return t.StructType([t.StructField(key, _infer_type(value, options), True) for key, value in known])
    if not known:
        return t.MapType(t.NullType(), t.NullType(), True)
    key, value = known[0]
    return t.MapType(_infer_type(key, options), _infer_type(value, options), True)


def _infer_schema(row: Any, names: list[str] | None = None, options: Options = _DEFAULT) -> t.StructType:
    """The schema of one row: a dict, a Row, a named tuple, a sequence or an object with attributes."""
    fields = []
    for name, value in _items(row, names):
        try:
            fields.append(t.StructField(name, _infer_type(value, options), True))
        except TypeError:
            raise PySparkTypeError(
                error_class="CANNOT_INFER_TYPE_FOR_FIELD", message_parameters={"field_name": name}
            ) from None
    return t.StructType(fields)


def _items(row: Any, names: list[str] | None) -> Any:
    if isinstance(row, dict):
        return sorted(row.items())
    if isinstance(row, (tuple, list)):
        named = getattr(row, "__fields__", None) or getattr(row, "_fields", None)
        if named is not None:
            return zip(named, tuple(row))
        if names is None:
            names = []
        # PySpark names the columns that the caller did not, in the caller's own list.
        names.extend(f"_{i}" for i in range(len(names) + 1, len(row) + 1))
        return zip(names, row)
    if hasattr(row, "__dict__"):
        return sorted(row.__dict__.items())
    raise PySparkTypeError(
        error_class="CANNOT_INFER_SCHEMA_FOR_TYPE", message_parameters={"data_type": type(row).__name__}
    )


def _has_nulltype(kind: t.DataType) -> bool:
    """Whether some part of a type is not known yet."""
    if isinstance(kind, t.StructType):
        return any(_has_nulltype(f.dataType) for f in kind.fields)
    if isinstance(kind, t.ArrayType):
        return _has_nulltype(kind.elementType)
    if isinstance(kind, t.MapType):
        return _has_nulltype(kind.keyType) or _has_nulltype(kind.valueType)
    return isinstance(kind, t.NullType)


def _merge_type(a: t.DataType, b: t.DataType, name: str | None = None) -> t.DataType:
    """The type that holds values of both."""
    if isinstance(a, t.NullType):
        return b
    if isinstance(b, t.NullType):
        return a
    if isinstance(a, t.TimestampType) and isinstance(b, t.TimestampNTZType):
        return a
    if isinstance(a, t.TimestampNTZType) and isinstance(b, t.TimestampType):
        return b
    if isinstance(a, t.AtomicType) and isinstance(b, t.StringType):
        return b
    if isinstance(a, t.StringType) and isinstance(b, t.AtomicType):
        return a
    if type(a) is not type(b):
        raise PySparkTypeError(
            error_class="CANNOT_MERGE_TYPE",
            message_parameters={"data_type1": type(a).__name__, "data_type2": type(b).__name__},
        )
    if isinstance(a, t.StructType):
        return _merge_structs(a, b)
    if isinstance(a, t.ArrayType):
        return t.ArrayType(_merge_type(a.elementType, b.elementType), True)  # type: ignore[attr-defined]
    if isinstance(a, t.MapType):
        key = _merge_type(a.keyType, b.keyType)  # type: ignore[attr-defined]
        return t.MapType(key, _merge_type(a.valueType, b.valueType), True)  # type: ignore[attr-defined]
    return a


def _merge_structs(a: Any, b: Any) -> t.StructType:
    others = {f.name: f.dataType for f in b.fields}
    merged = [t.StructField(f.name, _merge_type(f.dataType, others.get(f.name, t.NullType()))) for f in a.fields]
    known = {f.name for f in merged}
    merged.extend(t.StructField(name, kind) for name, kind in others.items() if name not in known)
    return t.StructType(merged)


def _create_converter(kind: t.DataType) -> Callable[[Any], Any]:
    """Turns dicts and objects into tuples wherever the type has a struct."""
    if isinstance(kind, t.ArrayType) and _needs_converter(kind):
        element = _create_converter(kind.elementType)
        return lambda value: [element(v) for v in value]
    if isinstance(kind, t.MapType) and _needs_converter(kind):
        key, item = _create_converter(kind.keyType), _create_converter(kind.valueType)
        return lambda value: {key(k): item(v) for k, v in value.items()}
    if isinstance(kind, t.NullType):
        return lambda value: None
    if isinstance(kind, t.StructType):
        return _struct_converter(kind)
    return lambda value: value


def _needs_converter(kind: t.DataType) -> bool:
    if isinstance(kind, t.ArrayType):
        return _needs_converter(kind.elementType)
    if isinstance(kind, t.MapType):
        return _needs_converter(kind.keyType) or _needs_converter(kind.valueType)
    return isinstance(kind, (t.StructType, t.NullType))


def _struct_converter(kind: t.StructType) -> Callable[[Any], Any]:
    converters = [_create_converter(f.dataType) for f in kind.fields]
    names = [f.name for f in kind.fields]

    def convert(obj: Any) -> Any:
        if obj is None:
            return None
        if isinstance(obj, (tuple, list)):
            return tuple(convert(v) for v, convert in zip(obj, converters))
        values = obj if isinstance(obj, dict) else getattr(obj, "__dict__", None)
        if values is None:
            raise PySparkTypeError(
                error_class="UNSUPPORTED_DATA_TYPE", message_parameters={"data_type": type(obj).__name__}
            )
        return tuple(convert(values.get(name)) for name, convert in zip(names, converters))

    return convert
