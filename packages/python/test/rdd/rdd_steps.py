"""Programs over RDDs. The same text answers on real Spark (record.py) and under dryfit: each line of `STEPS` is one program."""
import datetime
import decimal
import json
import math
import operator
import re
from collections import namedtuple

from pyspark import StorageLevel
from pyspark.context import SparkContext
from pyspark.rdd import portable_hash
from pyspark.statcounter import StatCounter

sc = SparkContext.getOrCreate()
Pair = namedtuple("Pair", "key value")


def listed(value):
    """What a program gives, without what has no stable print."""
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)(listed(each) for each in value)
    if type(value).__name__ == "ResultIterable":
        return ["ResultIterable", *value]
    return value


def glom(rdd):
    return listed(rdd.glom().collect())


def told(log, rdd):
    """What a program prints while it runs, in order, then its result."""
    seen = sc.accumulator("", _Text())
    result = log(rdd, lambda text: seen.add(f"{text} "))
    return [result, seen.value]


class _Text:
    def zero(self, value):
        return ""

    def addInPlace(self, a, b):
        return a + b


words = "to be or not to be that is the question whether tis nobler".split()
pairs = [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 5), ("d", 6), ("a", 7)]
numbers = list(range(23))
floats = [0.1 * i for i in range(17)] + [1e16, 1.0, -1e16]

STEPS = """
glom(sc.parallelize(numbers, 1))
glom(sc.parallelize(numbers, 4))
glom(sc.parallelize(numbers[:11], 3))
glom(sc.parallelize([1, 2], 5))
glom(sc.parallelize([], 3))
glom(sc.parallelize(range(23), 4))
glom(sc.parallelize(range(20, 0, -3), 3))
glom(sc.parallelize((x * x for x in range(7)), 3))
glom(sc.parallelize(list(range(2500)), 2).map(lambda x: x // 400))
glom(sc.parallelize("hello", 2))
glom(sc.parallelize({"k": 1, "j": 2}, 2))
sc.parallelize(numbers).getNumPartitions()
sc.parallelize([], 0).getNumPartitions()
glom(sc.range(1, 20, 3, 4))
glom(sc.range(5))
sc.emptyRDD().getNumPartitions()
sc.emptyRDD().collect()
glom(sc.parallelize(numbers, 4).coalesce(3))
glom(sc.parallelize(numbers, 7).coalesce(2))
glom(sc.parallelize(numbers, 4).coalesce(9))
glom(sc.parallelize(numbers, 4).coalesce(0))
glom(sc.parallelize(numbers, 4).repartition(3))
glom(sc.parallelize(list(range(97)), 3).repartition(4))
glom(sc.parallelize(list(range(97)), 3).repartition(2))
glom(sc.parallelize(list(range(97)), 1).repartition(5))
glom(sc.parallelize(list(range(60)), 6).coalesce(2, shuffle=True))
glom(sc.parallelize(pairs, 3).partitionBy(2))
glom(sc.parallelize(pairs, 3).partitionBy(4, lambda k: ord(k)))
glom(sc.parallelize([(i, i) for i in range(-6, 7)], 3).partitionBy(3))
glom(sc.parallelize(pairs, 2).partitionBy(3).mapValues(lambda v: v + 1).partitionBy(3))
sc.parallelize(pairs, 2).partitionBy(3).mapValues(str).partitioner is None
sc.parallelize(pairs, 2).partitionBy(3).map(str).partitioner is None
glom(sc.parallelize(pairs, 3).reduceByKey(operator.add))
glom(sc.parallelize(pairs, 3).reduceByKey(operator.add, 2))
glom(sc.parallelize([(w, 1) for w in words], 4).reduceByKey(operator.add))
glom(sc.parallelize(pairs, 3).groupByKey())
glom(sc.parallelize(pairs, 3).groupByKey().mapValues(list))
glom(sc.parallelize(pairs, 3).groupByKey().mapValues(len))
glom(sc.parallelize(numbers, 3).groupBy(lambda x: x % 4).mapValues(sorted))
glom(sc.parallelize(pairs, 3).aggregateByKey([], lambda a, v: a + [v], lambda a, b: a + b))
glom(sc.parallelize(pairs, 3).foldByKey(10, operator.add))
glom(sc.parallelize(pairs, 3).combineByKey(str, lambda a, v: a + "+" + str(v), lambda a, b: a + "|" + b))
sorted(sc.parallelize(pairs, 3).reduceByKeyLocally(operator.add).items())
sc.parallelize(pairs, 3).countByKey()
sc.parallelize(words, 3).countByValue()
sc.parallelize(pairs, 3).collectAsMap()
sc.parallelize(pairs, 3).lookup("a")
sc.parallelize(pairs, 3).partitionBy(2).lookup("b")
sc.parallelize(pairs, 3).lookup("zz")
glom(sc.parallelize(words, 3).distinct())
glom(sc.parallelize(words, 3).distinct(2))
glom(sc.parallelize([1, 1.0, True, 2, 2.5, None, None], 2).distinct())
glom(sc.parallelize(pairs, 2).join(sc.parallelize([("a", "x"), ("c", "y"), ("a", "z"), ("q", "w")], 3)))
glom(sc.parallelize(pairs, 2).leftOuterJoin(sc.parallelize([("a", "x"), ("c", "y"), ("q", "w")], 1)))
glom(sc.parallelize(pairs, 2).rightOuterJoin(sc.parallelize([("a", "x"), ("c", "y"), ("q", "w")], 1)))
glom(sc.parallelize(pairs, 2).fullOuterJoin(sc.parallelize([("a", "x"), ("c", "y"), ("q", "w")], 1)))
glom(sc.parallelize(pairs, 2).join(sc.parallelize([("a", "x")], 2), 2))
glom(sc.parallelize(pairs, 2).cogroup(sc.parallelize([("a", "x"), ("q", "w")], 2)))
glom(sc.parallelize(pairs, 2).cogroup(sc.parallelize([("a", "x"), ("q", "w")], 2), 1))
listed(sorted(sc.parallelize(pairs, 2).groupWith(sc.parallelize([("a", "x")], 1), sc.parallelize([("d", 0)], 1)).collect()))
glom(sc.parallelize(pairs, 3).subtractByKey(sc.parallelize([("a", 0), ("d", None)], 2)))
glom(sc.parallelize(words, 3).subtract(sc.parallelize(["be", "that"], 1)))
glom(sc.parallelize(words, 3).intersection(sc.parallelize(["be", "that", "x", "be"], 2)))
glom(sc.parallelize([1, 2, 3], 2).union(sc.parallelize([4, 5], 2)))
glom(sc.parallelize([1, 2, 3], 2) + sc.parallelize(["a"], 1))
glom(sc.union([sc.parallelize([1], 1), sc.parallelize([2, 3], 2), sc.parallelize([], 1)]))
sc.parallelize([1, 2, 3], 2).cartesian(sc.parallelize(["a", "b"], 1)).collect()
sc.parallelize(list(range(6)), 2).map(lambda x: x).cartesian(sc.parallelize("abcd", 1).map(str)).collect()
sc.parallelize([1, 2], 2).cartesian(sc.parallelize([3, 4], 2)).getNumPartitions()
glom(sc.parallelize([1, 2, 3, 4], 2).zip(sc.parallelize("abcd", 2)))
sc.parallelize([1, 2, 3], 2).zip(sc.parallelize("abcd", 2)).collect()
sc.parallelize([1, 2, 3], 2).zip(sc.parallelize("abc", 3)).collect()
glom(sc.parallelize(words, 3).zipWithIndex())
glom(sc.parallelize(words[:7], 3).zipWithUniqueId())
glom(sc.parallelize(words, 3).sortBy(lambda w: w))
glom(sc.parallelize(words, 3).sortBy(len, ascending=False))
glom(sc.parallelize(words, 3).sortBy(len, True, 2))
glom(sc.parallelize([5, 3, 1, 4, 2], 1).sortBy(lambda x: x))
glom(sc.parallelize(pairs, 3).sortByKey())
glom(sc.parallelize(pairs, 3).sortByKey(False))
glom(sc.parallelize(pairs, 3).sortByKey(True, 1))
glom(sc.parallelize(pairs, 3).sortByKey(True, 3, lambda k: -ord(k)))
glom(sc.parallelize([((i * 7919) % 211, i) for i in range(211)], 3).sortByKey().keys())
glom(sc.parallelize([], 3).sortBy(lambda x: x))
glom(sc.parallelize([(0, 5), (3, 8), (2, 6), (0, 8), (3, 8), (1, 3)], 2).repartitionAndSortWithinPartitions(2, lambda x: x % 2, True))
glom(sc.parallelize([("b", 1), ("a", 2), ("c", 3), ("a", 1)], 2).repartitionAndSortWithinPartitions(2, ascending=False))
glom(sc.parallelize(numbers, 4).map(lambda x: x + 1).filter(lambda x: x % 3))
glom(sc.parallelize(words, 2).flatMap(lambda w: w))
glom(sc.parallelize(words, 2).mapPartitions(lambda it: [len(list(it))]))
glom(sc.parallelize(words, 2).mapPartitionsWithIndex(lambda i, it: ((i, w) for w in it)))
glom(sc.parallelize(words, 2).keyBy(len))
glom(sc.parallelize(pairs, 2).flatMapValues(lambda v: range(v % 3)))
glom(sc.parallelize(pairs, 2).keys())
glom(sc.parallelize(pairs, 2).values())
sc.parallelize(numbers, 4).take(5)
sc.parallelize(numbers, 4).take(0)
sc.parallelize(numbers, 4).take(500)
sc.parallelize(numbers, 4).first()
sc.parallelize([], 2).first()
sc.parallelize([], 2).isEmpty()
sc.parallelize(words, 3).top(3)
sc.parallelize(words, 3).top(3, key=len)
sc.parallelize(words, 3).takeOrdered(4)
sc.parallelize(words, 3).takeOrdered(4, key=lambda w: -len(w))
sc.parallelize(numbers, 4).reduce(lambda a, b: f"({a} {b})")
sc.parallelize([1], 4).reduce(operator.add)
sc.parallelize([], 4).reduce(operator.add)
sc.parallelize([1, 2, 3], 4).fold(0, operator.add)
sc.parallelize([1, 2, 3], 4).fold(10, operator.add)
sc.parallelize([1, 2, 3], 2).fold([], lambda a, b: a + [b])
sc.parallelize(numbers, 3).aggregate((0, 0), lambda a, x: (a[0] + x, a[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1]))
sc.parallelize(numbers, 9).treeReduce(lambda a, b: f"({a} {b})")
sc.parallelize(numbers, 9).treeReduce(lambda a, b: f"({a} {b})", 3)
sc.parallelize(numbers, 9).treeAggregate("", lambda a, x: f"{a}{x}.", lambda a, b: f"[{a} {b}]", 2)
sc.parallelize([], 2).treeReduce(operator.add)
sc.parallelize(numbers, 2).treeReduce(operator.add, 0)
sc.parallelize(floats, 3).sum()
sc.parallelize([0.1] * 10, 1).sum()
sc.parallelize([], 3).sum()
sc.parallelize(floats, 3).mean()
sc.parallelize([0.1] * 10, 1).mean()
sc.parallelize([0.3, 0.1, 0.7], 2).variance()
sc.parallelize([0.3, 0.1, 0.7], 2).stdev()
sc.parallelize([0.3, 0.1, 0.7], 2).sampleStdev()
sc.parallelize([0.3, 0.1, 0.7], 2).sampleVariance()
sc.parallelize([0.3, 0.1, 0.7], 2).stats()
sc.parallelize([1, 2, 3, 4], 2).stats().asDict()
sc.parallelize([1, 2, 3, 4], 2).stats().asDict(sample=True)
sc.parallelize([], 2).stats()
sc.parallelize([], 2).mean()
repr(StatCounter([1.0, 2.5, 4.0]))
repr(StatCounter([1.0]).mergeStats(StatCounter([3.0, 5.0])))
repr(StatCounter([1.0] * 30).mergeStats(StatCounter([3.0])))
StatCounter([]).variance()
StatCounter([4]).sampleVariance()
sc.parallelize([3, 9, 1], 2).max()
sc.parallelize([3, 9, 1], 2).min(key=lambda x: -x)
sc.parallelize(words, 2).max(key=len)
sc.parallelize([], 2).max()
sc.parallelize(numbers, 4).count()
sc.parallelize(range(51), 3).histogram(2)
sc.parallelize(range(51), 3).histogram([0, 5, 25, 50])
sc.parallelize(range(51), 3).histogram([0, 15, 30, 45, 60])
sc.parallelize(["ab", "ac", "b", "bd", "ef"], 2).histogram(("a", "b", "c"))
sc.parallelize([1.5, 2.5, 9.0], 2).histogram(3)
sc.parallelize([1, 1, 1], 2).histogram(3)
sc.parallelize([], 2).histogram(3)
sc.parallelize(range(5), 2).histogram(0)
sc.parallelize(range(5), 2).histogram([1])
sc.parallelize(range(5), 2).histogram([3, 2])
sc.parallelize(range(5), 2).histogram([2, 2])
sc.parallelize(range(5), 2).histogram("a")
sc.parallelize([1.0, None, math.nan, 3.0], 2).histogram([0, 2, 4])
sc.parallelize(list(range(40)), 3).sample(False, 0.3, 7).collect()
sc.parallelize(list(range(40)), 3).sample(True, 0.6, 7).collect()
sc.parallelize(list(range(4)), 1).sample(True, 25.0, 3).collect()
sc.parallelize(list(range(40)), 3).sample(False, -0.1, 7)
[r.collect() for r in sc.parallelize(list(range(40)), 3).randomSplit([1, 2, 1], 11)]
sc.parallelize(list(range(40)), 3).takeSample(False, 6, 5)
sc.parallelize(list(range(40)), 3).takeSample(True, 12, 5)
sc.parallelize(list(range(10)), 3).takeSample(False, 15, 5)
sc.parallelize(list(range(10)), 3).takeSample(False, -1)
sc.parallelize([(i % 3, i) for i in range(60)], 3).sampleByKey(False, {0: 0.2, 1: 0.5, 2: 0.0}, 2).collect()
sc.parallelize([(i % 2, i) for i in range(20)], 3).sampleByKey(True, {0: 0.5, 1: 1.5}, 2).collect()
sc.parallelize(numbers, 2).countApprox(1000)
sc.parallelize([1.5, 2.5], 2).sumApprox(1000)
sc.parallelize([1.5, 2.5], 2).meanApprox(1000)
list(sc.parallelize(numbers, 3).toLocalIterator())
[list(it) for it in [sc.parallelize(numbers[:4], 2).toLocalIterator()]]
told(lambda rdd, say: rdd.map(lambda x: (say(f"m{x}"), x)[1]).filter(lambda x: (say(f"f{x}"), x % 2)[1]).collect(), sc.parallelize(range(4), 2))
told(lambda rdd, say: rdd.map(lambda x: (say(f"m{x}"), x)[1]).take(2), sc.parallelize(range(9), 3))
told(lambda rdd, say: rdd.map(lambda x: (say(f"m{x}"), x)[1]).count(), sc.parallelize(range(3), 2))
told(lambda rdd, say: (lambda c: [c.count(), c.count()])(rdd.map(lambda x: (say(f"m{x}"), x)[1]).cache()), sc.parallelize(range(3), 1))
told(lambda rdd, say: rdd.foreach(lambda x: say(x)), sc.parallelize(range(5), 2))
told(lambda rdd, say: rdd.foreachPartition(lambda it: say(sum(it))), sc.parallelize(range(5), 2))
portable_hash(None)
[portable_hash(x) for x in (0, 1, -1, -2, 2**31, 2**61 - 1, 2**61, -(2**70), True)]
[portable_hash(x) for x in (0.0, -0.0, 0.5, -1.25, 1e300, 5e-324, math.inf, -math.inf)]
[portable_hash(x) for x in ("", "a", "hello", "é", "日本語", "🙂", "x" * 100)]
[portable_hash(x) for x in (b"", b"ab", b"\\xff" * 20)]
[portable_hash(x) for x in ((), (1,), (1, "a"), (None, (2, 3)), Pair("k", 1))]
[portable_hash(x) for x in (decimal.Decimal("1.5"), decimal.Decimal(7), decimal.Decimal("-0.1"), decimal.Decimal("1e20"))]
[portable_hash(x) for x in (datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 1, 2, 3, 4), datetime.timedelta(days=-1, seconds=5), datetime.time(1, 2))]
[portable_hash(x) for x in (frozenset(), frozenset([1, 2]), frozenset(["a"]))]
[portable_hash(x) for x in (1 + 2j, 1j)]
portable_hash([1])
portable_hash({})
glom(sc.parallelize([((1, "x"), 1), ((2, "y"), 2), ((1, "x"), 3)], 2).reduceByKey(operator.add))
glom(sc.parallelize([(datetime.date(2024, 1, d), d) for d in range(1, 9)], 2).partitionBy(3))
glom(sc.parallelize([(0.1 * i, i) for i in range(8)], 2).partitionBy(3).values())
glom(sc.parallelize([([1], 1)], 2).groupByKey())
sc.parallelize([1, 2], 2).reduceByKey(operator.add).collect()
sc.parallelize([1, 0], 1).map(lambda x: 1 // x).collect()
sc.parallelize([1, 2]).nothing
sc.parallelize([1, 2]) + 1
sc.parallelize([1]).name()
sc.parallelize([1]).setName("n").name()
str(sc.parallelize([1]).cache().getStorageLevel())
str(sc.parallelize([1]).persist(StorageLevel.DISK_ONLY).getStorageLevel())
sc.parallelize([1]).cache().is_cached
sc.parallelize([1]).isCheckpointed()
sc.parallelize([1]).getCheckpointFile()
sc.parallelize([("a", 1)]).toDF(["k", "v"]).collect()
sc.runJob(sc.parallelize(range(6), 3), lambda it: [x * x for x in it])
sc.runJob(sc.parallelize(range(6), 3), lambda it: [x * x for x in it], [0, 2])
"""


def answer(program):
    try:
        return repr(eval(program, globals()))
    except Exception as error:
        words = str(error)
        if type(error).__name__ == "Py4JJavaError":
            words = [line for line in words.splitlines() if re.match(r"[\w.: ]*\w(Error|Exception): ", line)][-1]
            words = re.sub(r"^(Caused by|): (org\.apache\.spark\.)?", "", words)
        return f"{type(error).__name__}! {words}"


if __name__ == "__main__":
    print("answers: " + json.dumps({program: answer(program) for program in STEPS.strip().splitlines()}))
