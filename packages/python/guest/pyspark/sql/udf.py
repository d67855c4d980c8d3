"""Python functions over columns."""

from __future__ import annotations

import functools
import json
import pickle
from collections.abc import Callable
from typing import Any

from _dryfit import bridge
from _dryfit.reset import on_reset
from pyspark import _closures, _engine, _tasks, _wire
from pyspark.errors.exceptions.base import PySparkTypeError
from pyspark.sql._cells import decoder, encoder
from pyspark.sql.column import Column, expression_of, refused
from pyspark.sql.types import DataType, StringType, _parse_datatype_json_value, _parse_datatype_string

__all__ = ["UDFRegistration", "UserDefinedFunction"]

SQL_BATCHED_UDF = 100
_run = 0


@on_reset
def _next_run() -> None:
    global _run
    _run += 1


def current_run() -> int:
    """The number of the run, which knows its own callbacks only."""
    return _run


class UserDefinedFunction:
    """A Python function that Spark calls for each row."""

    def __init__(
        self,
        func: Callable[..., Any],
        returnType: Any = None,
        name: str | None = None,
        evalType: int = SQL_BATCHED_UDF,
        deterministic: bool = True,
    ) -> None:
        if not callable(func):
            raise refused("NOT_CALLABLE", "func", func)
        if returnType is None:
            returnType = StringType()
        if not isinstance(returnType, (DataType, str)):
            raise refused("NOT_DATATYPE_OR_STR", "returnType", returnType)
        if not isinstance(evalType, int):
            raise refused("NOT_INT", "evalType", evalType)
        self.func = func
        self._returnType = returnType
        self._name = name or getattr(func, "__name__", type(func).__name__)
        self.evalType = evalType
        self.deterministic = deterministic
        self._callback = (-1, 0)

    @property
    def returnType(self) -> DataType:
        """The type of its results."""
        if isinstance(self._returnType, str):
            self._returnType = _parse_datatype_string(self._returnType)
        return self._returnType

    def __call__(self, *cols: Any) -> Column:
        return Column(self._call([expression_of(c) for c in cols]))

    def _call(self, arguments: list[Any]) -> dict[str, Any]:
        return {
            "kind": "CommonInlineUserDefinedFunction",
            "functionName": self._name,
            "deterministic": self.deterministic,
            "arguments": arguments,
            "outputType": self.returnType.jsonValue(),
            "evalType": self.evalType,
            "callback": self._callback_id(),
        }

    def _callback_id(self) -> int:
        run, callback = self._callback
        if run != _run:
            callback = bridge.register_callback(_caller(self.func, self.returnType))
            self._callback = (_run, callback)
        return callback

    def asNondeterministic(self) -> UserDefinedFunction:
        """The function, marked as one whose results differ from call to call."""
        self.deterministic = False
        return self

    def _wrapped(self) -> Any:
        assigned = tuple(a for a in functools.WRAPPER_ASSIGNMENTS if a not in ("__name__", "__module__"))

        @functools.wraps(self.func, assigned=assigned)
        def wrapper(*args: Any) -> Column:
            return self(*args)

        made: Any = wrapper
        made.__name__ = self._name
        made.__module__ = getattr(self.func, "__module__", None) or type(self.func).__module__
        made.func = self.func
        made.returnType = self.returnType
        made.evalType = self.evalType
        made.deterministic = self.deterministic
        made.asNondeterministic = lambda: self.asNondeterministic()._wrapped()
        made._unwrapped = self
        return made


def _caller(function: Callable[..., Any], kind: DataType) -> Callable[[str], str]:
    """What the engine calls: the types of the arguments and their cells in, the cell of the result out."""
    encode = encoder(kind)
    known: dict[str, list[Any]] = {}
    noted = -1

    def run(payload: str) -> str:
        nonlocal noted
        if noted != _closures.era:
            _closures.note(function)
            noted = _closures.era
        types, _, cells = payload.partition("\0")
        decoders = known.get(types)
        if decoders is None:
            decoders = known[types] = [decoder(_parse_datatype_json_value(t)) for t in json.loads(types)]
        values = json.loads(cells)
        arguments = [v if d is None or v is None else d(v) for v, d in zip(values, decoders)]
        try:
            if _tasks.prints_elsewhere():
                with _tasks.printing():
                    result = function(*arguments)
            else:
                result = function(*arguments)
        except BaseException as error:
            if _tasks.passes(error):
                raise
            raise _tasks.of_column(error, arguments) from None
        try:
            return _wire.dumps(encode(result))
        except (AttributeError, TypeError, ValueError, pickle.PicklingError) as error:
            raise _tasks.of_column(error, arguments) from None

    return run


def make_udf(f: Callable[..., Any], returnType: Any, name: str | None = None) -> Any:
    """The function that `functions.udf` gives."""
    return UserDefinedFunction(f, returnType, name)._wrapped()


class UDFRegistration:
    """`spark.udf`."""

    def __init__(self, sparkSession: Any) -> None:
        self.sparkSession = sparkSession

    def register(self, name: str, f: Any, returnType: Any = None) -> Any:
        """Makes a Python function known to SQL under a name."""
        if hasattr(f, "asNondeterministic"):
            if returnType is not None:
                raise PySparkTypeError(
                    error_class="CANNOT_SPECIFY_RETURN_TYPE_FOR_UDF",
                    message_parameters={"arg_name": "f", "return_type": str(returnType)},
                )
            made: Any = UserDefinedFunction(f.func, f.returnType, name, f.evalType, f.deterministic)
            unwrapped = made
        else:
            made = make_udf(f, returnType, name)
            unwrapped = made._unwrapped
        self.sparkSession._ask("spark.register_function", unwrapped._call([]))
        return made

    def registerJavaFunction(self, name: str, javaClassName: str, returnType: Any = None) -> None:
        """A function of Java: refused."""
        raise _engine.unsupported(
            "JAVA_FUNCTION", f"register {javaClassName}", "there is no JVM", "Register a Python function instead."
        )

    registerJavaUDAF = registerJavaFunction
