import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  DoubleType,
  FloatType,
  IntegerType,
  LongType,
  ShortType,
  StringType,
} from '../types/data-type.ts'
import { fromBigInt } from '../types/integer.ts'
import type { Value } from '../types/value.ts'
import { type KernelContext, type SparkFunction, scalar } from './define.ts'
import { parseXml, type XmlNode } from './xml/document.ts'
import { compileXPath, type Found } from './xml/xpath.ts'

function compilePath(path: string): (document: XmlNode) => Found {
  if (/\bnamespace\s*::/.test(path)) {
    throw new UnsupportedError('XPATH_NAMESPACE', `Failed to follow ${path}: the namespace axis is not supported`)
  }
  const parsed = refusing(`Invalid XPath '${path}'`, () => compileXPath(path))
  return (document) => refusing(`Invalid XML document: ${path}`, () => parsed(document))
}

/** Java's errors are without a class; their texts begin as these do. */
function refusing<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof UnsupportedError) throw error
    throw new SparkError(
      'Py4JJavaError',
      `java.lang.RuntimeException: ${what}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** What a text and a path give: the same text is not read twice in a row. */
function reader(context: KernelContext): (text: string, path: string) => Found | null {
  const constant = context.arguments[1]?.value
  let compiled: ReturnType<typeof compilePath> | undefined
  let last: { readonly text: string; readonly document: XmlNode } | undefined
  return (text, path) => {
    if (text === '' || path === '') return null
    compiled = compiled ?? compilePath(typeof constant === 'string' ? constant : path)
    if (last?.text !== text)
      last = { text, document: refusing(`Error loading expression '${path}'`, () => parseXml(text)) }
    return compiled(last.document)
  }
}

/** Half of a character is none to Java, which writes a question mark for it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '?')

const textOf = (node: XmlNode): Value => node.firstPiece ?? node.nodeValue

const xpathFunction = (
  name: string,
  summary: string,
  returns: DataType,
  value: (found: Found) => Value,
): SparkFunction =>
  scalar({
    name,
    ...(name === 'xpath_double' ? { aliases: ['xpath_number'] } : {}),
    summary,
    params: ['xml', 'path'],
    inputs: [StringType, StringType],
    coercion: 'expects',
    check: ([xml, path]) => {
      if (path === undefined || path.foldable) return
      throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
        sqlExpr: `"${name}(${xml?.sql ?? ''}, ${path.sql})"`,
        inputName: 'path',
        inputType: '"STRING"',
        inputExpr: `"${path.sql}"`,
      })
    },
    returns,
    nullable: true,
    kernel: (context) => {
      const read = reader(context)
      return (text: string, path: string) => {
        const found = read(text, path)
        return found === null ? null : refusing(`Invalid XML document: ${path}`, () => value(found))
      }
    },
  })

/** A double as Java makes a whole number of it: cut off, held to the range, none of NaN. */
function whole(x: number, bits: 32 | 64): bigint {
  if (Number.isNaN(x)) return 0n
  const limit = 2n ** BigInt(bits - 1)
  if (x >= Number(limit)) return limit - 1n
  return x <= -Number(limit) ? -limit : BigInt(Math.trunc(x))
}

export const xmlFunctions: readonly SparkFunction[] = [
  xpathFunction(
    'xpath',
    'Returns the values of the nodes of XML that a path finds; that of an element is null.',
    arrayType(StringType, true),
    (found) => found.nodeset().toArray().map(textOf),
  ),
  xpathFunction('xpath_boolean', 'Returns whether a path finds something in XML, or holds.', BooleanType, (found) =>
    found.booleanValue(),
  ),
  xpathFunction(
    'xpath_short',
    'Returns what a path finds in XML as a smallint, 0 where it is no number.',
    ShortType,
    (f) => Number(BigInt.asIntN(16, whole(f.numberValue(), 32))),
  ),
  xpathFunction('xpath_int', 'Returns what a path finds in XML as an int, 0 where it is no number.', IntegerType, (f) =>
    Number(whole(f.numberValue(), 32)),
  ),
  xpathFunction('xpath_long', 'Returns what a path finds in XML as a bigint, 0 where it is no number.', LongType, (f) =>
    fromBigInt(whole(f.numberValue(), 64)),
  ),
  xpathFunction(
    'xpath_float',
    'Returns what a path finds in XML as a float, NaN where it is no number.',
    FloatType,
    (f) => Math.fround(f.numberValue()),
  ),
  xpathFunction(
    'xpath_double',
    'Returns what a path finds in XML as a double, NaN where it is no number.',
    DoubleType,
    (found) => found.numberValue(),
  ),
  xpathFunction('xpath_string', 'Returns the text of the first node of XML that a path finds.', StringType, (found) =>
    wellFormed(found.stringValue()),
  ),
]
