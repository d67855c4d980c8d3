// Generated from the function registry by `npm run generate`. Do not edit.
// biome-ignore-all format: one function a paragraph, as the generator writes them
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: Spark's names are kept
import type { DataType } from '../types/data-type.ts'
import type { Column, ColumnOrName } from './column.ts'
import { callFunction } from './function-call.ts'

export { col, expr, lit, map_contains_key, when } from './function-call.ts'

/** Returns the absolute value. */
export const abs = (col: ColumnOrName): Column =>
  callFunction('abs', [col])

/** Returns the angle of a cosine. */
export const acos = (col: ColumnOrName): Column =>
  callFunction('acos', [col])

/** Returns the inverse hyperbolic cosine. */
export const acosh = (col: ColumnOrName): Column =>
  callFunction('acosh', [col])

/** Returns the date that lies a number of months after another, at most the last day of its month. */
export const add_months = (start: ColumnOrName, months: ColumnOrName | number): Column =>
  callFunction('add_months', [start, months])

/** Decrypts what aes_encrypt has encrypted. */
export const aes_decrypt = (input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, aad?: ColumnOrName): Column =>
  callFunction('aes_decrypt', [input, key, mode, padding, aad])

/** Encrypts bytes by AES, in the mode GCM, CBC or ECB. */
export const aes_encrypt = (input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, iv?: ColumnOrName, aad?: ColumnOrName): Column =>
  callFunction('aes_encrypt', [input, key, mode, padding, iv, aad])

/** Folds an array with a start value, a merge and a finish. */
export const aggregate = (col: ColumnOrName, initialValue: ColumnOrName, merge: (...columns: Column[]) => Column, finish?: (...columns: Column[]) => Column): Column =>
  callFunction('aggregate', [col, initialValue, merge, finish])

/** Tells whether any value of a group is true. */
export const any = (col: ColumnOrName): Column =>
  callFunction('any', [col])

/** Returns the first value of a group, in row order. */
export const any_value = (col: ColumnOrName, ignorenulls?: boolean): Column =>
  callFunction('any_value', [col, ignorenulls])

/** Returns about how many distinct values a group has, by HyperLogLog++. */
export const approx_count_distinct = (col: ColumnOrName, rsd?: number): Column =>
  callFunction('approx_count_distinct', [col, rsd])

/** Makes an array of its arguments. */
export const array = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('array', [...cols])

/** Collects the values of a group that are not null, in row order. */
export const array_agg = (col: ColumnOrName): Column =>
  callFunction('array_agg', [col])

/** Adds a value at the end of an array. */
export const array_append = (col: ColumnOrName, value: unknown): Column =>
  callFunction('array_append', [col, value])

/** Removes the nulls from an array. */
export const array_compact = (col: ColumnOrName): Column =>
  callFunction('array_compact', [col])

/** Tells whether an array has a value; null where it has nulls and not the value. */
export const array_contains = (col: ColumnOrName, value: unknown): Column =>
  callFunction('array_contains', [col, value])

/** Removes repeated values from an array. */
export const array_distinct = (col: ColumnOrName): Column =>
  callFunction('array_distinct', [col])

/** Returns the values of the first array that the second lacks, each once. */
export const array_except = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('array_except', [col1, col2])

/** Puts a value into an array at a place counted from 1, or from the end where negative. */
export const array_insert = (arr: ColumnOrName, pos: ColumnOrName | number, value: unknown): Column =>
  callFunction('array_insert', [arr, pos, value])

/** Returns the values that both arrays have, each once. */
export const array_intersect = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('array_intersect', [col1, col2])

/** Joins the elements of an array of strings; nulls are left out or replaced. */
export const array_join = (col: ColumnOrName, delimiter: string, null_replacement?: string): Column =>
  callFunction('array_join', [col, delimiter, null_replacement])

/** Returns the greatest element of an array, nulls left out. */
export const array_max = (col: ColumnOrName): Column =>
  callFunction('array_max', [col])

/** Returns the smallest element of an array, nulls left out. */
export const array_min = (col: ColumnOrName): Column =>
  callFunction('array_min', [col])

/** Returns the place of a value in an array, counted from 1; 0 where it is not there. */
export const array_position = (col: ColumnOrName, value: unknown): Column =>
  callFunction('array_position', [col, value])

/** Adds a value at the start of an array. */
export const array_prepend = (col: ColumnOrName, value: unknown): Column =>
  callFunction('array_prepend', [col, value])

/** Removes every occurrence of a value from an array. */
export const array_remove = (col: ColumnOrName, element: unknown): Column =>
  callFunction('array_remove', [col, element])

/** Makes an array that holds a value a number of times. */
export const array_repeat = (col: ColumnOrName, count: ColumnOrName | number): Column =>
  callFunction('array_repeat', [col, count])

/** Returns the number of elements of an array or map. */
export const array_size = (col: ColumnOrName): Column =>
  callFunction('array_size', [col])

/** Sorts an array by a function that compares two elements, or in ascending order with nulls last. */
export const array_sort = (col: ColumnOrName, comparator?: (...columns: Column[]) => Column): Column =>
  callFunction('array_sort', [col, comparator])

/** Returns the values of both arrays, each once. */
export const array_union = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('array_union', [col1, col2])

/** Tells whether two arrays share a value that is not null. */
export const arrays_overlap = (a1: ColumnOrName, a2: ColumnOrName): Column =>
  callFunction('arrays_overlap', [a1, a2])

/** Makes an array of structs of the elements at the same places. */
export const arrays_zip = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('arrays_zip', [...cols])

/** The code point of the first character; 0 for the empty text. */
export const ascii = (col: ColumnOrName): Column =>
  callFunction('ascii', [col])

/** Returns the angle of a sine. */
export const asin = (col: ColumnOrName): Column =>
  callFunction('asin', [col])

/** Returns the inverse hyperbolic sine. */
export const asinh = (col: ColumnOrName): Column =>
  callFunction('asinh', [col])

/** Returns null where the condition is true, else raises. */
export const assert_true = (col: ColumnOrName, errMsg?: Column | string): Column =>
  callFunction('assert_true', [col, errMsg])

/** Returns the angle of a tangent. */
export const atan = (col: ColumnOrName): Column =>
  callFunction('atan', [col])

/** Returns the angle of a point, from y and x. */
export const atan2 = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('atan2', [col1, col2])

/** Returns the inverse hyperbolic tangent. */
export const atanh = (col: ColumnOrName): Column =>
  callFunction('atanh', [col])

/** Returns the mean of the values of a group. */
export const avg = (col: ColumnOrName): Column =>
  callFunction('avg', [col])

/** The bytes in base64, in lines of 76 characters. */
export const base64 = (col: ColumnOrName): Column =>
  callFunction('base64', [col])

/** Returns a number in binary digits. */
export const bin = (col: ColumnOrName): Column =>
  callFunction('bin', [col])

/** Combines the values of a group by bitwise and. */
export const bit_and = (col: ColumnOrName): Column =>
  callFunction('bit_and', [col])

/** Counts the bits set in a number. */
export const bit_count = (col: ColumnOrName): Column =>
  callFunction('bit_count', [col])

/** Returns one bit of a number, counted from the right. */
export const bit_get = (col: ColumnOrName, pos: ColumnOrName): Column =>
  callFunction('bit_get', [col, pos])

/** The number of bits, a text in UTF-8. */
export const bit_length = (col: ColumnOrName): Column =>
  callFunction('bit_length', [col])

/** Combines the values of a group by bitwise or. */
export const bit_or = (col: ColumnOrName): Column =>
  callFunction('bit_or', [col])

/** Combines the values of a group by bitwise exclusive or. */
export const bit_xor = (col: ColumnOrName): Column =>
  callFunction('bit_xor', [col])

/** Returns the place of a number in its bitmap. */
export const bitmap_bit_position = (col: ColumnOrName): Column =>
  callFunction('bitmap_bit_position', [col])

/** Returns the number of the bitmap that a number falls in. */
export const bitmap_bucket_number = (col: ColumnOrName): Column =>
  callFunction('bitmap_bucket_number', [col])

/** Returns a bitmap of the places that a column names. */
export const bitmap_construct_agg = (col: ColumnOrName): Column =>
  callFunction('bitmap_construct_agg', [col])

/** Counts the bits set in a bitmap. */
export const bitmap_count = (col: ColumnOrName): Column =>
  callFunction('bitmap_count', [col])

/** Returns the bitmap of what is set in any of the bitmaps of a group. */
export const bitmap_or_agg = (col: ColumnOrName): Column =>
  callFunction('bitmap_or_agg', [col])

/** Returns the number with every bit flipped. */
export const bitwiseNOT = (col: ColumnOrName): Column =>
  callFunction('bitwiseNOT', [col])

/** Returns the number with every bit flipped. */
export const bitwise_not = (col: ColumnOrName): Column =>
  callFunction('bitwise_not', [col])

/** Tells whether every value of a group is true. */
export const bool_and = (col: ColumnOrName): Column =>
  callFunction('bool_and', [col])

/** Tells whether any value of a group is true. */
export const bool_or = (col: ColumnOrName): Column =>
  callFunction('bool_or', [col])

/** Rounds to a number of digits, half to the even digit. */
export const bround = (col: ColumnOrName, scale?: number): Column =>
  callFunction('bround', [col, scale])

/** The text without the given characters (spaces) at both ends. */
export const btrim = (str: ColumnOrName, trim?: ColumnOrName): Column =>
  callFunction('btrim', [str, trim])

/** Returns the number of elements of an array or map. */
export const cardinality = (col: ColumnOrName): Column =>
  callFunction('cardinality', [col])

/** Returns the cube root. */
export const cbrt = (col: ColumnOrName): Column =>
  callFunction('cbrt', [col])

/** Returns the least whole number that is not smaller, or rounds up to a scale. */
export const ceil = (col: ColumnOrName, scale?: ColumnOrName): Column =>
  callFunction('ceil', [col, scale])

/** Returns the least whole number that is not smaller, or rounds up to a scale. */
export const ceiling = (col: ColumnOrName, scale?: ColumnOrName): Column =>
  callFunction('ceiling', [col, scale])

/** The Latin-1 character of a number, modulo 256. */
export const char = (col: ColumnOrName): Column =>
  callFunction('char', [col])

/** The number of characters of a text, or of bytes of a binary value. */
export const char_length = (col: ColumnOrName): Column =>
  callFunction('char_length', [col])

/** The number of characters of a text, or of bytes of a binary value. */
export const character_length = (col: ColumnOrName): Column =>
  callFunction('character_length', [col])

/** Returns the first value that is not null. */
export const coalesce = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('coalesce', [...cols])

/** Collects the values of a group that are not null, in row order. */
export const collect_list = (col: ColumnOrName): Column =>
  callFunction('collect_list', [col])

/** Collects the distinct values of a group that are not null. */
export const collect_set = (col: ColumnOrName): Column =>
  callFunction('collect_set', [col])

/** Texts, bytes or arrays one after the other. */
export const concat = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('concat', [...cols])

/** Texts and arrays of texts with a separator between them, nulls left out. */
export const concat_ws = (sep: string, ...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('concat_ws', [sep, ...cols])

/** True when the second value stands in the first. */
export const contains = (left: ColumnOrName, right: ColumnOrName): Column =>
  callFunction('contains', [left, right])

/** Turns digits of one base into digits of another. */
export const conv = (col: ColumnOrName, fromBase: number, toBase: number): Column =>
  callFunction('conv', [col, fromBase, toBase])

/** Shows a wall clock reading of one zone on the clock of another. */
export const convert_timezone = (sourceTz: ColumnOrName, targetTz: ColumnOrName, sourceTs: ColumnOrName): Column =>
  callFunction('convert_timezone', [sourceTz, targetTz, sourceTs])

/** Returns the Pearson correlation of two columns. */
export const corr = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('corr', [col1, col2])

/** Returns the cosine of an angle in radians. */
export const cos = (col: ColumnOrName): Column =>
  callFunction('cos', [col])

/** Returns the hyperbolic cosine. */
export const cosh = (col: ColumnOrName): Column =>
  callFunction('cosh', [col])

/** Returns the cotangent of an angle in radians. */
export const cot = (col: ColumnOrName): Column =>
  callFunction('cot', [col])

/** Counts the rows of a group in which every argument is not null. */
export const count = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('count', [...cols])

/** Counts the rows of a group for which the condition is true. */
export const count_if = (col: ColumnOrName): Column =>
  callFunction('count_if', [col])

/** Returns a count-min sketch of a column, as bytes. */
export const count_min_sketch = (col: ColumnOrName, eps: ColumnOrName, confidence: ColumnOrName, seed: ColumnOrName): Column =>
  callFunction('count_min_sketch', [col, eps, confidence, seed])

/** Returns the population covariance of two columns. */
export const covar_pop = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('covar_pop', [col1, col2])

/** Returns the sample covariance of two columns. */
export const covar_samp = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('covar_samp', [col1, col2])

/** The CRC-32 checksum. */
export const crc32 = (col: ColumnOrName): Column =>
  callFunction('crc32', [col])

/** Makes a map of keys and values, in turn. */
export const create_map = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('create_map', [...cols])

/** Returns the cosecant of an angle in radians. */
export const csc = (col: ColumnOrName): Column =>
  callFunction('csc', [col])

/** Returns the share of the partition that comes before or with a row. */
export const cume_dist = (): Column =>
  callFunction('cume_dist', [])

/** Returns the date at which the query started. */
export const curdate = (): Column =>
  callFunction('curdate', [])

/** Returns the current catalog: spark_catalog. */
export const current_catalog = (): Column =>
  callFunction('current_catalog', [])

/** Returns the current database. */
export const current_database = (): Column =>
  callFunction('current_database', [])

/** Returns the date at which the query started. */
export const current_date = (): Column =>
  callFunction('current_date', [])

/** Returns the current database. */
export const current_schema = (): Column =>
  callFunction('current_schema', [])

/** Returns the moment at which the query started. */
export const current_timestamp = (): Column =>
  callFunction('current_timestamp', [])

/** Returns the session time zone. */
export const current_timezone = (): Column =>
  callFunction('current_timezone', [])

/** Returns the name of the user that runs the job. */
export const current_user = (): Column =>
  callFunction('current_user', [])

/** Returns the date that lies a number of days after another. */
export const date_add = (start: ColumnOrName, days: ColumnOrName | number): Column =>
  callFunction('date_add', [start, days])

/** Returns the number of days from the second date to the first. */
export const date_diff = (end: ColumnOrName, start: ColumnOrName): Column =>
  callFunction('date_diff', [end, start])

/** Writes a date or timestamp by a pattern. */
export const date_format = (date: ColumnOrName, format: string): Column =>
  callFunction('date_format', [date, format])

/** Returns the date that lies so many days after 1970-01-01. */
export const date_from_unix_date = (days: ColumnOrName): Column =>
  callFunction('date_from_unix_date', [days])

/** Returns a part of a date or timestamp by its name. */
export const date_part = (field: ColumnOrName, source: ColumnOrName): Column =>
  callFunction('date_part', [field, source])

/** Returns the date that lies a number of days before another. */
export const date_sub = (start: ColumnOrName, days: ColumnOrName | number): Column =>
  callFunction('date_sub', [start, days])

/** Returns a timestamp cut to a unit of time. */
export const date_trunc = (format: string, timestamp: ColumnOrName): Column =>
  callFunction('date_trunc', [format, timestamp])

/** Returns the date that lies a number of days after another. */
export const dateadd = (start: ColumnOrName, days: ColumnOrName | number): Column =>
  callFunction('dateadd', [start, days])

/** Returns the number of days from the second date to the first. */
export const datediff = (end: ColumnOrName, start: ColumnOrName): Column =>
  callFunction('datediff', [end, start])

/** Returns a part of a date or timestamp by its name. */
export const datepart = (field: ColumnOrName, source: ColumnOrName): Column =>
  callFunction('datepart', [field, source])

/** Returns the day of the month of a date. */
export const day = (col: ColumnOrName): Column =>
  callFunction('day', [col])

/** Returns the day of the month of a date. */
export const dayofmonth = (col: ColumnOrName): Column =>
  callFunction('dayofmonth', [col])

/** Returns the day of the week of a date, 1 Sunday to 7 Saturday. */
export const dayofweek = (col: ColumnOrName): Column =>
  callFunction('dayofweek', [col])

/** Returns the day of the year of a date. */
export const dayofyear = (col: ColumnOrName): Column =>
  callFunction('dayofyear', [col])

/** Bytes as text in a charset; with more arguments, the result beside the first search value that equals the first argument. */
export const decode = (col: ColumnOrName, charset: string): Column =>
  callFunction('decode', [col, charset])

/** Turns radians into degrees. */
export const degrees = (col: ColumnOrName): Column =>
  callFunction('degrees', [col])

/** Ranks the rows of a window partition, without gaps after ties. */
export const dense_rank = (): Column =>
  callFunction('dense_rank', [])

/** Returns Euler's number. */
export const e = (): Column =>
  callFunction('e', [])

/** Returns the element of an array at a place counted from 1, or the value of a map under a key. */
export const element_at = (col: ColumnOrName, extraction: unknown): Column =>
  callFunction('element_at', [col, extraction])

/** The n-th of the arguments after the first. */
export const elt = (...inputs: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('elt', [...inputs])

/** The text as bytes in a charset. */
export const encode = (col: ColumnOrName, charset: string): Column =>
  callFunction('encode', [col, charset])

/** True when the first value ends with the second. */
export const endswith = (str: ColumnOrName, suffix: ColumnOrName): Column =>
  callFunction('endswith', [str, suffix])

/** Returns whether two values are equal, two nulls being equal. */
export const equal_null = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('equal_null', [col1, col2])

/** Tells whether every value of a group is true. */
export const every = (col: ColumnOrName): Column =>
  callFunction('every', [col])

/** Tells whether a function is true for an element of an array. */
export const exists = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('exists', [col, f])

/** Returns e to a power. */
export const exp = (col: ColumnOrName): Column =>
  callFunction('exp', [col])

/** Makes a row of each element of an array or map. */
export const explode = (col: ColumnOrName): Column =>
  callFunction('explode', [col])

/** Makes a row of each element of an array or map; a row of nulls where there is none. */
export const explode_outer = (col: ColumnOrName): Column =>
  callFunction('explode_outer', [col])

/** Returns e to a power, minus one. */
export const expm1 = (col: ColumnOrName): Column =>
  callFunction('expm1', [col])

/** Returns a part of a date or timestamp by its name. */
export const extract = (field: ColumnOrName, source: ColumnOrName): Column =>
  callFunction('extract', [field, source])

/** Returns the product of the whole numbers up to one; null beyond 20. */
export const factorial = (col: ColumnOrName): Column =>
  callFunction('factorial', [col])

/** Keeps the elements of an array for which a function is true. */
export const filter = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('filter', [col, f])

/** The position, from 1, of a text in a comma-separated list; 0 when it is not there or has a comma. */
export const find_in_set = (str: ColumnOrName, str_array: ColumnOrName): Column =>
  callFunction('find_in_set', [str, str_array])

/** Returns the first value of a group, in row order. */
export const first = (col: ColumnOrName, ignorenulls?: boolean): Column =>
  callFunction('first', [col, ignorenulls])

/** Returns the first value of a group, in row order. */
export const first_value = (col: ColumnOrName, ignorenulls?: boolean): Column =>
  callFunction('first_value', [col, ignorenulls])

/** Puts the elements of the arrays of an array into one. */
export const flatten = (col: ColumnOrName): Column =>
  callFunction('flatten', [col])

/** Returns the greatest whole number that is not greater, or rounds down to a scale. */
export const floor = (col: ColumnOrName, scale?: ColumnOrName): Column =>
  callFunction('floor', [col, scale])

/** Tells whether a function is true for every element of an array. */
export const forall = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('forall', [col, f])

/** A number with grouped thousands and a number of places, or in a given pattern. */
export const format_number = (col: ColumnOrName, d: number): Column =>
  callFunction('format_number', [col, d])

/** The arguments written into a format of printf style. */
export const format_string = (format: string, ...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('format_string', [format, ...cols])

/** A struct of the fields of a CSV text, read by a schema. */
export const from_csv = (col: ColumnOrName, schema: Column | string, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('from_csv', [col, schema, options])

/** The value of a JSON text, read by a schema. */
export const from_json = (col: ColumnOrName, schema: string | DataType | Column, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('from_json', [col, schema, options])

/** Writes seconds since the epoch by a pattern. */
export const from_unixtime = (timestamp: ColumnOrName, format?: string): Column =>
  callFunction('from_unixtime', [timestamp, format])

/** Shows a UTC time on the clock of a zone. */
export const from_utc_timestamp = (timestamp: ColumnOrName, tz: Column | string): Column =>
  callFunction('from_utc_timestamp', [timestamp, tz])

/** Returns the element of an array at a place counted from 0, or null. */
export const get = (col: ColumnOrName, index: ColumnOrName | number): Column =>
  callFunction('get', [col, index])

/** The text at a path of a JSON text; null where the path leads nowhere. */
export const get_json_object = (col: ColumnOrName, path: string): Column =>
  callFunction('get_json_object', [col, path])

/** Returns one bit of a number, counted from the right. */
export const getbit = (col: ColumnOrName, pos: ColumnOrName): Column =>
  callFunction('getbit', [col, pos])

/** Returns the greatest of two or more values; nulls are skipped. */
export const greatest = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('greatest', [...cols])

/** Tells whether a column is left out of the grouping set of a rollup or cube. */
export const grouping = (col: ColumnOrName): Column =>
  callFunction('grouping', [col])

/** Returns the number of the grouping set of a rollup or cube. */
export const grouping_id = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('grouping_id', [...cols])

/** A 32-bit Murmur3 hash of the arguments. */
export const hash = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('hash', [...cols])

/** Returns a number, a text or bytes in hexadecimal digits. */
export const hex = (col: ColumnOrName): Column =>
  callFunction('hex', [col])

/** Returns a histogram of a column: the places of its bins and how many values each stands for. */
export const histogram_numeric = (col: ColumnOrName, nBins: ColumnOrName): Column =>
  callFunction('histogram_numeric', [col, nBins])

/** Returns the hour of a timestamp. */
export const hour = (col: ColumnOrName): Column =>
  callFunction('hour', [col])

/** Returns the length of the diagonal. */
export const hypot = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('hypot', [col1, col2])

/** Returns the first value, or the second where the first is null. */
export const ifnull = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('ifnull', [col1, col2])

/** Returns whether a text matches a pattern of % and _, in any case. */
export const ilike = (str: ColumnOrName, pattern: ColumnOrName, escapeChar?: ColumnOrName): Column =>
  callFunction('ilike', [str, pattern, escapeChar])

/** The text with a capital at the start of each word, words being parted by spaces. */
export const initcap = (col: ColumnOrName): Column =>
  callFunction('initcap', [col])

/** Makes a row of each struct of an array. */
export const inline = (col: ColumnOrName): Column =>
  callFunction('inline', [col])

/** Makes a row of each struct of an array; a row of nulls where there is none. */
export const inline_outer = (col: ColumnOrName): Column =>
  callFunction('inline_outer', [col])

/** Returns how long the part of the file is that a row was read from, in bytes; -1 after a shuffle. */
export const input_file_block_length = (): Column =>
  callFunction('input_file_block_length', [])

/** Returns where the part of the file begins that a row was read from, in bytes; -1 after a shuffle. */
export const input_file_block_start = (): Column =>
  callFunction('input_file_block_start', [])

/** Returns the file that a row was read from; an empty text after a shuffle. */
export const input_file_name = (): Column =>
  callFunction('input_file_name', [])

/** The position, from 1, of the first occurrence of a text; 0 when there is none. */
export const instr = (str: ColumnOrName, substr: string): Column =>
  callFunction('instr', [str, substr])

/** Returns whether a number is NaN; false for null. */
export const isnan = (col: ColumnOrName): Column =>
  callFunction('isnan', [col])

/** Returns whether the value is not null. */
export const isnotnull = (col: ColumnOrName): Column =>
  callFunction('isnotnull', [col])

/** Returns whether the value is null. */
export const isnull = (col: ColumnOrName): Column =>
  callFunction('isnull', [col])

/** The number of elements of a JSON array; null for anything else. */
export const json_array_length = (col: ColumnOrName): Column =>
  callFunction('json_array_length', [col])

/** The names of the fields of a JSON object; null for anything else. */
export const json_object_keys = (col: ColumnOrName): Column =>
  callFunction('json_object_keys', [col])

/** A column for each of the named fields of a JSON object. */
export const json_tuple = (col: ColumnOrName, ...fields: readonly (string | readonly string[])[]): Column =>
  callFunction('json_tuple', [col, ...fields])

/** Returns the excess kurtosis of a group. */
export const kurtosis = (col: ColumnOrName): Column =>
  callFunction('kurtosis', [col])

/** Returns the value of the row that lies an offset before the current one. */
export const lag = (col: ColumnOrName, offset?: number, default_?: unknown): Column =>
  callFunction('lag', [col, offset, default_])

/** Returns the last value of a group, in row order. */
export const last = (col: ColumnOrName, ignorenulls?: boolean): Column =>
  callFunction('last', [col, ignorenulls])

/** Returns the last day of the month of a date. */
export const last_day = (date: ColumnOrName): Column =>
  callFunction('last_day', [date])

/** Returns the last value of a group, in row order. */
export const last_value = (col: ColumnOrName, ignorenulls?: boolean): Column =>
  callFunction('last_value', [col, ignorenulls])

/** The text in small letters. */
export const lcase = (col: ColumnOrName): Column =>
  callFunction('lcase', [col])

/** Returns the value of the row that lies an offset after the current one. */
export const lead = (col: ColumnOrName, offset?: number, default_?: unknown): Column =>
  callFunction('lead', [col, offset, default_])

/** Returns the least of two or more values; nulls are skipped. */
export const least = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('least', [...cols])

/** The first characters of a text, or bytes of a binary value. */
export const left = (str: ColumnOrName, len: ColumnOrName): Column =>
  callFunction('left', [str, len])

/** The number of characters of a text, or of bytes of a binary value. */
export const length = (col: ColumnOrName): Column =>
  callFunction('length', [col])

/** The number of edits between two texts; -1 past the threshold. */
export const levenshtein = (left: ColumnOrName, right: ColumnOrName, threshold?: number): Column =>
  callFunction('levenshtein', [left, right, threshold])

/** Returns whether a text matches a pattern of % and _. */
export const like = (str: ColumnOrName, pattern: ColumnOrName, escapeChar?: ColumnOrName): Column =>
  callFunction('like', [str, pattern, escapeChar])

/** Returns the natural logarithm; null at and below zero. */
export const ln = (col: ColumnOrName): Column =>
  callFunction('ln', [col])

/** Returns the moment at which the query started. */
export const localtimestamp = (): Column =>
  callFunction('localtimestamp', [])

/** The position, from 1, of the first occurrence of a text at or after a position; 0 when there is none. */
export const locate = (substr: string, str: ColumnOrName, pos?: number): Column =>
  callFunction('locate', [substr, str, pos])

/** Returns the logarithm to base 10; null at and below zero. */
export const log10 = (col: ColumnOrName): Column =>
  callFunction('log10', [col])

/** Returns the natural logarithm of one plus the number; null at and below -1. */
export const log1p = (col: ColumnOrName): Column =>
  callFunction('log1p', [col])

/** Returns the logarithm to base 2; null at and below zero. */
export const log2 = (col: ColumnOrName): Column =>
  callFunction('log2', [col])

/** The text in small letters. */
export const lower = (col: ColumnOrName): Column =>
  callFunction('lower', [col])

/** The value filled up on the left to a length, or cut to it. */
export const lpad = (col: ColumnOrName, len: number, pad: string): Column =>
  callFunction('lpad', [col, len, pad])

/** The text without spaces at its start. */
export const ltrim = (col: ColumnOrName): Column =>
  callFunction('ltrim', [col])

/** Returns the date of a year, month and day; null where there is none. */
export const make_date = (year: ColumnOrName, month: ColumnOrName, day: ColumnOrName): Column =>
  callFunction('make_date', [year, month, day])

/** Returns a day-time interval of days, hours, minutes and seconds. */
export const make_dt_interval = (days?: ColumnOrName, hours?: ColumnOrName, mins?: ColumnOrName, secs?: ColumnOrName): Column =>
  callFunction('make_dt_interval', [days, hours, mins, secs])

/** Returns an interval of years, months, weeks, days, hours, minutes and seconds. */
export const make_interval = (years?: ColumnOrName, months?: ColumnOrName, weeks?: ColumnOrName, days?: ColumnOrName, hours?: ColumnOrName, mins?: ColumnOrName, secs?: ColumnOrName): Column =>
  callFunction('make_interval', [years, months, weeks, days, hours, mins, secs])

/** Returns the timestamp of a year, month, day, hour, minute and seconds. */
export const make_timestamp = (years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column =>
  callFunction('make_timestamp', [years, months, days, hours, mins, secs, timezone])

/** Returns the timestamp of a year, month, day, hour, minute and seconds. */
export const make_timestamp_ltz = (years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column =>
  callFunction('make_timestamp_ltz', [years, months, days, hours, mins, secs, timezone])

/** Returns the wall clock reading of a year, month, day, hour, minute and seconds. */
export const make_timestamp_ntz = (years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName): Column =>
  callFunction('make_timestamp_ntz', [years, months, days, hours, mins, secs])

/** Returns a year-month interval of years and months. */
export const make_ym_interval = (years?: ColumnOrName, months?: ColumnOrName): Column =>
  callFunction('make_ym_interval', [years, months])

/** Puts the entries of maps into one. */
export const map_concat = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('map_concat', [...cols])

/** Returns the entries of a map as structs of key and value. */
export const map_entries = (col: ColumnOrName): Column =>
  callFunction('map_entries', [col])

/** Keeps the entries of a map for which a function is true. */
export const map_filter = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('map_filter', [col, f])

/** Makes a map of an array of keys and an array of values. */
export const map_from_arrays = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('map_from_arrays', [col1, col2])

/** Makes a map of an array of structs of two fields. */
export const map_from_entries = (col: ColumnOrName): Column =>
  callFunction('map_from_entries', [col])

/** Returns the keys of a map. */
export const map_keys = (col: ColumnOrName): Column =>
  callFunction('map_keys', [col])

/** Returns the values of a map. */
export const map_values = (col: ColumnOrName): Column =>
  callFunction('map_values', [col])

/** Applies a function to the values that two maps have under each key. */
export const map_zip_with = (col1: ColumnOrName, col2: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('map_zip_with', [col1, col2, f])

/** The text with letters and digits replaced by a character of their class. */
export const mask = (col: ColumnOrName, upperChar?: ColumnOrName, lowerChar?: ColumnOrName, digitChar?: ColumnOrName, otherChar?: ColumnOrName): Column =>
  callFunction('mask', [col, upperChar, lowerChar, digitChar, otherChar])

/** Returns the greatest value of a group. */
export const max = (col: ColumnOrName): Column =>
  callFunction('max', [col])

/** Returns the value of the row whose order value is greatest. */
export const max_by = (col: ColumnOrName, ord: ColumnOrName): Column =>
  callFunction('max_by', [col, ord])

/** The MD5 digest in hexadecimal digits. */
export const md5 = (col: ColumnOrName): Column =>
  callFunction('md5', [col])

/** Returns the mean of the values of a group. */
export const mean = (col: ColumnOrName): Column =>
  callFunction('mean', [col])

/** Returns the median of a group, interpolated between values. */
export const median = (col: ColumnOrName): Column =>
  callFunction('median', [col])

/** Returns the smallest value of a group. */
export const min = (col: ColumnOrName): Column =>
  callFunction('min', [col])

/** Returns the value of the row whose order value is smallest. */
export const min_by = (col: ColumnOrName, ord: ColumnOrName): Column =>
  callFunction('min_by', [col, ord])

/** Returns the minute of a timestamp. */
export const minute = (col: ColumnOrName): Column =>
  callFunction('minute', [col])

/** Returns the most frequent value of a group. */
export const mode = (col: ColumnOrName): Column =>
  callFunction('mode', [col])

/** Returns a number that grows from row to row, from that of the partition in the upper bits. */
export const monotonically_increasing_id = (): Column =>
  callFunction('monotonically_increasing_id', [])

/** Returns the month of a date, 1 to 12. */
export const month = (col: ColumnOrName): Column =>
  callFunction('month', [col])

/** Returns the months from the second date to the first. */
export const months_between = (date1: ColumnOrName, date2: ColumnOrName, roundOff?: boolean): Column =>
  callFunction('months_between', [date1, date2, roundOff])

/** Makes a struct of names and values, in turn. */
export const named_struct = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('named_struct', [...cols])

/** Returns the first number, or the second where the first is NaN. */
export const nanvl = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('nanvl', [col1, col2])

/** Returns the negated value. */
export const negative = (col: ColumnOrName): Column =>
  callFunction('negative', [col])

/** Returns the first date after another that is a given day of the week. */
export const next_day = (date: ColumnOrName, dayOfWeek: string): Column =>
  callFunction('next_day', [date, dayOfWeek])

/** Returns the moment at which the query started. */
export const now = (): Column =>
  callFunction('now', [])

/** Returns the value of the n-th row of the window frame. */
export const nth_value = (col: ColumnOrName, offset: number, ignoreNulls?: boolean): Column =>
  callFunction('nth_value', [col, offset, ignoreNulls])

/** Divides the rows of a window partition into buckets of nearly equal size. */
export const ntile = (n: number): Column =>
  callFunction('ntile', [n])

/** Returns the first value, or the second where the first is null. */
export const nvl = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('nvl', [col1, col2])

/** Returns the second value where the first is not null, else the third. */
export const nvl2 = (col1: ColumnOrName, col2: ColumnOrName, col3: ColumnOrName): Column =>
  callFunction('nvl2', [col1, col2, col3])

/** The number of bytes, a text in UTF-8. */
export const octet_length = (col: ColumnOrName): Column =>
  callFunction('octet_length', [col])

/** The value with a part of it, from a position on, replaced by another. */
export const overlay = (src: ColumnOrName, replace: ColumnOrName, pos: ColumnOrName | number, len?: ColumnOrName | number): Column =>
  callFunction('overlay', [src, replace, pos, len])

/** A part of a URL, or the value of a key of its query; null where there is none. */
export const parse_url = (url: ColumnOrName, partToExtract: ColumnOrName, key?: ColumnOrName): Column =>
  callFunction('parse_url', [url, partToExtract, key])

/** Returns the rank of a row relative to its partition, from 0 to 1. */
export const percent_rank = (): Column =>
  callFunction('percent_rank', [])

/** Returns the exact percentile of a group, interpolated between values. */
export const percentile = (col: ColumnOrName, percentage: unknown, frequency?: unknown): Column =>
  callFunction('percentile', [col, percentage, frequency])

/** Returns π. */
export const pi = (): Column =>
  callFunction('pi', [])

/** Returns the remainder of a division that is not negative where the divisor is not. */
export const pmod = (dividend: ColumnOrName, divisor: ColumnOrName): Column =>
  callFunction('pmod', [dividend, divisor])

/** Makes a row of each element of an array or map, with its place. */
export const posexplode = (col: ColumnOrName): Column =>
  callFunction('posexplode', [col])

/** Makes a row of each element of an array or map, with its place; a row of nulls where there is none. */
export const posexplode_outer = (col: ColumnOrName): Column =>
  callFunction('posexplode_outer', [col])

/** The position, from 1, of the first occurrence of a text at or after a position; 0 when there is none. */
export const position = (substr: ColumnOrName, str: ColumnOrName, start?: ColumnOrName): Column =>
  callFunction('position', [substr, str, start])

/** Returns the value. */
export const positive = (col: ColumnOrName): Column =>
  callFunction('positive', [col])

/** Returns a number to a power. */
export const pow = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('pow', [col1, col2])

/** Returns a number to a power. */
export const power = (col1: ColumnOrName, col2: ColumnOrName): Column =>
  callFunction('power', [col1, col2])

/** The arguments written into a format of printf style. */
export const printf = (format: ColumnOrName, ...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('printf', [format, ...cols])

/** Multiplies the values of a group. */
export const product = (col: ColumnOrName): Column =>
  callFunction('product', [col])

/** Returns the quarter of a date, 1 to 4. */
export const quarter = (col: ColumnOrName): Column =>
  callFunction('quarter', [col])

/** Turns degrees into radians. */
export const radians = (col: ColumnOrName): Column =>
  callFunction('radians', [col])

/** Raises an error with a message. */
export const raise_error = (errMsg: Column | string): Column =>
  callFunction('raise_error', [errMsg])

/** Returns a random number from 0 to 1. */
export const rand = (seed?: number | bigint): Column =>
  callFunction('rand', [seed])

/** Returns a random number of the standard normal distribution. */
export const randn = (seed?: number | bigint): Column =>
  callFunction('randn', [seed])

/** Returns a random number from 0 to 1. */
export const random = (seed?: number | bigint): Column =>
  callFunction('random', [seed])

/** Ranks the rows of a window partition, with gaps after ties. */
export const rank = (): Column =>
  callFunction('rank', [])

/** Folds an array with a start value, a merge and a finish. */
export const reduce = (col: ColumnOrName, initialValue: ColumnOrName, merge: (...columns: Column[]) => Column, finish?: (...columns: Column[]) => Column): Column =>
  callFunction('reduce', [col, initialValue, merge, finish])

/** Returns whether a Java regular expression matches somewhere in a text. */
export const regexp = (str: ColumnOrName, regexp: ColumnOrName): Column =>
  callFunction('regexp', [str, regexp])

/** How often a pattern matches in the text. */
export const regexp_count = (str: ColumnOrName, regexp: ColumnOrName): Column =>
  callFunction('regexp_count', [str, regexp])

/** The text of a group in the first match of a pattern; empty where there is none. */
export const regexp_extract = (str: ColumnOrName, pattern: string, idx: number): Column =>
  callFunction('regexp_extract', [str, pattern, idx])

/** The text of a group in every match of a pattern. */
export const regexp_extract_all = (str: ColumnOrName, regexp: ColumnOrName, idx?: ColumnOrName | number): Column =>
  callFunction('regexp_extract_all', [str, regexp, idx])

/** The position, from 1, of the first match of a pattern; 0 where there is none. */
export const regexp_instr = (str: ColumnOrName, regexp: ColumnOrName, idx?: ColumnOrName | number): Column =>
  callFunction('regexp_instr', [str, regexp, idx])

/** Returns whether a Java regular expression matches somewhere in a text. */
export const regexp_like = (str: ColumnOrName, regexp: ColumnOrName): Column =>
  callFunction('regexp_like', [str, regexp])

/** The text with every match of a pattern replaced; $1 stands for a group. */
export const regexp_replace = (string: ColumnOrName, pattern: unknown, replacement: unknown): Column =>
  callFunction('regexp_replace', [string, pattern, replacement])

/** The first match of a pattern; null where there is none or it is empty. */
export const regexp_substr = (str: ColumnOrName, regexp: ColumnOrName): Column =>
  callFunction('regexp_substr', [str, regexp])

/** Returns the mean of the independent variable. */
export const regr_avgx = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_avgx', [y, x])

/** Returns the mean of the dependent variable. */
export const regr_avgy = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_avgy', [y, x])

/** Counts the pairs without a null. */
export const regr_count = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_count', [y, x])

/** Returns where the line that fits the pairs best crosses zero. */
export const regr_intercept = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_intercept', [y, x])

/** Returns how much of the variance the line that fits the pairs best explains. */
export const regr_r2 = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_r2', [y, x])

/** Returns the slope of the line that fits the pairs best. */
export const regr_slope = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_slope', [y, x])

/** Returns the squared deviations of the independent variable, summed up. */
export const regr_sxx = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_sxx', [y, x])

/** Returns the products of the deviations of both variables, summed up. */
export const regr_sxy = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_sxy', [y, x])

/** Returns the squared deviations of the dependent variable, summed up. */
export const regr_syy = (y: ColumnOrName, x: ColumnOrName): Column =>
  callFunction('regr_syy', [y, x])

/** The text n times. */
export const repeat = (col: ColumnOrName, n: number): Column =>
  callFunction('repeat', [col, n])

/** The text with every occurrence of another replaced, or taken out. */
export const replace = (src: ColumnOrName, search: ColumnOrName, replace?: ColumnOrName): Column =>
  callFunction('replace', [src, search, replace])

/** The text or array from its end to its start. */
export const reverse = (col: ColumnOrName): Column =>
  callFunction('reverse', [col])

/** The last characters of a text. */
export const right = (str: ColumnOrName, len: ColumnOrName): Column =>
  callFunction('right', [str, len])

/** Returns the nearest whole number as a double, half to even. */
export const rint = (col: ColumnOrName): Column =>
  callFunction('rint', [col])

/** Returns whether a Java regular expression matches somewhere in a text. */
export const rlike = (str: ColumnOrName, regexp: ColumnOrName): Column =>
  callFunction('rlike', [str, regexp])

/** Rounds to a number of digits, half away from zero. */
export const round = (col: ColumnOrName, scale?: number): Column =>
  callFunction('round', [col, scale])

/** Numbers the rows of a window partition from 1. */
export const row_number = (): Column =>
  callFunction('row_number', [])

/** The value filled up on the right to a length, or cut to it. */
export const rpad = (col: ColumnOrName, len: number, pad: string): Column =>
  callFunction('rpad', [col, len, pad])

/** The text without spaces at its end. */
export const rtrim = (col: ColumnOrName): Column =>
  callFunction('rtrim', [col])

/** The schema of a sample of CSV, as `from_csv` takes it. */
export const schema_of_csv = (csv: string, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('schema_of_csv', [csv, options])

/** The schema of a sample of JSON, as `from_json` takes it. */
export const schema_of_json = (json: unknown, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('schema_of_json', [json, options])

/** Returns the secant of an angle in radians. */
export const sec = (col: ColumnOrName): Column =>
  callFunction('sec', [col])

/** Returns the second of a timestamp. */
export const second = (col: ColumnOrName): Column =>
  callFunction('second', [col])

/** Makes an array of the whole numbers, dates or timestamps from one to another. */
export const sequence = (start: ColumnOrName, stop: ColumnOrName, step?: ColumnOrName): Column =>
  callFunction('sequence', [start, stop, step])

/** Groups rows by sessions: a struct of the start and the end of a time in which rows follow each other within a gap. */
export const session_window = (timeColumn: ColumnOrName, gapDuration: Column | string): Column =>
  callFunction('session_window', [timeColumn, gapDuration])

/** The SHA-1 digest in hexadecimal digits. */
export const sha = (col: ColumnOrName): Column =>
  callFunction('sha', [col])

/** The SHA-1 digest in hexadecimal digits. */
export const sha1 = (col: ColumnOrName): Column =>
  callFunction('sha1', [col])

/** The SHA-224, -256, -384 or -512 digest in hexadecimal digits; null for another length. */
export const sha2 = (col: ColumnOrName, numBits: number): Column =>
  callFunction('sha2', [col, numBits])

/** Shifts the bits to the left. */
export const shiftLeft = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftLeft', [col, numBits])

/** Shifts the bits to the right, keeping the sign. */
export const shiftRight = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftRight', [col, numBits])

/** Shifts the bits to the right, filling with zeros. */
export const shiftRightUnsigned = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftRightUnsigned', [col, numBits])

/** Shifts the bits to the left. */
export const shiftleft = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftleft', [col, numBits])

/** Shifts the bits to the right, keeping the sign. */
export const shiftright = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftright', [col, numBits])

/** Shifts the bits to the right, filling with zeros. */
export const shiftrightunsigned = (col: ColumnOrName, numBits: number): Column =>
  callFunction('shiftrightunsigned', [col, numBits])

/** Returns -1, 0 or 1 by the sign of a number or interval. */
export const sign = (col: ColumnOrName): Column =>
  callFunction('sign', [col])

/** Returns -1, 0 or 1 by the sign of a number or interval. */
export const signum = (col: ColumnOrName): Column =>
  callFunction('signum', [col])

/** Returns the sine of an angle in radians. */
export const sin = (col: ColumnOrName): Column =>
  callFunction('sin', [col])

/** Returns the hyperbolic sine. */
export const sinh = (col: ColumnOrName): Column =>
  callFunction('sinh', [col])

/** Returns the number of elements of an array or map. */
export const size = (col: ColumnOrName): Column =>
  callFunction('size', [col])

/** Returns the skewness of a group. */
export const skewness = (col: ColumnOrName): Column =>
  callFunction('skewness', [col])

/** Returns a part of an array from a place counted from 1, or from the end where negative. */
export const slice = (x: ColumnOrName, start: ColumnOrName | number, length: ColumnOrName | number): Column =>
  callFunction('slice', [x, start, length])

/** Tells whether any value of a group is true. */
export const some = (col: ColumnOrName): Column =>
  callFunction('some', [col])

/** Sorts an array; nulls come first ascending, last descending. */
export const sort_array = (col: ColumnOrName, asc?: boolean): Column =>
  callFunction('sort_array', [col, asc])

/** The Soundex code of the text. */
export const soundex = (col: ColumnOrName): Column =>
  callFunction('soundex', [col])

/** Returns the number of the partition. */
export const spark_partition_id = (): Column =>
  callFunction('spark_partition_id', [])

/** The parts of a text between matches of a pattern, `limit` of them at most. */
export const split = (str: ColumnOrName, pattern: string, limit?: number): Column =>
  callFunction('split', [str, pattern, limit])

/** The n-th part of a text between delimiters, negative from the end; empty where there is none. */
export const split_part = (src: ColumnOrName, delimiter: ColumnOrName, partNum: ColumnOrName): Column =>
  callFunction('split_part', [src, delimiter, partNum])

/** Returns the square root; NaN below zero. */
export const sqrt = (col: ColumnOrName): Column =>
  callFunction('sqrt', [col])

/** Makes so many rows of its arguments, in turn. */
export const stack = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('stack', [...cols])

/** True when the first value begins with the second. */
export const startswith = (str: ColumnOrName, prefix: ColumnOrName): Column =>
  callFunction('startswith', [str, prefix])

/** Returns the sample standard deviation of a group. */
export const stddev = (col: ColumnOrName): Column =>
  callFunction('stddev', [col])

/** Returns the population standard deviation of a group. */
export const stddev_pop = (col: ColumnOrName): Column =>
  callFunction('stddev_pop', [col])

/** Returns the sample standard deviation of a group. */
export const stddev_samp = (col: ColumnOrName): Column =>
  callFunction('stddev_samp', [col])

/** Makes a struct of its arguments, fields named as the columns are, or col1, col2 …. */
export const struct = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('struct', [...cols])

/** A part of a text or of bytes, by position from 1 (negative from the end) and length. */
export const substr = (str: ColumnOrName, pos: ColumnOrName, len?: ColumnOrName): Column =>
  callFunction('substr', [str, pos, len])

/** A part of a text or of bytes, by position from 1 (negative from the end) and length. */
export const substring = (str: ColumnOrName, pos: number, len: number): Column =>
  callFunction('substring', [str, pos, len])

/** The text before the n-th delimiter, or after it counted from the end. */
export const substring_index = (str: ColumnOrName, delim: string, count: number): Column =>
  callFunction('substring_index', [str, delim, count])

/** Adds up the values of a group. */
export const sum = (col: ColumnOrName): Column =>
  callFunction('sum', [col])

/** Returns the tangent of an angle in radians. */
export const tan = (col: ColumnOrName): Column =>
  callFunction('tan', [col])

/** Returns the hyperbolic tangent. */
export const tanh = (col: ColumnOrName): Column =>
  callFunction('tanh', [col])

/** Returns the timestamp that lies so many micros after the epoch. */
export const timestamp_micros = (col: ColumnOrName): Column =>
  callFunction('timestamp_micros', [col])

/** Returns the timestamp that lies so many millis after the epoch. */
export const timestamp_millis = (col: ColumnOrName): Column =>
  callFunction('timestamp_millis', [col])

/** Returns the timestamp that lies so many seconds after the epoch. */
export const timestamp_seconds = (col: ColumnOrName): Column =>
  callFunction('timestamp_seconds', [col])

/** The bytes that a text writes in hex, UTF-8 or base64. */
export const to_binary = (col: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('to_binary', [col, format])

/** A decimal written in a number format. */
export const to_char = (col: ColumnOrName, format: ColumnOrName): Column =>
  callFunction('to_char', [col, format])

/** A struct as CSV text. */
export const to_csv = (col: ColumnOrName, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('to_csv', [col, options])

/** Reads a date, by Spark's rules or by a pattern. */
export const to_date = (col: ColumnOrName, format?: string): Column =>
  callFunction('to_date', [col, format])

/** A struct, array or map as JSON text. */
export const to_json = (col: ColumnOrName, options?: Readonly<Record<string, unknown>>): Column =>
  callFunction('to_json', [col, options])

/** The decimal that a text writes in a number format. */
export const to_number = (col: ColumnOrName, format: ColumnOrName): Column =>
  callFunction('to_number', [col, format])

/** Reads a timestamp, by Spark's rules or by a pattern. */
export const to_timestamp = (col: ColumnOrName, format?: string): Column =>
  callFunction('to_timestamp', [col, format])

/** Reads a timestamp, by Spark's rules or by a pattern. */
export const to_timestamp_ltz = (timestamp: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('to_timestamp_ltz', [timestamp, format])

/** Reads a timestamp, by Spark's rules or by a pattern. */
export const to_timestamp_ntz = (timestamp: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('to_timestamp_ntz', [timestamp, format])

/** Returns the seconds since the epoch of a text, date or timestamp. */
export const to_unix_timestamp = (timestamp: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('to_unix_timestamp', [timestamp, format])

/** Takes a time as the clock of a zone shows it, in UTC. */
export const to_utc_timestamp = (timestamp: ColumnOrName, tz: Column | string): Column =>
  callFunction('to_utc_timestamp', [timestamp, tz])

/** A decimal written in a number format. */
export const to_varchar = (col: ColumnOrName, format: ColumnOrName): Column =>
  callFunction('to_varchar', [col, format])

/** Applies a function to each element of an array. */
export const transform = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('transform', [col, f])

/** Applies a function to each key of a map. */
export const transform_keys = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('transform_keys', [col, f])

/** Applies a function to each value of a map. */
export const transform_values = (col: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('transform_values', [col, f])

/** The text with single characters replaced by those at the same place in another list, or taken out. */
export const translate = (srcCol: ColumnOrName, matching: string, replace: string): Column =>
  callFunction('translate', [srcCol, matching, replace])

/** The text without spaces at both ends. */
export const trim = (col: ColumnOrName): Column =>
  callFunction('trim', [col])

/** Returns the first day of the year, quarter, month or week of a date. */
export const trunc = (date: ColumnOrName, format: string): Column =>
  callFunction('trunc', [date, format])

/** Adds as + does; null on overflow. */
export const try_add = (left: ColumnOrName, right: ColumnOrName): Column =>
  callFunction('try_add', [left, right])

/** Decrypts what aes_encrypt has encrypted, or gives null where that cannot be. */
export const try_aes_decrypt = (input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, aad?: ColumnOrName): Column =>
  callFunction('try_aes_decrypt', [input, key, mode, padding, aad])

/** Returns the mean of the values of a group; null when it does not fit. */
export const try_avg = (col: ColumnOrName): Column =>
  callFunction('try_avg', [col])

/** Divides as / does; null where the divisor is zero. */
export const try_divide = (left: ColumnOrName, right: ColumnOrName): Column =>
  callFunction('try_divide', [left, right])

/** Returns the element of an array at a place counted from 1, or the value of a map under a key. */
export const try_element_at = (col: ColumnOrName, extraction: ColumnOrName): Column =>
  callFunction('try_element_at', [col, extraction])

/** Multiplies as * does; null on overflow. */
export const try_multiply = (left: ColumnOrName, right: ColumnOrName): Column =>
  callFunction('try_multiply', [left, right])

/** Subtracts as - does; null on overflow. */
export const try_subtract = (left: ColumnOrName, right: ColumnOrName): Column =>
  callFunction('try_subtract', [left, right])

/** Adds up the values of a group; null when the sum does not fit. */
export const try_sum = (col: ColumnOrName): Column =>
  callFunction('try_sum', [col])

/** As to_binary, with null where the text is malformed. */
export const try_to_binary = (col: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('try_to_binary', [col, format])

/** As to_number, with null where the text does not fit the format. */
export const try_to_number = (col: ColumnOrName, format: ColumnOrName): Column =>
  callFunction('try_to_number', [col, format])

/** Reads a timestamp, null where that fails, by Spark's rules or by a pattern. */
export const try_to_timestamp = (col: ColumnOrName, format?: ColumnOrName): Column =>
  callFunction('try_to_timestamp', [col, format])

/** The text in capital letters. */
export const ucase = (col: ColumnOrName): Column =>
  callFunction('ucase', [col])

/** The bytes of a base64 text. */
export const unbase64 = (col: ColumnOrName): Column =>
  callFunction('unbase64', [col])

/** Returns the bytes of hexadecimal digits; null where there are others. */
export const unhex = (col: ColumnOrName): Column =>
  callFunction('unhex', [col])

/** Returns the days since 1970-01-01. */
export const unix_date = (col: ColumnOrName): Column =>
  callFunction('unix_date', [col])

/** Returns the micros since the epoch. */
export const unix_micros = (col: ColumnOrName): Column =>
  callFunction('unix_micros', [col])

/** Returns the millis since the epoch. */
export const unix_millis = (col: ColumnOrName): Column =>
  callFunction('unix_millis', [col])

/** Returns the seconds since the epoch. */
export const unix_seconds = (col: ColumnOrName): Column =>
  callFunction('unix_seconds', [col])

/** Returns the seconds since the epoch of a text, date or timestamp. */
export const unix_timestamp = (timestamp?: ColumnOrName, format?: string): Column =>
  callFunction('unix_timestamp', [timestamp, format])

/** The text in capital letters. */
export const upper = (col: ColumnOrName): Column =>
  callFunction('upper', [col])

/** The text behind the form of a URL query. */
export const url_decode = (str: ColumnOrName): Column =>
  callFunction('url_decode', [str])

/** The text in the form of a URL query. */
export const url_encode = (str: ColumnOrName): Column =>
  callFunction('url_encode', [str])

/** Returns the name of the user that runs the job. */
export const user = (): Column =>
  callFunction('user', [])

/** Returns the population variance of a group. */
export const var_pop = (col: ColumnOrName): Column =>
  callFunction('var_pop', [col])

/** Returns the sample variance of a group. */
export const var_samp = (col: ColumnOrName): Column =>
  callFunction('var_samp', [col])

/** Returns the sample variance of a group. */
export const variance = (col: ColumnOrName): Column =>
  callFunction('variance', [col])

/** Returns Spark's version and revision. */
export const version = (): Column =>
  callFunction('version', [])

/** Returns the day of the week of a date, 0 Monday to 6 Sunday. */
export const weekday = (col: ColumnOrName): Column =>
  callFunction('weekday', [col])

/** Returns the ISO week of a date. */
export const weekofyear = (col: ColumnOrName): Column =>
  callFunction('weekofyear', [col])

/** Returns the number of the equally wide bucket that a value falls in. */
export const width_bucket = (v: ColumnOrName, min: ColumnOrName, max: ColumnOrName, numBucket: ColumnOrName | number): Column =>
  callFunction('width_bucket', [v, min, max, numBucket])

/** Groups rows by windows of time: a struct of the start and the end of the one that a row falls in. */
export const window = (timeColumn: ColumnOrName, windowDuration: string, slideDuration?: string, startTime?: string): Column =>
  callFunction('window', [timeColumn, windowDuration, slideDuration, startTime])

/** Returns the last moment of a window of time. */
export const window_time = (windowColumn: ColumnOrName): Column =>
  callFunction('window_time', [windowColumn])

/** Returns the values of the nodes of XML that a path finds; that of an element is null. */
export const xpath = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath', [xml, path])

/** Returns whether a path finds something in XML, or holds. */
export const xpath_boolean = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_boolean', [xml, path])

/** Returns what a path finds in XML as a double, NaN where it is no number. */
export const xpath_double = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_double', [xml, path])

/** Returns what a path finds in XML as a float, NaN where it is no number. */
export const xpath_float = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_float', [xml, path])

/** Returns what a path finds in XML as an int, 0 where it is no number. */
export const xpath_int = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_int', [xml, path])

/** Returns what a path finds in XML as a bigint, 0 where it is no number. */
export const xpath_long = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_long', [xml, path])

/** Returns what a path finds in XML as a double, NaN where it is no number. */
export const xpath_number = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_number', [xml, path])

/** Returns what a path finds in XML as a smallint, 0 where it is no number. */
export const xpath_short = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_short', [xml, path])

/** Returns the text of the first node of XML that a path finds. */
export const xpath_string = (xml: ColumnOrName, path: ColumnOrName): Column =>
  callFunction('xpath_string', [xml, path])

/** A 64-bit xxHash of the arguments. */
export const xxhash64 = (...cols: readonly (ColumnOrName | readonly ColumnOrName[])[]): Column =>
  callFunction('xxhash64', [...cols])

/** Returns the year of a date. */
export const year = (col: ColumnOrName): Column =>
  callFunction('year', [col])

/** Applies a function to the elements at the same places of two arrays. */
export const zip_with = (left: ColumnOrName, right: ColumnOrName, f: (...columns: Column[]) => Column): Column =>
  callFunction('zip_with', [left, right, f])
