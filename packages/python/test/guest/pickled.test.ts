import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

/** What functions over columns give, as Spark 3.5.6 answers at local[1]. */
const results = (...cases: readonly (readonly [value: string, type: string])[]): string[] =>
  job.run(`
import collections, enum, fractions
class Text(str): pass
class Color(str, enum.Enum):
    RED = "r"
class Level(enum.IntEnum):
    LOW = 1
NT = collections.namedtuple("NT", "a")
def shown(text, kind):
    try:
        print(repr(spark.range(1).select(F.udf(lambda x: eval(text), kind)("id")).collect()[0][0]))
    except Exception as e:
        lines = [line for line in str(e).splitlines() if "Exception: " in line or "Error: " in line]
        print(type(e).__name__ + ": " + (lines or str(e).splitlines())[-1].split("failed 1 times")[-1].partition(". This")[0].rpartition("Exception: ")[2])
for text, kind in ${JSON.stringify(cases)}:
    shown(text, kind)
`)

const noClass = (name: string): string =>
  `Py4JJavaError: expected zero arguments for construction of ClassDict (for ${name})`

test('a class that the pickle of Java does not know fails, whatever it extends', () => {
  expect(
    results(
      ['collections.Counter(a=1)', 'map<string,int>'],
      ['collections.defaultdict(int, a=1)', 'map<string,int>'],
      ['Color.RED', 'string'],
      ['Level.LOW', 'int'],
      ['[Text("a")]', 'array<string>'],
      ['{Color.RED: 1}', 'map<string,int>'],
      ['NT(1)', 'array<int>'],
      ['Row(a=1)', 'array<int>'],
      ['range(2)', 'array<int>'],
      ['iter([1])', 'array<int>'],
      ['fractions.Fraction(1, 2)', 'int'],
      ['lambda: 1', 'int'],
      ['enum', 'int'],
    ),
  ).toEqual([
    noClass('collections.Counter'),
    noClass('collections.defaultdict'),
    noClass('pyspark.cloudpickle.cloudpickle._make_skeleton_enum'),
    noClass('pyspark.cloudpickle.cloudpickle._make_skeleton_enum'),
    noClass('pyspark.cloudpickle.cloudpickle._make_skeleton_class'),
    noClass('pyspark.cloudpickle.cloudpickle._make_skeleton_enum'),
    noClass('pyspark.cloudpickle.cloudpickle._make_skeleton_class'),
    noClass('pyspark.sql.types._create_row'),
    noClass('builtins.range'),
    noClass('builtins.iter'),
    noClass('fractions.Fraction'),
    noClass('pyspark.cloudpickle.cloudpickle._builtin_type'),
    noClass('pyspark.cloudpickle.cloudpickle.subimport'),
  ])
})

test('what no pickle takes fails as PySpark says it', () => {
  expect(results(['(i for i in range(2))', 'array<int>'])).toEqual([
    "PythonException: _pickle.PicklingError: Could not serialize object: TypeError: cannot pickle 'generator' object",
  ])
})

test('a dict of a class that needs nothing to be made brings the name of its class along', () => {
  expect(results(['collections.OrderedDict(a=1)', 'map<string,string>'])).toEqual([
    "{'a': '1', '__class__': 'collections.OrderedDict'}",
  ])
})

test('what PySpark converts itself may be of any class that it can walk through', () => {
  expect(
    results(
      ['{datetime.date(2020, 1, 1)}', 'array<date>'],
      ['collections.deque([datetime.date(2020, 1, 1)])', 'array<date>'],
      ['collections.Counter(a=datetime.date(2020, 1, 1))', 'map<string,date>'],
      ['{(1,)}', 'array<struct<a:int>>'],
      ['collections.Counter(a=1)', 'struct<a:int>'],
      ['""', 'array<date>'],
      ['{1}', 'array<int>'],
    ),
  ).toEqual([
    '[datetime.date(2020, 1, 1)]',
    '[datetime.date(2020, 1, 1)]',
    "{'a': datetime.date(2020, 1, 1)}",
    '[Row(a=1)]',
    'Row(a=1)',
    'None',
    'None',
  ])
})

test('bytes are an array of signed numbers', () => {
  expect(results(['b"\\xff\\x01"', 'array<int>'], ['b"\\xff"', 'array<string>'])).toEqual(['[-1, 1]', "['-1']"])
})

test('a null key of a map fails, or is the zero that lies in memory', () => {
  expect(
    results(
      ['{"a": 1, None: 2}', 'map<string,int>'],
      ['{None: 1}', 'map<array<int>,int>'],
      ['{"a": 1, None: 2}', 'map<int,int>'],
      ['{None: 1}', 'map<double,int>'],
      ['{None: 1}', 'map<date,int>'],
      ['{None: 1}', 'map<boolean,int>'],
    ).map((line) => line.replace(/^Py4JJavaError: .*/, 'Py4JJavaError')),
  ).toEqual(['Py4JJavaError', 'Py4JJavaError', '{0: 1}', '{0.0: 1}', '{datetime.date(1970, 1, 1): 1}', '{False: 1}'])
})
