"""`Row`: a tuple whose values have names."""

from __future__ import annotations

from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError


class Row(tuple):
    """A row of a DataFrame: `Row(name="a", age=1)`, or `Row("name", "age")` as a class of rows."""

    __module__ = "pyspark.sql.types"
    __fields__: Any

    def __new__(cls, *args: Any, **kwargs: Any) -> Row:
        if args and kwargs:
            raise PySparkValueError(
                error_class="CANNOT_SET_TOGETHER", message_parameters={"arg_list": "args and kwargs"}
            )
        row = tuple.__new__(cls, kwargs.values() if kwargs else args)
        if kwargs:
            row.__fields__ = list(kwargs)
        return row

    def asDict(self, recursive: bool = False) -> dict[str, Any]:
        """The row as a dict; `recursive` turns the rows in it into dicts too."""
        if not hasattr(self, "__fields__"):
            raise PySparkTypeError(
                error_class="CANNOT_CONVERT_TYPE", message_parameters={"from_type": "Row", "to_type": "dict"}
            )
        return dict(zip(self.__fields__, map(_as_dicts, self) if recursive else self))

    def __contains__(self, item: Any) -> bool:
        return item in self.__fields__ if hasattr(self, "__fields__") else tuple.__contains__(self, item)

    def __call__(self, *args: Any) -> Row:
        if len(args) > len(self):
            raise PySparkValueError(
                error_class="TOO_MANY_VALUES",
                message_parameters={"expected": str(len(self)), "item": "fields", "actual": str(len(args))},
            )
        return _create_row(self, args)

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, (int, slice)):
            return tuple.__getitem__(self, item)
        try:
            # A row has few fields: a search by equality is as quick as an index.
            return tuple.__getitem__(self, self.__fields__.index(item))
        except IndexError:
            raise KeyError(item) from None
        except ValueError:
            raise PySparkValueError(item) from None

    def __getattr__(self, item: str) -> Any:
        if item.startswith("__"):
            raise AttributeError(item)
        try:
            return tuple.__getitem__(self, self.__fields__.index(item))
        except (IndexError, ValueError):
            raise AttributeError(item) from None

    def __setattr__(self, key: str, value: Any) -> None:
        if key != "__fields__":
            raise RuntimeError("Row is read-only")
        self.__dict__[key] = value

    def __reduce__(self) -> Any:
        if hasattr(self, "__fields__"):
            return _create_row, (self.__fields__, tuple(self))
        return tuple.__reduce__(self)

    def __repr__(self) -> str:
        if hasattr(self, "__fields__"):
            return f"Row({', '.join(f'{name}={value!r}' for name, value in zip(self.__fields__, self))})"
        return f"<Row({', '.join(map(repr, self))})>"


def _create_row(fields: Any, values: Any) -> Row:
    """A row of values under given names."""
    row = tuple.__new__(Row, values)
    row.__dict__["__fields__"] = fields
    return row


_create_row.__module__ = "pyspark.sql.types"


def _as_dicts(value: Any) -> Any:
    if isinstance(value, Row):
        return value.asDict(True)
    if isinstance(value, list):
        return [_as_dicts(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_dicts(item) for key, item in value.items()}
    return value
