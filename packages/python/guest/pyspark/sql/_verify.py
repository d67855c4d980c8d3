"""Checks Python data against a schema, with PySpark's errors."""

from __future__ import annotations

import datetime
import decimal
from array import array
from collections.abc import Callable
from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError
from pyspark.sql import _data_types as t

_acceptable_types: dict[type[t.DataType], tuple[type, ...]] = {
    t.BooleanType: (bool,),
    t.ByteType: (int,),
    t.ShortType: (int,),
    t.IntegerType: (int,),
    t.LongType: (int,),
    t.FloatType: (float,),
    t.DoubleType: (float,),
    t.DecimalType: (decimal.Decimal,),
    t.StringType: (str,),
    t.CharType: (str,),
    t.VarcharType: (str,),
    t.BinaryType: (bytearray, bytes),
    t.DateType: (datetime.date, datetime.datetime),
    t.TimestampType: (datetime.datetime,),
    t.TimestampNTZType: (datetime.datetime,),
    t.DayTimeIntervalType: (datetime.timedelta,),
    t.ArrayType: (list, tuple, array),
    t.MapType: (dict,),
    t.StructType: (tuple, list, dict),
}

#: Smallest and greatest value, and the two numbers as PySpark's message prints them.
_RANGES: dict[type[t.DataType], tuple[int, int, str, str]] = {
    t.ByteType: (-(2**7), 2**7 - 1, "127", "-127"),
    t.ShortType: (-(2**15), 2**15 - 1, "32767", "-32768"),
    t.IntegerType: (-(2**31), 2**31 - 1, "2147483647", "-2147483648"),
    t.LongType: (-(2**63), 2**63 - 1, "9223372036854775807", "-9223372036854775808"),
}

Verifier = Callable[[Any], None]


def _make_type_verifier(dataType: t.DataType, nullable: bool = True, name: str | None = None) -> Verifier:
    """A function that raises for a value which the type does not take."""
    verify_value = _value_verifier(dataType, name)

    def verify(obj: Any) -> None:
        if obj is not None:
            verify_value(obj)
        elif not nullable:
            raise PySparkValueError(error_class="CANNOT_BE_NONE", message_parameters={"arg_name": "obj"})

    return verify


def _value_verifier(kind: t.DataType, name: str | None) -> Verifier:
    # Spark stores anything as text.
    if isinstance(kind, (t.StringType, t.CharType, t.VarcharType)):
        return lambda obj: None
    if isinstance(kind, t.StructType):
        return _struct_verifier(kind, name)
    if isinstance(kind, t.UserDefinedType):
        return _user_verifier(kind, name)
    accept = _acceptance(kind, name)
    if type(kind) in _RANGES:
        return _range_verifier(kind, accept)
    if isinstance(kind, t.ArrayType):
        element = _make_type_verifier(kind.elementType, kind.containsNull, f"element in array {name}")

        def verify_array(obj: Any) -> None:
            accept(obj)
            for item in obj:
                element(item)

        return verify_array
    if isinstance(kind, t.MapType):
        verify_key = _make_type_verifier(kind.keyType, False, f"key of map {name}")
        verify_item = _make_type_verifier(kind.valueType, kind.valueContainsNull, f"value of map {name}")

        def verify_map(obj: Any) -> None:
            accept(obj)
            for key, item in obj.items():
                verify_key(key)
                verify_item(item)

        return verify_map
    return accept


def _user_verifier(kind: t.UserDefinedType, name: str | None) -> Verifier:
    stored = _make_type_verifier(kind.sqlType(), True, name)

    def verify(obj: Any) -> None:
        if getattr(obj, "__UDT__", None) != kind:
            raise PySparkValueError(
                error_class="NOT_INSTANCE_OF", message_parameters={"value": str(obj), "data_type": str(kind)}
            )
        stored(kind.toInternal(obj))

    return verify


def _acceptance(kind: t.DataType, name: str | None) -> Verifier:
    accepted = _acceptable_types.get(type(kind))

    def accept(obj: Any) -> None:
        prefix = "" if name is None else f"{name}: "
        assert accepted is not None, f"{prefix}unknown datatype: {kind} for object {obj!r}"
        if type(obj) not in accepted:
            raise _refused(str(kind), obj)

    return accept


def _range_verifier(kind: t.DataType, accept: Verifier) -> Verifier:
    least, greatest, lower, upper = _RANGES[type(kind)]

    def verify(obj: Any) -> None:
        accept(obj)
        if obj < least or obj > greatest:
            raise PySparkValueError(
                error_class="VALUE_OUT_OF_BOUND",
                message_parameters={
                    "arg_name": "obj",
                    "lower_bound": lower,
                    "upper_bound": upper,
                    "actual": str(obj),
                },
            )

    return verify


def _struct_verifier(kind: t.StructType, name: str | None) -> Verifier:
    within = "" if name is None else f" in {name}"
    verifiers = [
        (f.name, _make_type_verifier(f.dataType, f.nullable, f"field {f.name}{within}")) for f in kind.fields
    ]

    def verify(obj: Any) -> None:
        if isinstance(obj, (tuple, list)):
            if len(obj) != len(verifiers):
                raise PySparkValueError(
                    error_class="LENGTH_SHOULD_BE_THE_SAME",
                    message_parameters={
                        "arg1": "obj",
                        "arg2": "fields",
                        "arg1_length": str(len(obj)),
                        "arg2_length": str(len(verifiers)),
                    },
                )
            for value, (_, check) in zip(obj, verifiers):
                check(value)
            return
        values = obj if isinstance(obj, dict) else getattr(obj, "__dict__", None)
        if values is None:
            raise _refused("StructType", obj)
        for field, check in verifiers:
            check(values.get(field))

    return verify


def _refused(kind: str, obj: Any) -> PySparkTypeError:
    return PySparkTypeError(
        error_class="CANNOT_ACCEPT_OBJECT_IN_TYPE",
        message_parameters={"data_type": kind, "obj_name": str(obj), "obj_type": type(obj).__name__},
    )
