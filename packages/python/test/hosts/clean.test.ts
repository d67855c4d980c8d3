import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SparkSession } from '@dryfit/spark'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBridge } from '../../src/bridge/bridge.ts'
import type { PythonHost } from '../../src/host.ts'
import { startAnother } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from './toy.ts'

let python: PythonHost & { stop(): Promise<void> }

beforeAll(async () => {
  python = (await startAnother({ timeLimit: endsHangs })).host
  connectBridge(python).use(new SparkSession())
})
afterAll(() => python.stop())

/** Sources that change what is not theirs: each says in `main` what it finds, and leaves something there. */
const leaving: Readonly<Record<string, string>> = {
  'a handler of the root logger':
    'import logging\nclass H:\n  level = 0\n  def handle(self, record): pass\ndef main():\n  before = len(logging.getLogger().handlers)\n  logging.getLogger().handlers.append(H())\n  return before',
  'an item of an imported table':
    'import html\nfrom html.entities import html5\ndef main():\n  before = html.unescape("&left;")\n  html5["left;"] = "LEAK"\n  return before',
  'an item by another name':
    'import html\nfrom html import entities\ndef main():\n  before = html.unescape("&left;")\n  names = entities.html5\n  names["left;"] = "LEAK"\n  return before',
  'an item of a parameter':
    'import html\nfrom html.entities import html5\ndef put(table): table["left;"] = "LEAK"\ndef main():\n  before = html.unescape("&left;")\n  put(html5)\n  return before',
  'an item in the order of evaluation':
    'import html\nfrom html.entities import html5 as names\ndef main():\n  def f(x=names.update({"left;": "LEAK"})):\n    names = {}\n  return html.unescape("&left;")',
  'an attribute of a self that is none':
    'from pyspark.sql import DataFrame, SparkSession\ndef add(self): self.count = lambda frame: 42\ndef main():\n  before = SparkSession.builder.getOrCreate().range(3).count()\n  add(DataFrame)\n  return before',
  'an attribute by a method that is called with another object':
    'from pyspark.sql import DataFrame, SparkSession\nclass A:\n  def add(self): self.count = lambda frame: 42\ndef main():\n  before = SparkSession.builder.getOrCreate().range(3).count()\n  A.add(DataFrame)\n  return before',
  'an attribute by a special method under another name':
    'from pyspark.sql import DataFrame, SparkSession\nclass A:\n  def __enter__(self): self.count = lambda frame: 42\n  add = __enter__\ndef main():\n  before = SparkSession.builder.getOrCreate().range(3).count()\n  A.add(DataFrame)\n  return before',
  'an item of an attribute of self':
    'import html\nfrom html.entities import html5\nclass A:\n  names = html5\n  def __init__(self): self.names["left;"] = "LEAK"\ndef main():\n  before = html.unescape("&left;")\n  A()\n  return before',
  'an attribute of a module':
    'from pyspark.sql import types\ndef main():\n  types.LEFT = getattr(types, "LEFT", 0) + 1\n  return types.LEFT',
  'an item by a function of operator':
    'import html, operator\nfrom html.entities import html5\ndef main():\n  before = html.unescape("&left;")\n  operator.setitem(html5, "left;", "LEAK")\n  return before',
  'a finalizer': 'class A:\n  def __del__(self): print("late")\ndef main():\n  a = A()\n  a.me = a\n  return 1',
}

/** What touches only what it made itself: it pays for no restore. */
const clean: Readonly<Record<string, string>> = {
  'lists and tables of its own':
    'CACHE = {}\ndef main(rows):\n  seen, count = [], 0\n  for row in rows:\n    seen.append(row)\n    CACHE[row] = 1\n    count += 1\n  return sorted(seen)',
  'objects of its own':
    'class A:\n  def __init__(self, name):\n    self.name = name\n    self.rows = []\n    self.rows.append(name)\ndef main():\n  a = A("x")\n  a.name = "y"\n  return a.name',
  'collections of its own':
    'from collections import Counter, defaultdict\ndef main(words):\n  found = defaultdict(int)\n  for word in words: found[word] += 1\n  many = Counter()\n  many.update(words)\n  return found',
  'the environment': 'import os\nos.environ["A"] = "b"\nos.environ.setdefault("C", "d")',
  frames:
    'from pyspark.sql import functions as F\nfrom pyspark.sql.types import StructType\nschema = StructType().add("a", "int").add("b", "int")\ndef main(frame): return frame.sort("a").select(F.col("a")).drop("b")',
}

const jobs = [
  'books/jobs/load_books',
  'books/jobs/announce',
  'customer-events/jobs/process_customer_events',
  'raw-books/jobs/load_raw_books',
  'studio-orders/jobs/orders_with_customers',
]

describe('between the runs of one property', () => {
  test.each(Object.entries(leaving))('a job that leaves %s leaves nothing to the next run', (_, source) => {
    const file = join(folderWith({ 'job.py': source }), 'job.py')
    const found = [1, 2, 3].map(() => {
      const answer = python.load(file).call('main', [])
      python.reset()
      return answer
    })
    expect(found).toEqual([found[0], found[0], found[0]])
  })
})

describe('a source', () => {
  const isClean = (source: string): unknown => {
    const judge = python.load(
      join(
        folderWith({ 'judge.py': 'from _dryfit.clean import is_clean\ndef judge(s): return is_clean(s)' }),
        'judge.py',
      ),
    )
    return judge.call('judge', [source])
  }

  test.each(Object.entries(leaving))('that leaves %s is not taken for clean', (_, source) => {
    expect(isClean(source)).toBe(false)
  })

  test.each(Object.entries(clean))('that changes only %s needs no restore', (_, source) => {
    expect(isClean(source)).toBe(true)
  })

  test.each(jobs)('of the job %s needs no restore', (job) => {
    expect(isClean(readFileSync(join(import.meta.dirname, `../../../../fixtures/jobs/${job}.py`), 'utf8'))).toBe(true)
  })
})
