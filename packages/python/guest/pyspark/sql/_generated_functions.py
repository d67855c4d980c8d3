"""Generated from the function registry by `npm run generate`. Do not edit."""

# ruff: noqa: A001, A002
from __future__ import annotations

from typing import Any

from pyspark.sql import _function_arguments as a
from pyspark.sql.column import Column


def abs(col: Any) -> Column:
    """Returns the absolute value."""
    return a.invoke("abs", a.column(col))


def acos(col: Any) -> Column:
    """Returns the angle of a cosine."""
    return a.invoke("acos", a.column(col))


def acosh(col: Any) -> Column:
    """Returns the inverse hyperbolic cosine."""
    return a.invoke("acosh", a.column(col))


def add_months(start: Any, months: Any) -> Column:
    """Returns the date that lies a number of months after another, at most the last day of its month."""
    return a.invoke("add_months", a.column(start), a.column_or_int(months))


def aes_decrypt(input: Any, key: Any, mode: Any = None, padding: Any = None, aad: Any = None) -> Column:
    """Decrypts what aes_encrypt has encrypted."""
    return a.invoke(
        "aes_decrypt",
        a.column(input),
        a.column(key),
        *a.given((a.column, mode), (a.column, padding), (a.column, aad)),
    )


def aes_encrypt(input: Any, key: Any, mode: Any = None, padding: Any = None, iv: Any = None, aad: Any = None) -> Column:
    """Encrypts bytes by AES, in the mode GCM, CBC or ECB."""
    return a.invoke(
        "aes_encrypt",
        a.column(input),
        a.column(key),
        *a.given((a.column, mode), (a.column, padding), (a.column, iv), (a.column, aad)),
    )


def aggregate(col: Any, initialValue: Any, merge: Any, finish: Any = None) -> Column:
    """Folds an array with a start value, a merge and a finish."""
    return a.invoke(
        "aggregate",
        a.column(col),
        a.column(initialValue),
        a.function(merge),
        *a.given((a.function, finish)),
    )


def any_value(col: Any, ignoreNulls: Any = None) -> Column:
    """Returns the first value of a group, in row order."""
    return a.invoke("any_value", a.column(col), *a.given((a.flag, ignoreNulls)))


def approx_count_distinct(col: Any, rsd: Any = None) -> Column:
    """Returns about how many distinct values a group has, by HyperLogLog++."""
    return a.invoke("approx_count_distinct", a.column(col), *a.given((a.double, rsd)))


def array_agg(col: Any) -> Column:
    """Collects the values of a group that are not null, in row order."""
    return a.invoke("array_agg", a.column(col))


def array_append(col: Any, value: Any) -> Column:
    """Adds a value at the end of an array."""
    return a.invoke("array_append", a.column(col), a.value(value))


def array_compact(col: Any) -> Column:
    """Removes the nulls from an array."""
    return a.invoke("array_compact", a.column(col))


def array_contains(col: Any, value: Any) -> Column:
    """Tells whether an array has a value; null where it has nulls and not the value."""
    return a.invoke("array_contains", a.column(col), a.value(value))


def array_distinct(col: Any) -> Column:
    """Removes repeated values from an array."""
    return a.invoke("array_distinct", a.column(col))


def array_except(col1: Any, col2: Any) -> Column:
    """Returns the values of the first array that the second lacks, each once."""
    return a.invoke("array_except", a.column(col1), a.column(col2))


def array_insert(arr: Any, pos: Any, value: Any) -> Column:
    """Puts a value into an array at a place counted from 1, or from the end where negative."""
    return a.invoke("array_insert", a.column(arr), a.column_or_int(pos), a.value(value))


def array_intersect(col1: Any, col2: Any) -> Column:
    """Returns the values that both arrays have, each once."""
    return a.invoke("array_intersect", a.column(col1), a.column(col2))


def array_join(col: Any, delimiter: Any, null_replacement: Any = None) -> Column:
    """Joins the elements of an array of strings; nulls are left out or replaced."""
    return a.invoke("array_join", a.column(col), a.text(delimiter), *a.given((a.text, null_replacement)))


def array_max(col: Any) -> Column:
    """Returns the greatest element of an array, nulls left out."""
    return a.invoke("array_max", a.column(col))


def array_min(col: Any) -> Column:
    """Returns the smallest element of an array, nulls left out."""
    return a.invoke("array_min", a.column(col))


def array_position(col: Any, value: Any) -> Column:
    """Returns the place of a value in an array, counted from 1; 0 where it is not there."""
    return a.invoke("array_position", a.column(col), a.plain(value))


def array_prepend(col: Any, value: Any) -> Column:
    """Adds a value at the start of an array."""
    return a.invoke("array_prepend", a.column(col), a.value(value))


def array_remove(col: Any, element: Any) -> Column:
    """Removes every occurrence of a value from an array."""
    return a.invoke("array_remove", a.column(col), a.plain(element))


def array_repeat(col: Any, count: Any) -> Column:
    """Makes an array that holds a value a number of times."""
    return a.invoke("array_repeat", a.column(col), a.column_or_int(count))


def array_size(col: Any) -> Column:
    """Returns the number of elements of an array or map."""
    return a.invoke("array_size", a.column(col))


def array_sort(col: Any, comparator: Any = None) -> Column:
    """Sorts an array by a function that compares two elements, or in ascending order with nulls last."""
    return a.invoke("array_sort", a.column(col), *a.given((a.function, comparator)))


def array_union(col1: Any, col2: Any) -> Column:
    """Returns the values of both arrays, each once."""
    return a.invoke("array_union", a.column(col1), a.column(col2))


def arrays_overlap(a1: Any, a2: Any) -> Column:
    """Tells whether two arrays share a value that is not null."""
    return a.invoke("arrays_overlap", a.column(a1), a.column(a2))


def arrays_zip(*cols: Any) -> Column:
    """Makes an array of structs of the elements at the same places."""
    return a.invoke("arrays_zip", *a.columns(cols))


def ascii(col: Any) -> Column:
    """The code point of the first character; 0 for the empty text."""
    return a.invoke("ascii", a.column(col))


def asin(col: Any) -> Column:
    """Returns the angle of a sine."""
    return a.invoke("asin", a.column(col))


def asinh(col: Any) -> Column:
    """Returns the inverse hyperbolic sine."""
    return a.invoke("asinh", a.column(col))


def atan(col: Any) -> Column:
    """Returns the angle of a tangent."""
    return a.invoke("atan", a.column(col))


def atanh(col: Any) -> Column:
    """Returns the inverse hyperbolic tangent."""
    return a.invoke("atanh", a.column(col))


def avg(col: Any) -> Column:
    """Returns the mean of the values of a group."""
    return a.invoke("avg", a.column(col))


def base64(col: Any) -> Column:
    """The bytes in base64, in lines of 76 characters."""
    return a.invoke("base64", a.column(col))


def bin(col: Any) -> Column:
    """Returns a number in binary digits."""
    return a.invoke("bin", a.column(col))


def bit_and(col: Any) -> Column:
    """Combines the values of a group by bitwise and."""
    return a.invoke("bit_and", a.column(col))


def bit_count(col: Any) -> Column:
    """Counts the bits set in a number."""
    return a.invoke("bit_count", a.column(col))


def bit_get(col: Any, pos: Any) -> Column:
    """Returns one bit of a number, counted from the right."""
    return a.invoke("bit_get", a.column(col), a.column(pos))


def bit_length(col: Any) -> Column:
    """The number of bits, a text in UTF-8."""
    return a.invoke("bit_length", a.column(col))


def bit_or(col: Any) -> Column:
    """Combines the values of a group by bitwise or."""
    return a.invoke("bit_or", a.column(col))


def bit_xor(col: Any) -> Column:
    """Combines the values of a group by bitwise exclusive or."""
    return a.invoke("bit_xor", a.column(col))


def bitmap_bit_position(col: Any) -> Column:
    """Returns the place of a number in its bitmap."""
    return a.invoke("bitmap_bit_position", a.column(col))


def bitmap_bucket_number(col: Any) -> Column:
    """Returns the number of the bitmap that a number falls in."""
    return a.invoke("bitmap_bucket_number", a.column(col))


def bitmap_construct_agg(col: Any) -> Column:
    """Returns a bitmap of the places that a column names."""
    return a.invoke("bitmap_construct_agg", a.column(col))


def bitmap_count(col: Any) -> Column:
    """Counts the bits set in a bitmap."""
    return a.invoke("bitmap_count", a.column(col))


def bitmap_or_agg(col: Any) -> Column:
    """Returns the bitmap of what is set in any of the bitmaps of a group."""
    return a.invoke("bitmap_or_agg", a.column(col))


def bitwise_not(col: Any) -> Column:
    """Returns the number with every bit flipped."""
    return a.invoke("~", a.column(col))


def bool_and(col: Any) -> Column:
    """Tells whether every value of a group is true."""
    return a.invoke("bool_and", a.column(col))


def bool_or(col: Any) -> Column:
    """Tells whether any value of a group is true."""
    return a.invoke("bool_or", a.column(col))


def bround(col: Any, scale: Any = 0) -> Column:
    """Rounds to a number of digits, half to the even digit."""
    return a.invoke("bround", a.column(col), a.number(scale))


def btrim(str: Any, trim: Any = None) -> Column:
    """The text without the given characters (spaces) at both ends."""
    return a.invoke("btrim", a.column(str), *a.given((a.column, trim)))


def cardinality(col: Any) -> Column:
    """Returns the number of elements of an array or map."""
    return a.invoke("cardinality", a.column(col))


def cbrt(col: Any) -> Column:
    """Returns the cube root."""
    return a.invoke("cbrt", a.column(col))


def ceil(col: Any) -> Column:
    """Returns the least whole number that is not smaller, or rounds up to a scale."""
    return a.invoke("ceil", a.column(col))


def ceiling(col: Any) -> Column:
    """Returns the least whole number that is not smaller, or rounds up to a scale."""
    return a.invoke("ceiling", a.column(col))


def char(col: Any) -> Column:
    """The Latin-1 character of a number, modulo 256."""
    return a.invoke("char", a.column(col))


def char_length(str: Any) -> Column:
    """The number of characters of a text, or of bytes of a binary value."""
    return a.invoke("char_length", a.column(str))


def character_length(str: Any) -> Column:
    """The number of characters of a text, or of bytes of a binary value."""
    return a.invoke("character_length", a.column(str))


def coalesce(*cols: Any) -> Column:
    """Returns the first value that is not null."""
    return a.invoke("coalesce", *a.columns(cols))


def collect_list(col: Any) -> Column:
    """Collects the values of a group that are not null, in row order."""
    return a.invoke("collect_list", a.column(col))


def collect_set(col: Any) -> Column:
    """Collects the distinct values of a group that are not null."""
    return a.invoke("collect_set", a.column(col))


def concat(*cols: Any) -> Column:
    """Texts, bytes or arrays one after the other."""
    return a.invoke("concat", *a.columns(cols))


def concat_ws(sep: Any, *cols: Any) -> Column:
    """Texts and arrays of texts with a separator between them, nulls left out."""
    return a.invoke("concat_ws", a.text(sep), *a.columns(cols))


def contains(left: Any, right: Any) -> Column:
    """True when the second value stands in the first."""
    return a.invoke("contains", a.column(left), a.column(right))


def conv(col: Any, fromBase: Any, toBase: Any) -> Column:
    """Turns digits of one base into digits of another."""
    return a.invoke("conv", a.column(col), a.number(fromBase), a.number(toBase))


def corr(col1: Any, col2: Any) -> Column:
    """Returns the Pearson correlation of two columns."""
    return a.invoke("corr", a.column(col1), a.column(col2))


def cos(col: Any) -> Column:
    """Returns the cosine of an angle in radians."""
    return a.invoke("cos", a.column(col))


def cosh(col: Any) -> Column:
    """Returns the hyperbolic cosine."""
    return a.invoke("cosh", a.column(col))


def cot(col: Any) -> Column:
    """Returns the cotangent of an angle in radians."""
    return a.invoke("cot", a.column(col))


def count(col: Any) -> Column:
    """Counts the rows of a group in which every argument is not null."""
    return a.invoke("count", a.column(col))


def count_if(col: Any) -> Column:
    """Counts the rows of a group for which the condition is true."""
    return a.invoke("count_if", a.column(col))


def count_min_sketch(col: Any, eps: Any, confidence: Any, seed: Any) -> Column:
    """Returns a count-min sketch of a column, as bytes."""
    return a.invoke("count_min_sketch", a.column(col), a.column(eps), a.column(confidence), a.column(seed))


def covar_pop(col1: Any, col2: Any) -> Column:
    """Returns the population covariance of two columns."""
    return a.invoke("covar_pop", a.column(col1), a.column(col2))


def covar_samp(col1: Any, col2: Any) -> Column:
    """Returns the sample covariance of two columns."""
    return a.invoke("covar_samp", a.column(col1), a.column(col2))


def crc32(col: Any) -> Column:
    """The CRC-32 checksum."""
    return a.invoke("crc32", a.column(col))


def csc(col: Any) -> Column:
    """Returns the cosecant of an angle in radians."""
    return a.invoke("csc", a.column(col))


def cume_dist() -> Column:
    """Returns the share of the partition that comes before or with a row."""
    return a.invoke("cume_dist")


def curdate() -> Column:
    """Returns the date at which the query started."""
    return a.invoke("curdate")


def current_catalog() -> Column:
    """Returns the current catalog: spark_catalog."""
    return a.invoke("current_catalog")


def current_database() -> Column:
    """Returns the current database."""
    return a.invoke("current_database")


def current_date() -> Column:
    """Returns the date at which the query started."""
    return a.invoke("current_date")


def current_schema() -> Column:
    """Returns the current database."""
    return a.invoke("current_schema")


def current_timestamp() -> Column:
    """Returns the moment at which the query started."""
    return a.invoke("current_timestamp")


def current_timezone() -> Column:
    """Returns the session time zone."""
    return a.invoke("current_timezone")


def current_user() -> Column:
    """Returns the name of the user that runs the job."""
    return a.invoke("current_user")


def date_add(start: Any, days: Any) -> Column:
    """Returns the date that lies a number of days after another."""
    return a.invoke("date_add", a.column(start), a.column_or_int(days))


def date_diff(end: Any, start: Any) -> Column:
    """Returns the number of days from the second date to the first."""
    return a.invoke("date_diff", a.column(end), a.column(start))


def date_format(date: Any, format: Any) -> Column:
    """Writes a date or timestamp by a pattern."""
    return a.invoke("date_format", a.column(date), a.text(format))


def date_from_unix_date(days: Any) -> Column:
    """Returns the date that lies so many days after 1970-01-01."""
    return a.invoke("date_from_unix_date", a.column(days))


def date_part(field: Any, source: Any) -> Column:
    """Returns a part of a date or timestamp by its name."""
    return a.invoke("date_part", a.column(field), a.column(source))


def date_sub(start: Any, days: Any) -> Column:
    """Returns the date that lies a number of days before another."""
    return a.invoke("date_sub", a.column(start), a.column_or_int(days))


def date_trunc(format: Any, timestamp: Any) -> Column:
    """Returns a timestamp cut to a unit of time."""
    return a.invoke("date_trunc", a.text(format), a.column(timestamp))


def dateadd(start: Any, days: Any) -> Column:
    """Returns the date that lies a number of days after another."""
    return a.invoke("dateadd", a.column(start), a.column_or_int(days))


def datediff(end: Any, start: Any) -> Column:
    """Returns the number of days from the second date to the first."""
    return a.invoke("datediff", a.column(end), a.column(start))


def datepart(field: Any, source: Any) -> Column:
    """Returns a part of a date or timestamp by its name."""
    return a.invoke("datepart", a.column(field), a.column(source))


def day(col: Any) -> Column:
    """Returns the day of the month of a date."""
    return a.invoke("day", a.column(col))


def dayofmonth(col: Any) -> Column:
    """Returns the day of the month of a date."""
    return a.invoke("dayofmonth", a.column(col))


def dayofweek(col: Any) -> Column:
    """Returns the day of the week of a date, 1 Sunday to 7 Saturday."""
    return a.invoke("dayofweek", a.column(col))


def dayofyear(col: Any) -> Column:
    """Returns the day of the year of a date."""
    return a.invoke("dayofyear", a.column(col))


def decode(col: Any, charset: Any) -> Column:
    """Bytes as text in a charset; with more arguments, the result beside the first search value that equals the first argument."""
    return a.invoke("decode", a.column(col), a.text(charset))


def degrees(col: Any) -> Column:
    """Turns radians into degrees."""
    return a.invoke("degrees", a.column(col))


def dense_rank() -> Column:
    """Ranks the rows of a window partition, without gaps after ties."""
    return a.invoke("dense_rank")


def e() -> Column:
    """Returns Euler's number."""
    return a.invoke("e")


def elt(*inputs: Any) -> Column:
    """The n-th of the arguments after the first."""
    return a.invoke("elt", *a.columns(inputs))


def encode(col: Any, charset: Any) -> Column:
    """The text as bytes in a charset."""
    return a.invoke("encode", a.column(col), a.text(charset))


def endswith(str: Any, suffix: Any) -> Column:
    """True when the first value ends with the second."""
    return a.invoke("endswith", a.column(str), a.column(suffix))


def equal_null(col1: Any, col2: Any) -> Column:
    """Returns whether two values are equal, two nulls being equal."""
    return a.invoke("equal_null", a.column(col1), a.column(col2))


def every(col: Any) -> Column:
    """Tells whether every value of a group is true."""
    return a.invoke("every", a.column(col))


def exists(col: Any, f: Any) -> Column:
    """Tells whether a function is true for an element of an array."""
    return a.invoke("exists", a.column(col), a.function(f))


def exp(col: Any) -> Column:
    """Returns e to a power."""
    return a.invoke("exp", a.column(col))


def explode(col: Any) -> Column:
    """Makes a row of each element of an array or map."""
    return a.invoke("explode", a.column(col))


def explode_outer(col: Any) -> Column:
    """Makes a row of each element of an array or map; a row of nulls where there is none."""
    return a.invoke("explode_outer", a.column(col))


def expm1(col: Any) -> Column:
    """Returns e to a power, minus one."""
    return a.invoke("expm1", a.column(col))


def extract(field: Any, source: Any) -> Column:
    """Returns a part of a date or timestamp by its name."""
    return a.invoke("extract", a.column(field), a.column(source))


def factorial(col: Any) -> Column:
    """Returns the product of the whole numbers up to one; null beyond 20."""
    return a.invoke("factorial", a.column(col))


def filter(col: Any, f: Any) -> Column:
    """Keeps the elements of an array for which a function is true."""
    return a.invoke("filter", a.column(col), a.function(f))


def find_in_set(str: Any, str_array: Any) -> Column:
    """The position, from 1, of a text in a comma-separated list; 0 when it is not there or has a comma."""
    return a.invoke("find_in_set", a.column(str), a.column(str_array))


def first(col: Any, ignorenulls: Any = False) -> Column:
    """Returns the first value of a group, in row order."""
    return a.invoke("first", a.column(col), a.flag(ignorenulls))


def first_value(col: Any, ignoreNulls: Any = None) -> Column:
    """Returns the first value of a group, in row order."""
    return a.invoke("first_value", a.column(col), *a.given((a.flag, ignoreNulls)))


def flatten(col: Any) -> Column:
    """Puts the elements of the arrays of an array into one."""
    return a.invoke("flatten", a.column(col))


def floor(col: Any) -> Column:
    """Returns the greatest whole number that is not greater, or rounds down to a scale."""
    return a.invoke("floor", a.column(col))


def forall(col: Any, f: Any) -> Column:
    """Tells whether a function is true for every element of an array."""
    return a.invoke("forall", a.column(col), a.function(f))


def format_number(col: Any, d: Any) -> Column:
    """A number with grouped thousands and a number of places, or in a given pattern."""
    return a.invoke("format_number", a.column(col), a.number(d))


def format_string(format: Any, *cols: Any) -> Column:
    """The arguments written into a format of printf style."""
    return a.invoke("format_string", a.text(format), *a.columns(cols))


def from_csv(col: Any, schema: Any, options: Any = None) -> Column:
    """A struct of the fields of a CSV text, read by a schema."""
    return a.invoke("from_csv", a.column(col), a.column_or_text(schema), *a.given((a.options, options)))


def from_json(col: Any, schema: Any, options: Any = None) -> Column:
    """The value of a JSON text, read by a schema."""
    return a.invoke("from_json", a.column(col), a.schema(schema), *a.given((a.options, options)))


def from_unixtime(timestamp: Any, format: Any = "yyyy-MM-dd HH:mm:ss") -> Column:
    """Writes seconds since the epoch by a pattern."""
    return a.invoke("from_unixtime", a.column(timestamp), a.text(format))


def from_utc_timestamp(timestamp: Any, tz: Any) -> Column:
    """Shows a UTC time on the clock of a zone."""
    return a.invoke("from_utc_timestamp", a.column(timestamp), a.column_or_text(tz))


def get(col: Any, index: Any) -> Column:
    """Returns the element of an array at a place counted from 0, or null."""
    return a.invoke("get", a.column(col), a.column_or_int(index))


def get_json_object(col: Any, path: Any) -> Column:
    """The text at a path of a JSON text; null where the path leads nowhere."""
    return a.invoke("get_json_object", a.column(col), a.text(path))


def getbit(col: Any, pos: Any) -> Column:
    """Returns one bit of a number, counted from the right."""
    return a.invoke("getbit", a.column(col), a.column(pos))


def grouping(col: Any) -> Column:
    """Tells whether a column is left out of the grouping set of a rollup or cube."""
    return a.invoke("grouping", a.column(col))


def grouping_id(*cols: Any) -> Column:
    """Returns the number of the grouping set of a rollup or cube."""
    return a.invoke("grouping_id", *a.columns(cols))


def hash(*cols: Any) -> Column:
    """A 32-bit Murmur3 hash of the arguments."""
    return a.invoke("hash", *a.columns(cols))


def hex(col: Any) -> Column:
    """Returns a number, a text or bytes in hexadecimal digits."""
    return a.invoke("hex", a.column(col))


def histogram_numeric(col: Any, nBins: Any) -> Column:
    """Returns a histogram of a column: the places of its bins and how many values each stands for."""
    return a.invoke("histogram_numeric", a.column(col), a.column(nBins))


def hour(col: Any) -> Column:
    """Returns the hour of a timestamp."""
    return a.invoke("hour", a.column(col))


def ifnull(col1: Any, col2: Any) -> Column:
    """Returns the first value, or the second where the first is null."""
    return a.invoke("ifnull", a.column(col1), a.column(col2))


def ilike(str: Any, pattern: Any, escapeChar: Any = None) -> Column:
    """Returns whether a text matches a pattern of % and _, in any case."""
    return a.invoke("ilike", a.column(str), a.column(pattern), *a.given((a.column, escapeChar)))


def initcap(col: Any) -> Column:
    """The text with a capital at the start of each word, words being parted by spaces."""
    return a.invoke("initcap", a.column(col))


def inline(col: Any) -> Column:
    """Makes a row of each struct of an array."""
    return a.invoke("inline", a.column(col))


def inline_outer(col: Any) -> Column:
    """Makes a row of each struct of an array; a row of nulls where there is none."""
    return a.invoke("inline_outer", a.column(col))


def input_file_block_length() -> Column:
    """Returns how long the part of the file is that a row was read from, in bytes; -1 after a shuffle."""
    return a.invoke("input_file_block_length")


def input_file_block_start() -> Column:
    """Returns where the part of the file begins that a row was read from, in bytes; -1 after a shuffle."""
    return a.invoke("input_file_block_start")


def input_file_name() -> Column:
    """Returns the file that a row was read from; an empty text after a shuffle."""
    return a.invoke("input_file_name")


def instr(str: Any, substr: Any) -> Column:
    """The position, from 1, of the first occurrence of a text; 0 when there is none."""
    return a.invoke("instr", a.column(str), a.text(substr))


def isnan(col: Any) -> Column:
    """Returns whether a number is NaN; false for null."""
    return a.invoke("isnan", a.column(col))


def isnotnull(col: Any) -> Column:
    """Returns whether the value is not null."""
    return a.invoke("isnotnull", a.column(col))


def isnull(col: Any) -> Column:
    """Returns whether the value is null."""
    return a.invoke("isnull", a.column(col))


def json_array_length(col: Any) -> Column:
    """The number of elements of a JSON array; null for anything else."""
    return a.invoke("json_array_length", a.column(col))


def json_object_keys(col: Any) -> Column:
    """The names of the fields of a JSON object; null for anything else."""
    return a.invoke("json_object_keys", a.column(col))


def json_tuple(col: Any, *fields: Any) -> Column:
    """A column for each of the named fields of a JSON object."""
    return a.invoke("json_tuple", a.column(col), *map(a.text, fields))


def kurtosis(col: Any) -> Column:
    """Returns the excess kurtosis of a group."""
    return a.invoke("kurtosis", a.column(col))


def lag(col: Any, offset: Any = 1, default: Any = None) -> Column:
    """Returns the value of the row that lies an offset before the current one."""
    return a.invoke("lag", a.column(col), a.number(offset), *a.given((a.value, default)))


def last(col: Any, ignorenulls: Any = False) -> Column:
    """Returns the last value of a group, in row order."""
    return a.invoke("last", a.column(col), a.flag(ignorenulls))


def last_day(date: Any) -> Column:
    """Returns the last day of the month of a date."""
    return a.invoke("last_day", a.column(date))


def last_value(col: Any, ignoreNulls: Any = None) -> Column:
    """Returns the last value of a group, in row order."""
    return a.invoke("last_value", a.column(col), *a.given((a.flag, ignoreNulls)))


def lcase(str: Any) -> Column:
    """The text in small letters."""
    return a.invoke("lcase", a.column(str))


def lead(col: Any, offset: Any = 1, default: Any = None) -> Column:
    """Returns the value of the row that lies an offset after the current one."""
    return a.invoke("lead", a.column(col), a.number(offset), *a.given((a.value, default)))


def left(str: Any, len: Any) -> Column:
    """The first characters of a text, or bytes of a binary value."""
    return a.invoke("left", a.column(str), a.column(len))


def length(col: Any) -> Column:
    """The number of characters of a text, or of bytes of a binary value."""
    return a.invoke("length", a.column(col))


def levenshtein(left: Any, right: Any, threshold: Any = None) -> Column:
    """The number of edits between two texts; -1 past the threshold."""
    return a.invoke("levenshtein", a.column(left), a.column(right), *a.given((a.number, threshold)))


def like(str: Any, pattern: Any, escapeChar: Any = None) -> Column:
    """Returns whether a text matches a pattern of % and _."""
    return a.invoke("like", a.column(str), a.column(pattern), *a.given((a.column, escapeChar)))


def ln(col: Any) -> Column:
    """Returns the natural logarithm; null at and below zero."""
    return a.invoke("ln", a.column(col))


def localtimestamp() -> Column:
    """Returns the moment at which the query started."""
    return a.invoke("localtimestamp")


def locate(substr: Any, str: Any, pos: Any = 1) -> Column:
    """The position, from 1, of the first occurrence of a text at or after a position; 0 when there is none."""
    return a.invoke("locate", a.text(substr), a.column(str), a.number(pos))


def log10(col: Any) -> Column:
    """Returns the logarithm to base 10; null at and below zero."""
    return a.invoke("log10", a.column(col))


def log1p(col: Any) -> Column:
    """Returns the natural logarithm of one plus the number; null at and below -1."""
    return a.invoke("log1p", a.column(col))


def log2(col: Any) -> Column:
    """Returns the logarithm to base 2; null at and below zero."""
    return a.invoke("log2", a.column(col))


def lower(col: Any) -> Column:
    """The text in small letters."""
    return a.invoke("lower", a.column(col))


def lpad(col: Any, len: Any, pad: Any) -> Column:
    """The value filled up on the left to a length, or cut to it."""
    return a.invoke("lpad", a.column(col), a.number(len), a.text(pad))


def ltrim(col: Any) -> Column:
    """The text without spaces at its start."""
    return a.invoke("ltrim", a.column(col))


def make_date(year: Any, month: Any, day: Any) -> Column:
    """Returns the date of a year, month and day; null where there is none."""
    return a.invoke("make_date", a.column(year), a.column(month), a.column(day))


def make_timestamp(years: Any, months: Any, days: Any, hours: Any, mins: Any, secs: Any, timezone: Any = None) -> Column:
    """Returns the timestamp of a year, month, day, hour, minute and seconds."""
    return a.invoke(
        "make_timestamp",
        a.column(years),
        a.column(months),
        a.column(days),
        a.column(hours),
        a.column(mins),
        a.column(secs),
        *a.given((a.column, timezone)),
    )


def make_timestamp_ltz(years: Any, months: Any, days: Any, hours: Any, mins: Any, secs: Any, timezone: Any = None) -> Column:
    """Returns the timestamp of a year, month, day, hour, minute and seconds."""
    return a.invoke(
        "make_timestamp_ltz",
        a.column(years),
        a.column(months),
        a.column(days),
        a.column(hours),
        a.column(mins),
        a.column(secs),
        *a.given((a.column, timezone)),
    )


def make_timestamp_ntz(years: Any, months: Any, days: Any, hours: Any, mins: Any, secs: Any) -> Column:
    """Returns the wall clock reading of a year, month, day, hour, minute and seconds."""
    return a.invoke(
        "make_timestamp_ntz",
        a.column(years),
        a.column(months),
        a.column(days),
        a.column(hours),
        a.column(mins),
        a.column(secs),
    )


def map_entries(col: Any) -> Column:
    """Returns the entries of a map as structs of key and value."""
    return a.invoke("map_entries", a.column(col))


def map_filter(col: Any, f: Any) -> Column:
    """Keeps the entries of a map for which a function is true."""
    return a.invoke("map_filter", a.column(col), a.function(f))


def map_from_arrays(col1: Any, col2: Any) -> Column:
    """Makes a map of an array of keys and an array of values."""
    return a.invoke("map_from_arrays", a.column(col1), a.column(col2))


def map_from_entries(col: Any) -> Column:
    """Makes a map of an array of structs of two fields."""
    return a.invoke("map_from_entries", a.column(col))


def map_keys(col: Any) -> Column:
    """Returns the keys of a map."""
    return a.invoke("map_keys", a.column(col))


def map_values(col: Any) -> Column:
    """Returns the values of a map."""
    return a.invoke("map_values", a.column(col))


def map_zip_with(col1: Any, col2: Any, f: Any) -> Column:
    """Applies a function to the values that two maps have under each key."""
    return a.invoke("map_zip_with", a.column(col1), a.column(col2), a.function(f))


def max(col: Any) -> Column:
    """Returns the greatest value of a group."""
    return a.invoke("max", a.column(col))


def max_by(col: Any, ord: Any) -> Column:
    """Returns the value of the row whose order value is greatest."""
    return a.invoke("max_by", a.column(col), a.column(ord))


def md5(col: Any) -> Column:
    """The MD5 digest in hexadecimal digits."""
    return a.invoke("md5", a.column(col))


def median(col: Any) -> Column:
    """Returns the median of a group, interpolated between values."""
    return a.invoke("median", a.column(col))


def min(col: Any) -> Column:
    """Returns the smallest value of a group."""
    return a.invoke("min", a.column(col))


def min_by(col: Any, ord: Any) -> Column:
    """Returns the value of the row whose order value is smallest."""
    return a.invoke("min_by", a.column(col), a.column(ord))


def minute(col: Any) -> Column:
    """Returns the minute of a timestamp."""
    return a.invoke("minute", a.column(col))


def mode(col: Any) -> Column:
    """Returns the most frequent value of a group."""
    return a.invoke("mode", a.column(col))


def monotonically_increasing_id() -> Column:
    """Returns a number that grows from row to row, from that of the partition in the upper bits."""
    return a.invoke("monotonically_increasing_id")


def month(col: Any) -> Column:
    """Returns the month of a date, 1 to 12."""
    return a.invoke("month", a.column(col))


def months_between(date1: Any, date2: Any, roundOff: Any = True) -> Column:
    """Returns the months from the second date to the first."""
    return a.invoke("months_between", a.column(date1), a.column(date2), a.flag(roundOff))


def named_struct(*cols: Any) -> Column:
    """Makes a struct of names and values, in turn."""
    return a.invoke("named_struct", *a.columns(cols))


def nanvl(col1: Any, col2: Any) -> Column:
    """Returns the first number, or the second where the first is NaN."""
    return a.invoke("nanvl", a.column(col1), a.column(col2))


def negative(col: Any) -> Column:
    """Returns the negated value."""
    return a.invoke("negative", a.column(col))


def next_day(date: Any, dayOfWeek: Any) -> Column:
    """Returns the first date after another that is a given day of the week."""
    return a.invoke("next_day", a.column(date), a.text(dayOfWeek))


def now() -> Column:
    """Returns the moment at which the query started."""
    return a.invoke("now")


def nth_value(col: Any, offset: Any, ignoreNulls: Any = False) -> Column:
    """Returns the value of the n-th row of the window frame."""
    return a.invoke("nth_value", a.column(col), a.number(offset), a.flag(ignoreNulls))


def ntile(n: Any) -> Column:
    """Divides the rows of a window partition into buckets of nearly equal size."""
    return a.invoke("ntile", a.number(n))


def nvl(col1: Any, col2: Any) -> Column:
    """Returns the first value, or the second where the first is null."""
    return a.invoke("nvl", a.column(col1), a.column(col2))


def nvl2(col1: Any, col2: Any, col3: Any) -> Column:
    """Returns the second value where the first is not null, else the third."""
    return a.invoke("nvl2", a.column(col1), a.column(col2), a.column(col3))


def octet_length(col: Any) -> Column:
    """The number of bytes, a text in UTF-8."""
    return a.invoke("octet_length", a.column(col))


def parse_url(url: Any, partToExtract: Any, key: Any = None) -> Column:
    """A part of a URL, or the value of a key of its query; null where there is none."""
    return a.invoke("parse_url", a.column(url), a.column(partToExtract), *a.given((a.column, key)))


def percent_rank() -> Column:
    """Returns the rank of a row relative to its partition, from 0 to 1."""
    return a.invoke("percent_rank")


def pi() -> Column:
    """Returns π."""
    return a.invoke("pi")


def posexplode(col: Any) -> Column:
    """Makes a row of each element of an array or map, with its place."""
    return a.invoke("posexplode", a.column(col))


def posexplode_outer(col: Any) -> Column:
    """Makes a row of each element of an array or map, with its place; a row of nulls where there is none."""
    return a.invoke("posexplode_outer", a.column(col))


def position(substr: Any, str: Any, start: Any = None) -> Column:
    """The position, from 1, of the first occurrence of a text at or after a position; 0 when there is none."""
    return a.invoke("position", a.column(substr), a.column(str), *a.given((a.column, start)))


def positive(col: Any) -> Column:
    """Returns the value."""
    return a.invoke("positive", a.column(col))


def printf(format: Any, *cols: Any) -> Column:
    """The arguments written into a format of printf style."""
    return a.invoke("printf", a.column(format), *a.columns(cols))


def product(col: Any) -> Column:
    """Multiplies the values of a group."""
    return a.invoke("product", a.column(col))


def quarter(col: Any) -> Column:
    """Returns the quarter of a date, 1 to 4."""
    return a.invoke("quarter", a.column(col))


def radians(col: Any) -> Column:
    """Turns degrees into radians."""
    return a.invoke("radians", a.column(col))


def rand(seed: Any = None) -> Column:
    """Returns a random number from 0 to 1."""
    return a.invoke("rand", a.seed(seed))


def randn(seed: Any = None) -> Column:
    """Returns a random number of the standard normal distribution."""
    return a.invoke("randn", a.seed(seed))


def rank() -> Column:
    """Ranks the rows of a window partition, with gaps after ties."""
    return a.invoke("rank")


def reduce(col: Any, initialValue: Any, merge: Any, finish: Any = None) -> Column:
    """Folds an array with a start value, a merge and a finish."""
    return a.invoke(
        "reduce",
        a.column(col),
        a.column(initialValue),
        a.function(merge),
        *a.given((a.function, finish)),
    )


def regexp(str: Any, regexp: Any) -> Column:
    """Returns whether a Java regular expression matches somewhere in a text."""
    return a.invoke("regexp", a.column(str), a.column(regexp))


def regexp_count(str: Any, regexp: Any) -> Column:
    """How often a pattern matches in the text."""
    return a.invoke("regexp_count", a.column(str), a.column(regexp))


def regexp_extract(str: Any, pattern: Any, idx: Any) -> Column:
    """The text of a group in the first match of a pattern; empty where there is none."""
    return a.invoke("regexp_extract", a.column(str), a.text(pattern), a.number(idx))


def regexp_extract_all(str: Any, regexp: Any, idx: Any = None) -> Column:
    """The text of a group in every match of a pattern."""
    return a.invoke("regexp_extract_all", a.column(str), a.column(regexp), *a.given((a.column_or_int, idx)))


def regexp_instr(str: Any, regexp: Any, idx: Any = None) -> Column:
    """The position, from 1, of the first match of a pattern; 0 where there is none."""
    return a.invoke("regexp_instr", a.column(str), a.column(regexp), *a.given((a.column_or_int, idx)))


def regexp_like(str: Any, regexp: Any) -> Column:
    """Returns whether a Java regular expression matches somewhere in a text."""
    return a.invoke("regexp_like", a.column(str), a.column(regexp))


def regexp_substr(str: Any, regexp: Any) -> Column:
    """The first match of a pattern; null where there is none or it is empty."""
    return a.invoke("regexp_substr", a.column(str), a.column(regexp))


def regr_avgx(y: Any, x: Any) -> Column:
    """Returns the mean of the independent variable."""
    return a.invoke("regr_avgx", a.column(y), a.column(x))


def regr_avgy(y: Any, x: Any) -> Column:
    """Returns the mean of the dependent variable."""
    return a.invoke("regr_avgy", a.column(y), a.column(x))


def regr_count(y: Any, x: Any) -> Column:
    """Counts the pairs without a null."""
    return a.invoke("regr_count", a.column(y), a.column(x))


def regr_intercept(y: Any, x: Any) -> Column:
    """Returns where the line that fits the pairs best crosses zero."""
    return a.invoke("regr_intercept", a.column(y), a.column(x))


def regr_r2(y: Any, x: Any) -> Column:
    """Returns how much of the variance the line that fits the pairs best explains."""
    return a.invoke("regr_r2", a.column(y), a.column(x))


def regr_slope(y: Any, x: Any) -> Column:
    """Returns the slope of the line that fits the pairs best."""
    return a.invoke("regr_slope", a.column(y), a.column(x))


def regr_sxx(y: Any, x: Any) -> Column:
    """Returns the squared deviations of the independent variable, summed up."""
    return a.invoke("regr_sxx", a.column(y), a.column(x))


def regr_sxy(y: Any, x: Any) -> Column:
    """Returns the products of the deviations of both variables, summed up."""
    return a.invoke("regr_sxy", a.column(y), a.column(x))


def regr_syy(y: Any, x: Any) -> Column:
    """Returns the squared deviations of the dependent variable, summed up."""
    return a.invoke("regr_syy", a.column(y), a.column(x))


def repeat(col: Any, n: Any) -> Column:
    """The text n times."""
    return a.invoke("repeat", a.column(col), a.number(n))


def replace(src: Any, search: Any, replace: Any = None) -> Column:
    """The text with every occurrence of another replaced, or taken out."""
    return a.invoke("replace", a.column(src), a.column(search), *a.given((a.column, replace)))


def reverse(col: Any) -> Column:
    """The text or array from its end to its start."""
    return a.invoke("reverse", a.column(col))


def right(str: Any, len: Any) -> Column:
    """The last characters of a text."""
    return a.invoke("right", a.column(str), a.column(len))


def rint(col: Any) -> Column:
    """Returns the nearest whole number as a double, half to even."""
    return a.invoke("rint", a.column(col))


def rlike(str: Any, regexp: Any) -> Column:
    """Returns whether a Java regular expression matches somewhere in a text."""
    return a.invoke("rlike", a.column(str), a.column(regexp))


def round(col: Any, scale: Any = 0) -> Column:
    """Rounds to a number of digits, half away from zero."""
    return a.invoke("round", a.column(col), a.number(scale))


def row_number() -> Column:
    """Numbers the rows of a window partition from 1."""
    return a.invoke("row_number")


def rpad(col: Any, len: Any, pad: Any) -> Column:
    """The value filled up on the right to a length, or cut to it."""
    return a.invoke("rpad", a.column(col), a.number(len), a.text(pad))


def rtrim(col: Any) -> Column:
    """The text without spaces at its end."""
    return a.invoke("rtrim", a.column(col))


def sec(col: Any) -> Column:
    """Returns the secant of an angle in radians."""
    return a.invoke("sec", a.column(col))


def second(col: Any) -> Column:
    """Returns the second of a timestamp."""
    return a.invoke("second", a.column(col))


def sequence(start: Any, stop: Any, step: Any = None) -> Column:
    """Makes an array of the whole numbers, dates or timestamps from one to another."""
    return a.invoke("sequence", a.column(start), a.column(stop), *a.given((a.column, step)))


def sha(col: Any) -> Column:
    """The SHA-1 digest in hexadecimal digits."""
    return a.invoke("sha", a.column(col))


def sha1(col: Any) -> Column:
    """The SHA-1 digest in hexadecimal digits."""
    return a.invoke("sha1", a.column(col))


def sha2(col: Any, numBits: Any) -> Column:
    """The SHA-224, -256, -384 or -512 digest in hexadecimal digits; null for another length."""
    return a.invoke("sha2", a.column(col), a.number(numBits))


def shiftleft(col: Any, numBits: Any) -> Column:
    """Shifts the bits to the left."""
    return a.invoke("shiftleft", a.column(col), a.number(numBits))


def shiftright(col: Any, numBits: Any) -> Column:
    """Shifts the bits to the right, keeping the sign."""
    return a.invoke("shiftright", a.column(col), a.number(numBits))


def shiftrightunsigned(col: Any, numBits: Any) -> Column:
    """Shifts the bits to the right, filling with zeros."""
    return a.invoke("shiftrightunsigned", a.column(col), a.number(numBits))


def sign(col: Any) -> Column:
    """Returns -1, 0 or 1 by the sign of a number or interval."""
    return a.invoke("sign", a.column(col))


def signum(col: Any) -> Column:
    """Returns -1, 0 or 1 by the sign of a number or interval."""
    return a.invoke("signum", a.column(col))


def sin(col: Any) -> Column:
    """Returns the sine of an angle in radians."""
    return a.invoke("sin", a.column(col))


def sinh(col: Any) -> Column:
    """Returns the hyperbolic sine."""
    return a.invoke("sinh", a.column(col))


def size(col: Any) -> Column:
    """Returns the number of elements of an array or map."""
    return a.invoke("size", a.column(col))


def skewness(col: Any) -> Column:
    """Returns the skewness of a group."""
    return a.invoke("skewness", a.column(col))


def slice(x: Any, start: Any, length: Any) -> Column:
    """Returns a part of an array from a place counted from 1, or from the end where negative."""
    return a.invoke("slice", a.column(x), a.column_or_int(start), a.column_or_int(length))


def some(col: Any) -> Column:
    """Tells whether any value of a group is true."""
    return a.invoke("some", a.column(col))


def sort_array(col: Any, asc: Any = True) -> Column:
    """Sorts an array; nulls come first ascending, last descending."""
    return a.invoke("sort_array", a.column(col), a.flag(asc))


def soundex(col: Any) -> Column:
    """The Soundex code of the text."""
    return a.invoke("soundex", a.column(col))


def spark_partition_id() -> Column:
    """Returns the number of the partition."""
    return a.invoke("spark_partition_id")


def split(str: Any, pattern: Any, limit: Any = -1) -> Column:
    """The parts of a text between matches of a pattern, `limit` of them at most."""
    return a.invoke("split", a.column(str), a.text(pattern), a.number(limit))


def split_part(src: Any, delimiter: Any, partNum: Any) -> Column:
    """The n-th part of a text between delimiters, negative from the end; empty where there is none."""
    return a.invoke("split_part", a.column(src), a.column(delimiter), a.column(partNum))


def sqrt(col: Any) -> Column:
    """Returns the square root; NaN below zero."""
    return a.invoke("sqrt", a.column(col))


def stack(*cols: Any) -> Column:
    """Makes so many rows of its arguments, in turn."""
    return a.invoke("stack", *a.columns(cols))


def startswith(str: Any, prefix: Any) -> Column:
    """True when the first value begins with the second."""
    return a.invoke("startswith", a.column(str), a.column(prefix))


def std(col: Any) -> Column:
    """Returns the sample standard deviation of a group."""
    return a.invoke("std", a.column(col))


def stddev(col: Any) -> Column:
    """Returns the sample standard deviation of a group."""
    return a.invoke("stddev", a.column(col))


def stddev_pop(col: Any) -> Column:
    """Returns the population standard deviation of a group."""
    return a.invoke("stddev_pop", a.column(col))


def stddev_samp(col: Any) -> Column:
    """Returns the sample standard deviation of a group."""
    return a.invoke("stddev_samp", a.column(col))


def substr(str: Any, pos: Any, len: Any = None) -> Column:
    """A part of a text or of bytes, by position from 1 (negative from the end) and length."""
    return a.invoke("substr", a.column(str), a.column(pos), *a.given((a.column, len)))


def substring(str: Any, pos: Any, len: Any) -> Column:
    """A part of a text or of bytes, by position from 1 (negative from the end) and length."""
    return a.invoke("substring", a.column(str), a.number(pos), a.number(len))


def substring_index(str: Any, delim: Any, count: Any) -> Column:
    """The text before the n-th delimiter, or after it counted from the end."""
    return a.invoke("substring_index", a.column(str), a.text(delim), a.number(count))


def sum(col: Any) -> Column:
    """Adds up the values of a group."""
    return a.invoke("sum", a.column(col))


def tan(col: Any) -> Column:
    """Returns the tangent of an angle in radians."""
    return a.invoke("tan", a.column(col))


def tanh(col: Any) -> Column:
    """Returns the hyperbolic tangent."""
    return a.invoke("tanh", a.column(col))


def timestamp_micros(col: Any) -> Column:
    """Returns the timestamp that lies so many micros after the epoch."""
    return a.invoke("timestamp_micros", a.column(col))


def timestamp_millis(col: Any) -> Column:
    """Returns the timestamp that lies so many millis after the epoch."""
    return a.invoke("timestamp_millis", a.column(col))


def timestamp_seconds(col: Any) -> Column:
    """Returns the timestamp that lies so many seconds after the epoch."""
    return a.invoke("timestamp_seconds", a.column(col))


def to_binary(col: Any, format: Any = None) -> Column:
    """The bytes that a text writes in hex, UTF-8 or base64."""
    return a.invoke("to_binary", a.column(col), *a.given((a.column, format)))


def to_char(col: Any, format: Any) -> Column:
    """A decimal written in a number format."""
    return a.invoke("to_char", a.column(col), a.column(format))


def to_csv(col: Any, options: Any = None) -> Column:
    """A struct as CSV text."""
    return a.invoke("to_csv", a.column(col), *a.given((a.options, options)))


def to_date(col: Any, format: Any = None) -> Column:
    """Reads a date, by Spark's rules or by a pattern."""
    return a.invoke("to_date", a.column(col), *a.given((a.text, format)))


def to_json(col: Any, options: Any = None) -> Column:
    """A struct, array or map as JSON text."""
    return a.invoke("to_json", a.column(col), *a.given((a.options, options)))


def to_number(col: Any, format: Any) -> Column:
    """The decimal that a text writes in a number format."""
    return a.invoke("to_number", a.column(col), a.column(format))


def to_timestamp(col: Any, format: Any = None) -> Column:
    """Reads a timestamp, by Spark's rules or by a pattern."""
    return a.invoke("to_timestamp", a.column(col), *a.given((a.text, format)))


def to_timestamp_ltz(timestamp: Any, format: Any = None) -> Column:
    """Reads a timestamp, by Spark's rules or by a pattern."""
    return a.invoke("to_timestamp_ltz", a.column(timestamp), *a.given((a.column, format)))


def to_timestamp_ntz(timestamp: Any, format: Any = None) -> Column:
    """Reads a timestamp, by Spark's rules or by a pattern."""
    return a.invoke("to_timestamp_ntz", a.column(timestamp), *a.given((a.column, format)))


def to_unix_timestamp(timestamp: Any, format: Any = None) -> Column:
    """Returns the seconds since the epoch of a text, date or timestamp."""
    return a.invoke("to_unix_timestamp", a.column(timestamp), *a.given((a.column, format)))


def to_utc_timestamp(timestamp: Any, tz: Any) -> Column:
    """Takes a time as the clock of a zone shows it, in UTC."""
    return a.invoke("to_utc_timestamp", a.column(timestamp), a.column_or_text(tz))


def to_varchar(col: Any, format: Any) -> Column:
    """A decimal written in a number format."""
    return a.invoke("to_varchar", a.column(col), a.column(format))


def transform(col: Any, f: Any) -> Column:
    """Applies a function to each element of an array."""
    return a.invoke("transform", a.column(col), a.function(f))


def transform_keys(col: Any, f: Any) -> Column:
    """Applies a function to each key of a map."""
    return a.invoke("transform_keys", a.column(col), a.function(f))


def transform_values(col: Any, f: Any) -> Column:
    """Applies a function to each value of a map."""
    return a.invoke("transform_values", a.column(col), a.function(f))


def translate(srcCol: Any, matching: Any, replace: Any) -> Column:
    """The text with single characters replaced by those at the same place in another list, or taken out."""
    return a.invoke("translate", a.column(srcCol), a.text(matching), a.text(replace))


def trim(col: Any) -> Column:
    """The text without spaces at both ends."""
    return a.invoke("trim", a.column(col))


def trunc(date: Any, format: Any) -> Column:
    """Returns the first day of the year, quarter, month or week of a date."""
    return a.invoke("trunc", a.column(date), a.text(format))


def try_add(left: Any, right: Any) -> Column:
    """Adds as + does; null on overflow."""
    return a.invoke("try_add", a.column(left), a.column(right))


def try_aes_decrypt(input: Any, key: Any, mode: Any = None, padding: Any = None, aad: Any = None) -> Column:
    """Decrypts what aes_encrypt has encrypted, or gives null where that cannot be."""
    return a.invoke(
        "try_aes_decrypt",
        a.column(input),
        a.column(key),
        *a.given((a.column, mode), (a.column, padding), (a.column, aad)),
    )


def try_avg(col: Any) -> Column:
    """Returns the mean of the values of a group; null when it does not fit."""
    return a.invoke("try_avg", a.column(col))


def try_divide(left: Any, right: Any) -> Column:
    """Divides as / does; null where the divisor is zero."""
    return a.invoke("try_divide", a.column(left), a.column(right))


def try_element_at(col: Any, extraction: Any) -> Column:
    """Returns the element of an array at a place counted from 1, or the value of a map under a key."""
    return a.invoke("try_element_at", a.column(col), a.column(extraction))


def try_multiply(left: Any, right: Any) -> Column:
    """Multiplies as * does; null on overflow."""
    return a.invoke("try_multiply", a.column(left), a.column(right))


def try_subtract(left: Any, right: Any) -> Column:
    """Subtracts as - does; null on overflow."""
    return a.invoke("try_subtract", a.column(left), a.column(right))


def try_sum(col: Any) -> Column:
    """Adds up the values of a group; null when the sum does not fit."""
    return a.invoke("try_sum", a.column(col))


def try_to_binary(col: Any, format: Any = None) -> Column:
    """As to_binary, with null where the text is malformed."""
    return a.invoke("try_to_binary", a.column(col), *a.given((a.column, format)))


def try_to_number(col: Any, format: Any) -> Column:
    """As to_number, with null where the text does not fit the format."""
    return a.invoke("try_to_number", a.column(col), a.column(format))


def try_to_timestamp(col: Any, format: Any = None) -> Column:
    """Reads a timestamp, null where that fails, by Spark's rules or by a pattern."""
    return a.invoke("try_to_timestamp", a.column(col), *a.given((a.column, format)))


def typeof(col: Any) -> Column:
    """Returns the type of the argument as a DDL text."""
    return a.invoke("typeof", a.column(col))


def ucase(str: Any) -> Column:
    """The text in capital letters."""
    return a.invoke("ucase", a.column(str))


def unbase64(col: Any) -> Column:
    """The bytes of a base64 text."""
    return a.invoke("unbase64", a.column(col))


def unhex(col: Any) -> Column:
    """Returns the bytes of hexadecimal digits; null where there are others."""
    return a.invoke("unhex", a.column(col))


def unix_date(col: Any) -> Column:
    """Returns the days since 1970-01-01."""
    return a.invoke("unix_date", a.column(col))


def unix_micros(col: Any) -> Column:
    """Returns the micros since the epoch."""
    return a.invoke("unix_micros", a.column(col))


def unix_millis(col: Any) -> Column:
    """Returns the millis since the epoch."""
    return a.invoke("unix_millis", a.column(col))


def unix_seconds(col: Any) -> Column:
    """Returns the seconds since the epoch."""
    return a.invoke("unix_seconds", a.column(col))


def upper(col: Any) -> Column:
    """The text in capital letters."""
    return a.invoke("upper", a.column(col))


def url_decode(str: Any) -> Column:
    """The text behind the form of a URL query."""
    return a.invoke("url_decode", a.column(str))


def url_encode(str: Any) -> Column:
    """The text in the form of a URL query."""
    return a.invoke("url_encode", a.column(str))


def user() -> Column:
    """Returns the name of the user that runs the job."""
    return a.invoke("user")


def var_pop(col: Any) -> Column:
    """Returns the population variance of a group."""
    return a.invoke("var_pop", a.column(col))


def var_samp(col: Any) -> Column:
    """Returns the sample variance of a group."""
    return a.invoke("var_samp", a.column(col))


def version() -> Column:
    """Returns Spark's version and revision."""
    return a.invoke("version")


def weekday(col: Any) -> Column:
    """Returns the day of the week of a date, 0 Monday to 6 Sunday."""
    return a.invoke("weekday", a.column(col))


def weekofyear(col: Any) -> Column:
    """Returns the ISO week of a date."""
    return a.invoke("weekofyear", a.column(col))


def width_bucket(v: Any, min: Any, max: Any, numBucket: Any) -> Column:
    """Returns the number of the equally wide bucket that a value falls in."""
    return a.invoke("width_bucket", a.column(v), a.column(min), a.column(max), a.column_or_int(numBucket))


def window_time(windowColumn: Any) -> Column:
    """Returns the last moment of a window of time."""
    return a.invoke("window_time", a.column(windowColumn))


def xpath(xml: Any, path: Any) -> Column:
    """Returns the values of the nodes of XML that a path finds; that of an element is null."""
    return a.invoke("xpath", a.column(xml), a.column(path))


def xpath_boolean(xml: Any, path: Any) -> Column:
    """Returns whether a path finds something in XML, or holds."""
    return a.invoke("xpath_boolean", a.column(xml), a.column(path))


def xpath_double(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as a double, NaN where it is no number."""
    return a.invoke("xpath_double", a.column(xml), a.column(path))


def xpath_float(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as a float, NaN where it is no number."""
    return a.invoke("xpath_float", a.column(xml), a.column(path))


def xpath_int(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as an int, 0 where it is no number."""
    return a.invoke("xpath_int", a.column(xml), a.column(path))


def xpath_long(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as a bigint, 0 where it is no number."""
    return a.invoke("xpath_long", a.column(xml), a.column(path))


def xpath_number(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as a double, NaN where it is no number."""
    return a.invoke("xpath_number", a.column(xml), a.column(path))


def xpath_short(xml: Any, path: Any) -> Column:
    """Returns what a path finds in XML as a smallint, 0 where it is no number."""
    return a.invoke("xpath_short", a.column(xml), a.column(path))


def xpath_string(xml: Any, path: Any) -> Column:
    """Returns the text of the first node of XML that a path finds."""
    return a.invoke("xpath_string", a.column(xml), a.column(path))


def xxhash64(*cols: Any) -> Column:
    """A 64-bit xxHash of the arguments."""
    return a.invoke("xxhash64", *a.columns(cols))


def year(col: Any) -> Column:
    """Returns the year of a date."""
    return a.invoke("year", a.column(col))


def zip_with(left: Any, right: Any, f: Any) -> Column:
    """Applies a function to the elements at the same places of two arrays."""
    return a.invoke("zip_with", a.column(left), a.column(right), a.function(f))


#: Functions of PySpark that the registry does not have yet.
MISSING: dict[str, Any] = {
    name: a.refusing(name)
    for name in (
        "hll_sketch_agg",
        "hll_sketch_estimate",
        "hll_union",
        "hll_union_agg",
        "java_method",
        "reflect",
        "shuffle",
        "unwrap_udt",
    )
}
globals().update(MISSING)

__all__ = [
    "abs",
    "acos",
    "acosh",
    "add_months",
    "aes_decrypt",
    "aes_encrypt",
    "aggregate",
    "any_value",
    "approx_count_distinct",
    "array_agg",
    "array_append",
    "array_compact",
    "array_contains",
    "array_distinct",
    "array_except",
    "array_insert",
    "array_intersect",
    "array_join",
    "array_max",
    "array_min",
    "array_position",
    "array_prepend",
    "array_remove",
    "array_repeat",
    "array_size",
    "array_sort",
    "array_union",
    "arrays_overlap",
    "arrays_zip",
    "ascii",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "avg",
    "base64",
    "bin",
    "bit_and",
    "bit_count",
    "bit_get",
    "bit_length",
    "bit_or",
    "bit_xor",
    "bitmap_bit_position",
    "bitmap_bucket_number",
    "bitmap_construct_agg",
    "bitmap_count",
    "bitmap_or_agg",
    "bitwise_not",
    "bool_and",
    "bool_or",
    "bround",
    "btrim",
    "cardinality",
    "cbrt",
    "ceil",
    "ceiling",
    "char",
    "char_length",
    "character_length",
    "coalesce",
    "collect_list",
    "collect_set",
    "concat",
    "concat_ws",
    "contains",
    "conv",
    "corr",
    "cos",
    "cosh",
    "cot",
    "count",
    "count_if",
    "count_min_sketch",
    "covar_pop",
    "covar_samp",
    "crc32",
    "csc",
    "cume_dist",
    "curdate",
    "current_catalog",
    "current_database",
    "current_date",
    "current_schema",
    "current_timestamp",
    "current_timezone",
    "current_user",
    "date_add",
    "date_diff",
    "date_format",
    "date_from_unix_date",
    "date_part",
    "date_sub",
    "date_trunc",
    "dateadd",
    "datediff",
    "datepart",
    "day",
    "dayofmonth",
    "dayofweek",
    "dayofyear",
    "decode",
    "degrees",
    "dense_rank",
    "e",
    "elt",
    "encode",
    "endswith",
    "equal_null",
    "every",
    "exists",
    "exp",
    "explode",
    "explode_outer",
    "expm1",
    "extract",
    "factorial",
    "filter",
    "find_in_set",
    "first",
    "first_value",
    "flatten",
    "floor",
    "forall",
    "format_number",
    "format_string",
    "from_csv",
    "from_json",
    "from_unixtime",
    "from_utc_timestamp",
    "get",
    "get_json_object",
    "getbit",
    "grouping",
    "grouping_id",
    "hash",
    "hex",
    "histogram_numeric",
    "hour",
    "ifnull",
    "ilike",
    "initcap",
    "inline",
    "inline_outer",
    "input_file_block_length",
    "input_file_block_start",
    "input_file_name",
    "instr",
    "isnan",
    "isnotnull",
    "isnull",
    "json_array_length",
    "json_object_keys",
    "json_tuple",
    "kurtosis",
    "lag",
    "last",
    "last_day",
    "last_value",
    "lcase",
    "lead",
    "left",
    "length",
    "levenshtein",
    "like",
    "ln",
    "localtimestamp",
    "locate",
    "log10",
    "log1p",
    "log2",
    "lower",
    "lpad",
    "ltrim",
    "make_date",
    "make_timestamp",
    "make_timestamp_ltz",
    "make_timestamp_ntz",
    "map_entries",
    "map_filter",
    "map_from_arrays",
    "map_from_entries",
    "map_keys",
    "map_values",
    "map_zip_with",
    "max",
    "max_by",
    "md5",
    "median",
    "min",
    "min_by",
    "minute",
    "mode",
    "monotonically_increasing_id",
    "month",
    "months_between",
    "named_struct",
    "nanvl",
    "negative",
    "next_day",
    "now",
    "nth_value",
    "ntile",
    "nvl",
    "nvl2",
    "octet_length",
    "parse_url",
    "percent_rank",
    "pi",
    "posexplode",
    "posexplode_outer",
    "position",
    "positive",
    "printf",
    "product",
    "quarter",
    "radians",
    "rand",
    "randn",
    "rank",
    "reduce",
    "regexp",
    "regexp_count",
    "regexp_extract",
    "regexp_extract_all",
    "regexp_instr",
    "regexp_like",
    "regexp_substr",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "regr_sxx",
    "regr_sxy",
    "regr_syy",
    "repeat",
    "replace",
    "reverse",
    "right",
    "rint",
    "rlike",
    "round",
    "row_number",
    "rpad",
    "rtrim",
    "sec",
    "second",
    "sequence",
    "sha",
    "sha1",
    "sha2",
    "shiftleft",
    "shiftright",
    "shiftrightunsigned",
    "sign",
    "signum",
    "sin",
    "sinh",
    "size",
    "skewness",
    "slice",
    "some",
    "sort_array",
    "soundex",
    "spark_partition_id",
    "split",
    "split_part",
    "sqrt",
    "stack",
    "startswith",
    "std",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "substr",
    "substring",
    "substring_index",
    "sum",
    "tan",
    "tanh",
    "timestamp_micros",
    "timestamp_millis",
    "timestamp_seconds",
    "to_binary",
    "to_char",
    "to_csv",
    "to_date",
    "to_json",
    "to_number",
    "to_timestamp",
    "to_timestamp_ltz",
    "to_timestamp_ntz",
    "to_unix_timestamp",
    "to_utc_timestamp",
    "to_varchar",
    "transform",
    "transform_keys",
    "transform_values",
    "translate",
    "trim",
    "trunc",
    "try_add",
    "try_aes_decrypt",
    "try_avg",
    "try_divide",
    "try_element_at",
    "try_multiply",
    "try_subtract",
    "try_sum",
    "try_to_binary",
    "try_to_number",
    "try_to_timestamp",
    "typeof",
    "ucase",
    "unbase64",
    "unhex",
    "unix_date",
    "unix_micros",
    "unix_millis",
    "unix_seconds",
    "upper",
    "url_decode",
    "url_encode",
    "user",
    "var_pop",
    "var_samp",
    "version",
    "weekday",
    "weekofyear",
    "width_bucket",
    "window_time",
    "xpath",
    "xpath_boolean",
    "xpath_double",
    "xpath_float",
    "xpath_int",
    "xpath_long",
    "xpath_number",
    "xpath_short",
    "xpath_string",
    "xxhash64",
    "year",
    "zip_with",
    "hll_sketch_agg",
    "hll_sketch_estimate",
    "hll_union",
    "hll_union_agg",
    "java_method",
    "reflect",
    "shuffle",
    "unwrap_udt",
]
