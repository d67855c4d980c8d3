"""A job as a class, with constants and values of its own kinds."""

from collections import namedtuple
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from more.shared_base import SharedBase
from pyspark.sql import DataFrame, Row
from pyspark.sql.functions import col, udf

LIMIT = 10
TABLE = "sales.orders"
COLUMNS = ["id", "name"]
OPTIONS = {"header": True}  # a comment
RATE = Decimal("1.50")
DOUBLE = LIMIT * 2
KEYS = ("id",)
CHANGED = 1
CHANGED += 1
FIRST, SECOND = 1, "two"
THIRD = FOURTH = 3

Point = namedtuple("Point", "x y")


class Kind(Enum):
    OPEN = "open"


class Refused(Exception):
    def reason(self):
        return "no"


@dataclass
class Order:
    id: int
    name: str = "nobody"

    def label(self) -> str:
        return f"{self.id} {self.name}"


class Base:
    table = TABLE

    def __init__(self, glue_context, limit=2):
        self.glue_context = glue_context
        self.limit = limit

    def load(self, path: str) -> DataFrame:
        return self.glue_context.spark_session.read.json(path)

    def name(self):
        return "base"


class OrdersJob(Base):
    def run(self, path):
        rows = self.load(path).limit(self.limit)
        self.save(rows)
        return rows.count()

    def save(self, rows):
        rows.write.json("s3://lake/out")

    def name(self):
        return "orders of " + super().name()

    @classmethod
    def of(cls, glue_context):
        return cls(glue_context, limit=1)

    @staticmethod
    def double(number):
        return number * 2

    @property
    def half(self):
        return self.limit / 2


class Left(Base):
    @lru_cache
    def cached(self, number):
        return number * 2

    @classmethod
    def apply(cls, text):
        return "applied " + text

    def call(self, text):
        return "called " + text

    def then(self):
        return self

    @property
    def broken(self):
        return None.total


class Right(Base):
    pass


class Far(SharedBase):
    pass


@dataclass
class Secret:
    text: str = field(repr=False)


class Attributes(dict):
    __getattr__ = dict.get


@udf("string")
def shout(text):
    return text.upper()


def main(glue_context, path):
    return OrdersJob.of(glue_context).run(path)


def shouted(rows):
    return rows.select(shout(col("name")).alias("name"))


def values():
    return {
        "row": Row(id=1, name="a"),
        "point": Point(1, 2),
        "order": Order(1),
        "kind": Kind.OPEN,
        "error": ValueError("bad"),
        "numbers": (number for number in range(3)),
        "attributes": [Attributes(a=1), Attributes(a=2)],
        "add": lambda a, b=1: a + b,
    }


def label_of(order):
    return order.label()


def doubled():
    return OrdersJob.double(4)


def names(glue_context):
    return [Left(glue_context).name(), Right(glue_context).name()]


def call_it(left):
    return left.call("z")


def load_it():
    return 1


def called_by(function):
    return function()


def made_by(cls, glue_context):
    return cls(glue_context)


def place_of(far):
    return far.place()


def left(glue_context):
    return Left(glue_context)
