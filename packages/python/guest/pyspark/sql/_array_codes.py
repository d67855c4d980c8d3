"""Names of `pyspark.sql.types` that say what an `array.array` holds: some code asks PySpark for them."""

from __future__ import annotations

import ctypes
from typing import Any

from pyspark.sql._infer import _ARRAY_TYPES

_array_signed_int_typecode_ctype_mappings: dict[str, Any] = {
    "b": ctypes.c_byte,
    "h": ctypes.c_short,
    "i": ctypes.c_int,
    "l": ctypes.c_long,
}
_array_unsigned_int_typecode_ctype_mappings: dict[str, Any] = {
    "B": ctypes.c_ubyte,
    "H": ctypes.c_ushort,
    "I": ctypes.c_uint,
    "L": ctypes.c_ulong,
}
#: Those that a column takes, by their code.
_array_type_mappings: dict[str, Any] = _ARRAY_TYPES
