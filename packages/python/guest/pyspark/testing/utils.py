"""Assertions over frames, rows and schemas, and the cases that tests of PySpark are made of."""

from __future__ import annotations

import unittest
from typing import Any

from pyspark.conf import SparkConf
from pyspark.context import SparkContext
from pyspark.errors.exceptions.base import PySparkAssertionError
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.types import StructType
from pyspark.testing._equality import Tolerance, rows_difference, same_schemas, schema_difference

__all__ = ["PySparkTestCase", "QuietTest", "ReusedPySparkTestCase", "assertDataFrameEqual", "assertSchemaEqual"]


def assertSchemaEqual(actual: StructType, expected: StructType) -> None:
    """Raises where two schemas differ by more than what may be null."""
    for schema in (actual, expected):
        if not isinstance(schema, StructType):
            raise PySparkAssertionError(
                error_class="UNSUPPORTED_DATA_TYPE", message_parameters={"data_type": str(type(schema))}
            )
    if not same_schemas(actual, expected):
        raise PySparkAssertionError(
            error_class="DIFFERENT_SCHEMA", message_parameters={"error_msg": schema_difference(actual, expected)}
        )


def assertDataFrameEqual(
    actual: Any, expected: Any, checkRowOrder: bool = False, rtol: float = 1e-5, atol: float = 1e-8
) -> bool | None:
    """Raises where two frames, or lists of rows, differ: in any order, unless it is asked for."""
    if actual is None and expected is None:
        return True
    for name, given in (("actual", actual), ("expected", expected)):
        if not isinstance(given, (DataFrame, list)):
            raise PySparkAssertionError(
                error_class="INVALID_TYPE_DF_EQUALITY_ARG",
                message_parameters={
                    "expected_type": "Union[DataFrame, ps.DataFrame, List[Row]]",
                    "arg_name": name,
                    "actual_type": "None" if given is None else str(type(given)),
                },
            )
    if isinstance(actual, DataFrame) and isinstance(expected, DataFrame):
        assertSchemaEqual(actual.schema, expected.schema)
    ours, theirs = _rows(actual, checkRowOrder), _rows(expected, checkRowOrder)
    difference = rows_difference(ours, theirs, Tolerance(rtol, atol))
    if difference is not None:
        raise PySparkAssertionError(error_class="DIFFERENT_ROWS", message_parameters={"error_msg": difference})
    return None


def _rows(given: Any, in_order: bool) -> list[Any]:
    rows: list[Any] = given.collect() if isinstance(given, DataFrame) else given
    return rows if in_order else sorted(rows, key=str)


class QuietTest:
    """Spark's log is silent within it: here it always is."""

    def __init__(self, sc: SparkContext) -> None:
        self.sc = sc

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: Any) -> None:
        pass


class PySparkTestCase(unittest.TestCase):
    """A case whose every test has a context of its own."""

    def setUp(self) -> None:
        self.sc = SparkContext("local[4]", type(self).__name__)

    def tearDown(self) -> None:
        self.sc.stop()


class ReusedPySparkTestCase(unittest.TestCase):
    """A case whose tests share one context."""

    sc: SparkContext

    @classmethod
    def conf(cls) -> SparkConf:
        """The settings of the context."""
        return SparkConf()

    @classmethod
    def setUpClass(cls) -> None:
        cls.sc = SparkContext("local[4]", cls.__name__, conf=cls.conf())

    @classmethod
    def tearDownClass(cls) -> None:
        cls.sc.stop()

    def quiet(self) -> QuietTest:
        """Silences Spark's log."""
        return QuietTest(self.sc)
