"""Python functions that make rows: user-defined table functions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from _dryfit import bridge
from _dryfit.classes import offered
from pyspark import _closures, _engine, _tasks, _wire
from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkRuntimeError, PySparkTypeError
from pyspark.sql._cells import decoder, row_encoder
from pyspark.sql.column import expression_of
from pyspark.sql.types import StructType, _parse_datatype_json_value, _parse_datatype_string
from pyspark.sql.udf import current_run

__all__ = ["UDTFRegistration", "UserDefinedTableFunction"]

SQL_TABLE_UDF = 300
SQL_ARROW_TABLE_UDF = 301


def make_udtf(cls: Any, returnType: Any, name: str | None = None) -> UserDefinedTableFunction:
    """The function that `functions.udtf` gives."""
    if not isinstance(cls, type):
        raise PySparkTypeError(error_class="INVALID_UDTF_HANDLER_TYPE", message_parameters={"type": type(cls).__name__})
    if not hasattr(cls, "eval"):
        raise PySparkAttributeError(error_class="INVALID_UDTF_NO_EVAL", message_parameters={"name": cls.__name__})
    return UserDefinedTableFunction(cls, returnType, name)


class UserDefinedTableFunction:
    """A Python class of which Spark makes one instance for each partition."""

    def __init__(
        self,
        func: type,
        returnType: StructType | str,
        name: str | None = None,
        evalType: int = SQL_TABLE_UDF,
        deterministic: bool = False,
    ) -> None:
        self.func = func
        self._returnType = returnType
        self._name = name or func.__name__
        self.evalType = evalType
        self.deterministic = deterministic
        self._callback = (-1, 0)

    @property
    def returnType(self) -> StructType:
        """The columns of its rows."""
        kind = _parse_datatype_string(self._returnType) if isinstance(self._returnType, str) else self._returnType
        if not isinstance(kind, StructType):
            raise PySparkTypeError(
                error_class="UDTF_RETURN_TYPE_MISMATCH",
                message_parameters={"name": self._name, "return_type": f"{kind}"},
            )
        self._returnType = kind
        return kind

    def _described(self) -> dict[str, Any]:
        kind = self.returnType
        run, callback = self._callback
        if run != current_run():
            callback = bridge.register_callback(_runner(self.func, kind))
            self._callback = (current_run(), callback)
        return {
            "functionName": self._name,
            "deterministic": self.deterministic,
            "outputType": kind.jsonValue(),
            "evalType": self.evalType,
            "callback": callback,
        }

    def __call__(self, *cols: Any) -> Any:
        spark = offered("SparkSession").builder.getOrCreate()
        arguments = [expression_of(c) for c in cols]
        relation = {
            "kind": "UnresolvedTableValuedFunction",
            "functionName": self._name,
            "arguments": arguments,
            "function": self._described(),
        }
        return offered("DataFrame")(_engine.frame(relation), spark)

    def asDeterministic(self) -> UserDefinedTableFunction:
        """The function, marked as one whose rows are the same each time."""
        self.deterministic = True
        return self


class _Handler:
    """An instance of a class, and the checks of what its methods give."""

    def __init__(self, made: type, kind: StructType) -> None:
        self._width = len(kind.fields)
        self._encode = row_encoder(kind)
        self._instance = _called("__init__", made, ())

    def rows(self, method: str, *arguments: Any) -> list[Any]:
        """The cells of the rows that a method gives; none of one that it has not."""
        function = getattr(self._instance, method, None)
        if function is None:
            return []
        result = _called(method, function, arguments)
        if result is None:
            return []
        if not isinstance(result, Iterable):
            raise _wrong("UDTF_RETURN_NOT_ITERABLE", {"type": type(result).__name__, "func": method})
        # What a generator raises is not told as an error of the method: PySpark walks it later.
        return [self._cells(method, row) for row in result]

    def _cells(self, method: str, row: Any) -> Any:
        if row is None:
            return [None] * self._width
        if hasattr(row, "__len__") and len(row) != self._width:
            parameters = {"expected": str(self._width), "actual": str(len(row)), "func": method}
            raise _wrong("UDTF_RETURN_SCHEMA_MISMATCH", parameters)
        if not (isinstance(row, (list, dict, tuple)) or hasattr(row, "__dict__")):
            raise _wrong("UDTF_INVALID_OUTPUT_ROW_TYPE", {"type": type(row).__name__, "func": method})
        return self._encode(row)


def _called(method: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except Exception as error:
        raise _wrong("UDTF_EXEC_ERROR", {"method_name": method, "error": str(error)}) from error


def _wrong(error_class: str, parameters: dict[str, str]) -> PySparkRuntimeError:
    return PySparkRuntimeError(error_class=error_class, message_parameters=parameters)


def _runner(made: type, kind: StructType) -> Callable[[str], str]:
    """What the engine calls: the types of the arguments and the cells of all rows in, the cells of the rows out."""
    noted = -1

    def run(payload: str) -> str:
        nonlocal noted
        if noted != _closures.era:
            _closures.note(made)
            noted = _closures.era
        types, _, cells = payload.partition("\0")
        decoders = [decoder(_parse_datatype_json_value(t)) for t in json.loads(types)]
        arguments: list[Any] = []
        try:
            with _tasks.printing():
                handler = _Handler(made, kind)
                each = []
                for row in json.loads(cells):
                    arguments = [v if d is None or v is None else d(v) for v, d in zip(row, decoders)]
                    each.append(handler.rows("eval", *arguments))
                last = handler.rows("terminate")
        except BaseException as error:
            if _tasks.passes(error):
                raise
            raise _tasks.of_column(error, arguments) from None
        return _wire.dumps({"each": each, "last": last})

    return run


class UDTFRegistration:
    """`spark.udtf`."""

    def __init__(self, sparkSession: Any) -> None:
        self.sparkSession = sparkSession

    def register(self, name: str, f: Any) -> UserDefinedTableFunction:
        """Makes a table function known to SQL under a name."""
        if f.evalType not in (SQL_TABLE_UDF, SQL_ARROW_TABLE_UDF):
            raise PySparkTypeError(
                error_class="INVALID_UDTF_EVAL_TYPE",
                message_parameters={"name": name, "eval_type": "SQL_TABLE_UDF, SQL_ARROW_TABLE_UDF"},
            )
        made = UserDefinedTableFunction(f.func, f.returnType, name, f.evalType, f.deterministic)
        self.sparkSession._ask("spark.register_table_function", made._described())
        return made
