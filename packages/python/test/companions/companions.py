"""Questions to dryfit's companion functions. The same script answers on real Spark (record.py) and under dryfit."""
import contextlib
import datetime
import io
import json
import os
import sys

from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from dryfit import (
    coerce_to_schema,
    get_job_argument,
    get_job_arguments,
    merge_and_retain_last,
    schema,
    schema_from_cloudformation,
    schema_from_glue,
    sink,
    source,
    struct_type_of,
)
from pyspark.context import SparkContext
from pyspark.sql.types import ArrayType, DecimalType, IntegerType, LongType, StringType, StructField, StructType

glue_context = GlueContext(SparkContext.getOrCreate())
spark = glue_context.spark_session
here = os.path.dirname(os.path.abspath(__file__))
cases = {}


def case(function):
    cases[function.__name__] = function
    return function


def seen(frame):
    """A frame as text: its schema, and its rows without order."""
    return [json.loads(frame.schema.json()), sorted(repr(row) for row in frame.collect())]


# ---- arguments

ARGV = ["job.py", "--a", "1", "--b=x=y", "--JOB_ID", "j_1", "--JOB_RUN_ID", "jr_1", "--TempDir", "s3://tmp",
        "--SECURITY_CONFIGURATION", "none", "--continuation-option", "continuation-enabled", "--encryption-type", "sse-s3"]


def argued(*names, **options):
    sys.argv = list(ARGV)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        values = get_job_arguments(*names, **options)
    return [list(values), printed.getvalue()]


@case
def arguments_come_in_the_order_asked_for():
    return [argued("a", "b"), argued("b", "a"), argued("a", "a")]


@case
def arguments_that_glue_resolves_by_itself():
    return argued("JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION", "encryption_type", "TempDir", "RedshiftTempDir")


@case
def the_bookmark_and_the_continuation_option():
    return argued("continuation_option", "job_bookmark_option", "job_bookmark_from", "a")


@case
def an_argument_with_a_default():
    sys.argv = list(ARGV)
    return [argued("a", "c", defaults={"c": "9", "a": "0"}), get_job_argument("c", None), get_job_argument("a")]


@case
def an_argument_that_is_missing():
    return argued("a", "c")


# ---- merge

EVENT = "id int, value string, _as_of timestamp, _deleted boolean"


def at(day):
    return datetime.datetime(2024, 1, day)


def events(*rows):
    return spark.createDataFrame(list(rows), EVENT)


def merged(first, second):
    return seen(merge_and_retain_last(first, second, ["id"], "_as_of", "_deleted"))


@case
def merging_nothing():
    return [merged(events(), events()), merged(events((1, "a", at(1), False)), events()), merged(events(), events((1, "a", at(1), None)))]


@case
def the_newest_wins_on_either_side():
    old, new = events((1, "old", at(1), False)), events((1, "new", at(2), False))
    return [merged(old, new), merged(new, old)]


@case
def a_newest_deletion_removes_the_key():
    return [
        merged(events((1, "a", at(1), False), (2, "b", at(1), False)), events((1, "a", at(2), True))),
        merged(events((1, "a", at(3), False)), events((1, "a", at(2), True))),
    ]


@case
def null_times_are_oldest_and_null_deletions_are_none():
    return merged(events((1, "null", None, None), (2, "only", None, None)), events((1, "set", at(1), None)))


@case
def frames_without_the_deletion_column():
    plain = spark.createDataFrame([(1, "a", at(1))], "id int, value string, _as_of timestamp")
    return seen(merge_and_retain_last(plain, events((1, "b", at(2), False), (2, "c", at(1), True)), ["id"], "_as_of"))


@case
def keys_of_several_fields_and_a_null_key():
    columns = "a int, b string, n int"
    first = spark.createDataFrame([(1, "x", 1), (1, "y", 1), (None, "z", 1)], columns)
    second = spark.createDataFrame([(1, "x", 2), (None, "z", 3)], columns)
    return seen(merge_and_retain_last(first, second, ["a", "b"], "n"))


@case
def frames_whose_columns_differ():
    return seen(merge_and_retain_last(events(), spark.createDataFrame([(1,)], "id int"), ["id"], "_as_of"))


@case
def a_merge_without_keys():
    return seen(merge_and_retain_last(events(), events(), [], "_as_of"))


# ---- schemas

@case
def a_frame_is_coerced():
    inner = StructType([StructField("n", LongType()), StructField("d", DecimalType(10, 2))])
    target = StructType([
        StructField("text", StringType()),
        StructField("a.b", LongType()),
        StructField("nested", inner),
        StructField("xs", ArrayType(LongType())),
        StructField("bad", IntegerType()),
    ])
    frame = spark.createDataFrame(
        [(7, 1, (2, 3.456), [1, 2], "no", "dropped")],
        "text int, `a.b` int, nested struct<n: int, d: double>, xs array<int>, bad string, more string",
    )
    return seen(coerce_to_schema(frame, target))


@case
def a_column_with_a_backtick_in_its_name():
    frame = spark.createDataFrame([(1,)], StructType([StructField("a`b", IntegerType())]))
    return seen(coerce_to_schema(frame, StructType([StructField("a`b", LongType())])))


@case
def a_column_that_is_missing():
    return seen(coerce_to_schema(spark.createDataFrame([(1,)], "a int"), StructType([StructField("b", LongType())])))


TYPES = [
    "string", "tinyint", "smallint", "int", "integer", "bigint", "float", "double", "boolean", "date", "timestamp",
    "timestamp_ntz", "binary", "decimal", "decimal(10)", "decimal(38,2)", "DECIMAL( 10 , 2 )", "char(3)", "varchar(10)",
    "array<int>", "map<string,array<int>>", "struct<a:struct<b:int,c:int>,D:decimal(10,2)>",
    "array<struct<key:string,value:map<string,decimal(5,1)>>>", "STRING",
]


@case
def types_of_the_catalog():
    return [json.loads(struct_type_of([{"Name": "c", "Type": text}]).json())["fields"][0]["type"] for text in TYPES]


@case
def a_type_that_nobody_knows():
    return struct_type_of([{"Name": "c", "Type": "array<strnig>"}])


@case
def a_template():
    path = os.path.join(here, "template.yml")
    return [
        json.loads(schema_from_cloudformation(path, "books").json()),
        json.loads(schema_from_cloudformation(path, "books", partition_keys=False).json()),
    ]


@case
def a_table_that_the_template_does_not_have():
    return schema_from_cloudformation(os.path.join(here, "template.yml"), "boks")


@case
def a_table_of_the_catalog():
    return json.loads(schema_from_glue("lib", "authors").json())


# ---- decorators

PEOPLE = StructType([StructField("id", LongType()), StructField("name", StringType())])


@case
def a_decorated_function_gets_coerced_frames():
    @schema(schema_func=lambda: PEOPLE)
    def transform(first, number, second=None):
        """Its own words."""
        return [first.dtypes, number, second.dtypes]

    frame = spark.createDataFrame([(1, 2, "x")], "name int, id int, more string")
    return [transform(frame, 3, second=DynamicFrame.fromDF(frame, glue_context, "f")), transform.__name__, transform.__doc__]


@case
def a_source_reads_the_table():
    @source("lib", "authors", schema_obj=PEOPLE)
    def load(frame, context, bonus=0):
        return seen(frame) + [bonus]

    return [load(glue_context), load(context=glue_context, bonus=2)]


@case
def a_sink_writes_what_the_function_returns():
    @sink("lib", "out", lambda: PEOPLE)
    def save(context, as_dynamic_frame):
        frame = spark.createDataFrame([(1, 2, "x")], "name int, id int, more string")
        return DynamicFrame.fromDF(frame, context, "f") if as_dynamic_frame else frame

    returned = [seen(save(glue_context, False)), seen(save(as_dynamic_frame=True, context=glue_context))]
    written = glue_context.create_dynamic_frame_from_catalog(database="lib", table_name="out").toDF()
    return [returned, seen(coerce_to_schema(written, PEOPLE))]


@case
def a_source_without_a_context():
    return source("lib", "authors", PEOPLE)(lambda frame: frame)()


@case
def a_decorator_without_a_schema():
    return schema()(lambda frame: frame)


def answer(function):
    try:
        return {"gives": function()}
    except Exception as error:
        told = error.getErrorClass() if hasattr(error, "getErrorClass") else str(error).replace(here, "<here>")
        return {"raises": [type(error).__name__, told]}


if __name__ == "__main__":
    print("answers: " + json.dumps({name: answer(function) for name, function in cases.items()}))
