"""All type classes, for the modules that `pyspark.sql.types` is made of."""

from __future__ import annotations

from pyspark.sql._atomic_types import (
    AnsiIntervalType,
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
    NullType,
    NumericType,
    ShortType,
    StringType,
    TimestampNTZType,
    TimestampType,
    VarcharType,
    YearMonthIntervalType,
    _LengthType,
)
from pyspark.sql._complex_types import ArrayType, MapType, StructField, StructType, UserDefinedType

__all__ = [
    "AnsiIntervalType",
    "AtomicType",
    "BinaryType",
    "BooleanType",
    "ByteType",
    "CharType",
    "DataType",
    "DataTypeSingleton",
    "DateType",
    "DayTimeIntervalType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "FractionalType",
    "IntegerType",
    "IntegralType",
    "LongType",
    "NullType",
    "NumericType",
    "ShortType",
    "StringType",
    "TimestampNTZType",
    "TimestampType",
    "VarcharType",
    "YearMonthIntervalType",
    "_LengthType",
    "ArrayType",
    "MapType",
    "StructField",
    "StructType",
    "UserDefinedType",
]

# Jobs and messages know them as classes of `pyspark.sql.types`.
for _name in __all__:
    globals()[_name].__module__ = "pyspark.sql.types"
