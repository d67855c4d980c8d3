"""Spark's data types, as PySpark names them."""

from __future__ import annotations

from pyspark._engine import ask
from pyspark.sql._array_codes import (  # noqa: F401
    _array_signed_int_typecode_ctype_mappings,
    _array_type_mappings,
    _array_unsigned_int_typecode_ctype_mappings,
)
from pyspark.sql._complex_types import (  # noqa: F401
    _all_atomic_types,
    _all_complex_types,
    _atomic_types,
    _parse_datatype_json_string,
    _parse_datatype_json_value,
)
from pyspark.sql._data_types import (  # noqa: F401
    AnsiIntervalType,
    ArrayType,
    AtomicType,
    BinaryType,
    BooleanType,
    ByteType,
    CharType,
    DataType,
    DataTypeSingleton,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    FractionalType,
    IntegerType,
    IntegralType,
    LongType,
    MapType,
    NullType,
    NumericType,
    ShortType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
    TimestampType,
    UserDefinedType,
    VarcharType,
    YearMonthIntervalType,
    _LengthType,
)
from pyspark.sql._infer import (  # noqa: F401
    _create_converter,
    _has_nulltype,
    _infer_schema,
    _infer_type,
    _merge_type,
)
from pyspark.sql._row import Row, _create_row  # noqa: F401
from pyspark.sql._verify import _acceptable_types, _make_type_verifier  # noqa: F401

__all__ = [
    "DataType",
    "NullType",
    "CharType",
    "StringType",
    "VarcharType",
    "BinaryType",
    "BooleanType",
    "DateType",
    "TimestampType",
    "TimestampNTZType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "ByteType",
    "IntegerType",
    "LongType",
    "DayTimeIntervalType",
    "YearMonthIntervalType",
    "Row",
    "ShortType",
    "ArrayType",
    "MapType",
    "StructField",
    "StructType",
]

def declares_length(kind: DataType) -> bool:
    """Whether a type, or one within it, is CHAR or VARCHAR."""
    if isinstance(kind, (CharType, VarcharType)):
        return True
    if isinstance(kind, StructType):
        return any(declares_length(field.dataType) for field in kind.fields)
    if isinstance(kind, MapType):
        return declares_length(kind.keyType) or declares_length(kind.valueType)
    return isinstance(kind, ArrayType) and declares_length(kind.elementType)


def _parse_datatype_string(s: str) -> DataType:
    """The type of a DDL text: `int`, `array<string>`, `a int, b string`."""
    return _parse_datatype_json_value(ask("spark.parse_type", s))
