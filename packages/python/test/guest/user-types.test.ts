import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

const POINT = `
from pyspark.sql import Row
from pyspark.sql import types as T
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Point({self.x},{self.y})"
class PointType(T.UserDefinedType):
    @classmethod
    def sqlType(cls): return T.ArrayType(T.DoubleType(), False)
    @classmethod
    def module(cls): return "__main__"
    def serialize(self, obj): return [obj.x, obj.y]
    def deserialize(self, d): return Point(*d)
Point.__UDT__ = PointType()
`

test('the values of a type of the user convert both ways', () => {
  expect(
    job.run(`${POINT}
kind = PointType()
print(kind, kind == PointType(), kind == T.StringType(), kind.simpleString(), kind.typeName(), kind.needConversion())
print(kind.toInternal(Point(1.0, 2.0)), kind.fromInternal([1.0, 2.0]), kind.toInternal(None), kind.fromInternal(None))
print(T._infer_type(Point(1.0, 2.0)), T._infer_type([Point(1.0, 2.0)]))
for method in (lambda: T.UserDefinedType().sqlType(), lambda: T.UserDefinedType().serialize(1)):
    try:
        method()
    except NotImplementedError as error:
        print(type(error).__name__, error)
`),
  ).toEqual([
    'PointType() True False udt pointtype True',
    '[1.0, 2.0] Point(1.0,2.0) None None',
    'PointType() ArrayType(PointType(), True)',
    'PySparkNotImplementedError [NOT_IMPLEMENTED] sqlType() is not implemented.',
    'PySparkNotImplementedError [NOT_IMPLEMENTED] toInternal() is not implemented.',
  ])
})

test('a frame of them is refused by name, and never one of structs', () => {
  expect(
    job.run(`${POINT}
schema = T.StructType([T.StructField("p", PointType())])
for make in (
    lambda: spark.createDataFrame([Row(p=Point(1.0, 2.0))]),
    lambda: spark.createDataFrame([(Point(1.0, 2.0),)], schema),
    lambda: spark.createDataFrame([(5,)], schema),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
`),
  ).toEqual([
    "NotSupportedError [USER_DEFINED_TYPE] Failed to use the user-defined type PointType: dryfit has Spark's own types only. Store the values under the type that sqlType() gives.",
    "NotSupportedError [USER_DEFINED_TYPE] Failed to use the user-defined type PointType: dryfit has Spark's own types only. Store the values under the type that sqlType() gives.",
    'PySparkValueError [NOT_INSTANCE_OF] 5 is not an instance of type PointType().',
  ])
})
