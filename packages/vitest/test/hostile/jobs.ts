/** A job that would hang, crash or leave: how it is written, and what its own test fails with. */
export interface HostileJob {
  readonly name: string
  readonly code: string
  /** What the failure says. */
  readonly says: RegExp
  /** The expression that a test evaluates over `main(spark)` after the job returned; else the file is run as Glue does. */
  readonly look?: string
}

const late = /within \d+ ms/
const lateOrFull = /within \d+ ms|OUT_OF_MEMORY|MemoryError|its Python ended/
const broken = /within \d+ ms|its Python ended/
const deep = /RecursionError|its Python ended|within \d+ ms/

const of =
  (says: RegExp) =>
  (name: string, code: string): HostileJob => ({ name, code, says })
const hangs = of(late)
const fills = of(lateOrFull)
const recurses = of(deep)
/** Python itself says so, and goes on. */
const beyondDepth = of(/RecursionError/)

const LOOP = 'while True: pass'
const body = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
const inMain = (text: string): string => `def main():\n${body(text)}\nmain()`
const frames = (text: string): string =>
  `from pyspark.sql import SparkSession, Window\nfrom pyspark.sql import functions as F\nspark = SparkSession.builder.getOrCreate()\n${text}`

/** Loops of Python, wherever Python lets one write code. */
const loops: readonly HostileJob[] = [
  hangs('a loop at module level', LOOP),
  hangs('a loop in a function', inMain(LOOP)),
  hangs('a loop that counts', 'n = 0\nwhile True: n += 1'),
  hangs('a loop in a class body', 'class A:\n    while True: pass'),
  hangs('a loop in __init__', `class A:\n    def __init__(self):\n        ${LOOP}\nA()`),
  hangs('a loop in __new__', `class A:\n    def __new__(cls):\n        ${LOOP}\nA()`),
  hangs('a loop in __repr__', `class A:\n    def __repr__(self):\n        ${LOOP}\nprint([A()])`),
  hangs('a loop in __eq__', `class A:\n    def __eq__(self, o):\n        ${LOOP}\n[A()].index(A())`),
  hangs('a loop in __hash__', `class A:\n    def __hash__(self):\n        ${LOOP}\n{A(): 1}`),
  hangs('a loop in __lt__', `class A:\n    def __lt__(self, o):\n        ${LOOP}\nsorted([A(), A()])`),
  hangs('a loop in __del__', `class A:\n    def __del__(self):\n        ${LOOP}\na = A()\ndel a`),
  hangs(
    'a loop in __del__ at the end of the module',
    `class A:\n    def __del__(self):\n        ${LOOP}\ndef f():\n    a = A()\nf()`,
  ),
  hangs('a loop in __getattr__', `class A:\n    def __getattr__(self, n):\n        ${LOOP}\nA().x`),
  hangs('a loop in __iter__', `class A:\n    def __iter__(self):\n        ${LOOP}\nlist(A())`),
  hangs('a loop in __len__', `class A:\n    def __len__(self):\n        ${LOOP}\nbool(A())`),
  hangs('a loop in __format__', `class A:\n    def __format__(self, s):\n        ${LOOP}\nf"{A()}"`),
  hangs(
    'a loop in __exit__',
    `class A:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        ${LOOP}\nwith A(): pass`,
  ),
  hangs(
    'a loop in __set_name__',
    `class A:\n    def __set_name__(self, o, n):\n        ${LOOP}\nclass B:\n    a = A()`,
  ),
  hangs(
    'a loop in a metaclass',
    `class M(type):\n    def __call__(cls):\n        ${LOOP}\nclass A(metaclass=M): pass\nA()`,
  ),
  hangs('a loop in a property', `class A:\n    @property\n    def p(self):\n        ${LOOP}\nA().p`),
  hangs('a loop in a decorator', `def d(f):\n    ${LOOP}\n@d\ndef g(): pass`),
  hangs('a loop in a sort key', `def k(x):\n    ${LOOP}\nsorted([1, 2], key=k)`),
  hangs('a loop in a lambda', 'import itertools\n(lambda: [0 for _ in itertools.count() if False])()'),
  hangs(
    'a comprehension over a generator without end',
    'def g():\n    while True: yield 1\nsum(1 for _ in g() if False)',
  ),
  hangs('a dict comprehension', 'def g():\n    while True: yield 1\n{k: k for k in g()}'),
  hangs('a generator that never yields', `def g():\n    ${LOOP}\n    yield\nnext(g())`),
  hangs(
    'a generator that is closed',
    `def g():\n    try:\n        yield\n    finally:\n        ${LOOP}\nx = g()\nnext(x)\nx.close()`,
  ),
  hangs('two generators that wait for each other', 'a = iter(lambda: 1, 2)\nfor _ in a: pass'),
  hangs('a loop of exceptions', 'while True:\n    try:\n        raise ValueError\n    except ValueError: pass'),
  hangs('a loop in an exception handler', `try:\n    1/0\nexcept ZeroDivisionError:\n    ${LOOP}`),
  hangs('a loop in finally', `try:\n    pass\nfinally:\n    ${LOOP}`),
  hangs(
    'a loop in the text of an exception',
    `class E(Exception):\n    def __str__(self):\n        ${LOOP}\nraise E()`,
  ),
  hangs('a loop in an excepthook', `import sys\ndef h(*a):\n    ${LOOP}\nsys.excepthook = h\nh()`),
  hangs('a loop in atexit', `import atexit\ndef h():\n    ${LOOP}\natexit.register(h)\natexit._run_exitfuncs()`),
  hangs(
    'a loop in a weakref callback',
    `import weakref\nclass A: pass\na = A()\ndef h(_):\n    ${LOOP}\nr = weakref.ref(a, h)\ndel a`,
  ),
  hangs('a loop in a trace function', `import sys\ndef t(*a):\n    ${LOOP}\nsys.settrace(t)\ndef f(): pass\nf()`),
  hangs('a loop in exec', 'exec("while True: pass")'),
  hangs('a loop in eval', 'eval("[0 for _ in iter(int, 1)]")'),
  hangs('a loop in an async function', 'import asyncio\nasync def f():\n    while True: pass\nc = f()\nc.send(None)'),
  hangs('a sleep that never ends', 'import time\nwhile True:\n    time.sleep(3600)'),
  hangs('a busy wait', 'import time\nwhile time.monotonic() >= 0: pass'),
  hangs(
    'a retry without end',
    'import time\nwhile True:\n    try:\n        open("/nowhere")\n    except OSError:\n        time.sleep(0.01)',
  ),
]

/** Jobs that catch what ends them. */
const catching: readonly HostileJob[] = [
  hangs('except Exception in a loop', 'while True:\n    try:\n        while True: pass\n    except Exception: pass'),
  hangs(
    'except BaseException in a loop',
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  ),
  hangs('a bare except in a loop', 'while True:\n    try:\n        while True: pass\n    except: pass'),
  hangs('continue in finally', 'while True:\n    try:\n        while True: pass\n    finally:\n        continue'),
  hangs('return in finally', `def f():\n    try:\n        ${LOOP}\n    finally:\n        return 1\nf()`),
  hangs('KeyboardInterrupt is caught and the job returns', `try:\n    ${LOOP}\nexcept KeyboardInterrupt: pass`),
  hangs(
    'BaseException is caught and another raised',
    `try:\n    ${LOOP}\nexcept BaseException:\n    raise ValueError("x") from None`,
  ),
  hangs('suppress(BaseException)', `import contextlib\nwith contextlib.suppress(BaseException):\n    ${LOOP}`),
  hangs('sys.exit(0) in a handler', `import sys\ntry:\n    ${LOOP}\nexcept BaseException:\n    sys.exit(0)`),
  hangs('SIGINT is ignored', `import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n${LOOP}`),
  hangs('SIGINT is handled', `import signal\nsignal.signal(signal.SIGINT, lambda *a: None)\n${LOOP}`),
  hangs(
    'every signal is ignored',
    `import signal\nfor n in range(1, 65):\n    try:\n        signal.signal(n, signal.SIG_IGN)\n    except BaseException: pass\n${LOOP}`,
  ),
  hangs(
    'the handler runs again',
    'def f():\n    try:\n        while True: pass\n    except BaseException:\n        f()\nf()',
  ),
  hangs('the json module is broken first', `import json\njson.dumps = json.loads = None\n${LOOP}`),
  of(broken)('the builtins are broken first', `import builtins\nbuiltins.isinstance = builtins.len = None\n${LOOP}`),
]

/** Loops of C, which never look at an interrupt. */
const inC: readonly HostileJob[] = [
  hangs('sum of a range', 'sum(range(10**12))'),
  hangs('sum of a count', 'import itertools\nsum(itertools.count())'),
  hangs('max of a map', 'import itertools\nmax(map(len, itertools.repeat("")))'),
  hangs('any of a repeat', 'import itertools\nany(itertools.repeat(0))'),
  hangs('in a count', 'import itertools\n-1 in itertools.count()'),
  hangs('a deque that forgets', 'import collections, itertools\ncollections.deque(itertools.count(), maxlen=0)'),
  hangs('a filter that finds nothing', 'import itertools\nnext(filter(None, itertools.repeat(0)))'),
  hangs('a regular expression that goes back', 'import re\nre.match(r"(a+)+$", "a" * 60 + "b")'),
  hangs('a regular expression over a long text', 'import re\nre.search(r"(x+x+)+y", "x" * 60)'),
  hangs('a large power', 'pow(3, 10**8)'),
  hangs('a large factorial', 'import math\nmath.factorial(10**7)'),
  hangs('the digits of a large number', 'import sys\nsys.set_int_max_str_digits(0)\nstr(1 << 10**8)'),
  hangs('a product', 'import itertools\nsum(1 for _ in itertools.product(range(1000), repeat=5))'),
  hangs(
    'permutations',
    'import itertools, collections\ncollections.deque(itertools.permutations(range(20)), maxlen=0)',
  ),
  hangs('a checksum over and over', 'import zlib\nb = bytes(2**28)\nwhile True: zlib.crc32(b)'),
]

/** Recursions, exhausted memory, ends. */
const ends: readonly HostileJob[] = [
  recurses('a recursion', 'def f(): return f()\nf()'),
  recurses('a recursion with a high limit', 'import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()'),
  recurses('a recursion through __getattr__', 'class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x'),
  recurses('a recursion through __repr__', 'class A:\n    def __repr__(self): return repr(self)\nrepr(A())'),
  recurses(
    'a recursion through sorted',
    'class K:\n    def __lt__(self, o): return sorted([K(), K()])\nsorted([K(), K()])',
  ),
  recurses('a recursion through map', 'def f(x): return list(map(f, [x]))\nf(1)'),
  recurses('a recursion through json', 'import json\na = []\nfor _ in range(200000): a = [a]\njson.dumps(a)'),
  recurses(
    'a recursion through catching',
    'import sys\nsys.setrecursionlimit(10**6)\ndef f():\n    try:\n        f()\n    except BaseException:\n        f()\nf()',
  ),
  beyondDepth('JSON of brackets', 'import json\njson.loads("[" * 10**6)'),
  beyondDepth('JSON of objects', 'import json\njson.loads(\'{"a":\' * 10**5)'),
  beyondDepth('the text of nested lists', 'a = []\nfor _ in range(10**5): a = [a]\nstr(a)'),
  beyondDepth('nested lists that are compared', 'a, b = [], []\nfor _ in range(10**5): a, b = [a], [b]\na == b'),
  beyondDepth('a sum of 10^5 terms that is compiled', 'eval("+".join(["1"] * 10**5))'),
  beyondDepth(
    'a type of 600 structs',
    'from pyspark.sql.types import *\nt = IntegerType()\nfor _ in range(600): t = StructType([StructField("a", t)])\nt.simpleString()',
  ),
  recurses('a chain of 10^5 maps', 'g = iter([1])\nfor _ in range(10**5): g = map(abs, g)\nnext(g)'),
  fills('a list that grows', 'a = [0]\nwhile True: a += a'),
  fills('a text that grows', 's = "x"\nwhile True: s += s'),
  fills('a dict that grows', 'd = {}\nn = 0\nwhile True:\n    d[n] = [n] * 1000\n    n += 1'),
  fills('bytes of 1.5 GB', 'b = bytes(3 * 2**29)\nb + b + b'),
  fills('a list of a range', 'list(range(10**9))'),
  of(/exited with code 3/)('sys.exit', 'import sys\nsys.exit(3)'),
  of(/exited with code/)('os._exit', 'import os\nos._exit(1)'),
  of(/exited with code/)('os.abort', 'import os\nos.abort()'),
  of(/KeyboardInterrupt|within/)(
    'a signal to itself',
    'import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nraise KeyboardInterrupt',
  ),
  of(/NO_THREADS/)(
    'a thread that loops',
    `import threading\ndef f():\n    ${LOOP}\nthreading.Thread(target=f).start()`,
  ),
  of(/NO_THREADS/)(
    'a pool of threads',
    'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as p: list(p.map(len, ["a"]))',
  ),
  of(/NO_PROCESSES/)('a process', 'import subprocess\nsubprocess.run(["sleep", "100"])'),
  of(/./)('a null pointer', 'import ctypes\nctypes.string_at(0x7fffffff, 10**6)\nraise ValueError("read")'),
]

/** What the engine would do without end. */
const engine: readonly HostileJob[] = [
  fills('a range of the engine', frames('spark.range(10**11).count()')),
  fills('a cross join', frames('spark.range(10**4).crossJoin(spark.range(10**5)).count()')),
  fills(
    'a join on a condition',
    frames('a = spark.range(10**5)\na.alias("a").join(a.alias("b"), F.expr("a.id + b.id < 0")).count()'),
  ),
  of(/ARRAY_TOO_LONG/)(
    'an explode of 10^9',
    frames('spark.range(1).select(F.explode(F.expr("sequence(1, 1000000000)"))).count()'),
  ),
  fills(
    'an explode of explodes',
    frames(
      's = F.expr("sequence(1, 5000)")\nspark.range(1).select(F.explode(s).alias("a")).select("a", F.explode(s).alias("b")).select("a", F.explode(s)).count()',
    ),
  ),
  hangs(
    'a window over all',
    frames('spark.range(10**5).select(F.sum("id").over(Window.orderBy("id").rowsBetween(-50000, 50000))).collect()'),
  ),
  hangs(
    'lambdas of lambdas',
    frames(
      'spark.range(99).selectExpr("transform(sequence(1, 3000), x -> forall(array_repeat(1, 3000), y -> x + y + id > 0)) f").collect()',
    ),
  ),
  hangs(
    'a regular expression of the engine',
    frames('spark.createDataFrame([("a" * 60 + "b",)], "s string").filter(F.col("s").rlike("^(a+)+$")).collect()'),
  ),
  hangs('a UDF', frames(`@F.udf("int")\ndef f(n):\n    ${LOOP}\nspark.range(1).select(f("id")).collect()`)),
  hangs(
    'a UDF that catches everything',
    frames(
      '@F.udf("int")\ndef f(n):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\nspark.range(1).select(f("id")).collect()',
    ),
  ),
  hangs(
    'a UDF of C',
    frames('@F.udf("long")\ndef f(n): return sum(range(10**12))\nspark.range(1).select(f("id")).collect()'),
  ),
  hangs(
    'a slow UDF over many rows',
    frames(
      '@F.udf("int")\ndef f(n):\n    return len([None for _ in range(10**5)])\nspark.range(10**4).select(f("id")).collect()',
    ),
  ),
  hangs(
    'an action in a loop',
    frames('while True:\n    try:\n        spark.range(10).count()\n    except Exception: pass'),
  ),
  hangs(
    'the engine, and everything is caught',
    frames(
      'try:\n    spark.range(10**5).select(F.sum("id").over(Window.orderBy("id").rowsBetween(-50000, 50000))).collect()\nexcept BaseException: pass',
    ),
  ),
]

const look = (name: string, code: string, expression: string): HostileJob => ({
  name,
  code,
  look: expression,
  says: lateOrFull,
})
const main = (text: string): string => `${frames('')}\ndef main(context):\n${body(text)}\n`

/** What happens after the job returned, where the test looks. */
const afterwards: readonly HostileJob[] = [
  look('a matcher that counts', main('return spark.range(10**11)'), 'expect(made).toEqualFrame([])'),
  look(
    'a matcher that runs a UDF',
    main(`@F.udf("int")\ndef f(n):\n    ${LOOP}\nreturn spark.range(1).select(f("id").alias("n"))`),
    'expect(made).toEqualFrame([])',
  ),
  look(
    'a matcher that runs a UDF of C',
    main('@F.udf("long")\ndef f(n): return sum(range(10**12))\nreturn spark.range(1).select(f("id").alias("n"))'),
    'expect(made).toEqualFrame([])',
  ),
  look('a repr', main(`class A:\n    def __repr__(self):\n        ${LOOP}\nreturn A()`), 'String(made)'),
  look('a function that the test calls', main(`def f():\n    ${LOOP}\nreturn f`), 'made.call()'),
  look(
    'a cross join that the test collects',
    main('return spark.range(10**4).crossJoin(spark.range(10**5))'),
    'made.collect()',
  ),
]

export const hostileJobs: readonly HostileJob[] = [...loops, ...catching, ...inC, ...ends, ...engine, ...afterwards]
