import xpath from 'xpath'
import { formatDouble } from '../../types/float-text.ts'
import type { XmlNode } from './document.ts'

// XPath 1.0 as Java answers it: where the library takes a short way, its parts are put right here.

// What the library exports beside what its types tell.
declare module 'xpath' {
  const XNumber: { readonly prototype: object }
  const XNodeSet: { readonly prototype: object }
  function parse(path: string): {
    evaluate(options: { readonly node: unknown; readonly namespaces: object }): unknown
  }
}

/** What a path gives, and its meaning as a value of another kind. */
export interface Found {
  stringValue(): string
  numberValue(): number
  booleanValue(): boolean
  nodeset(): { toArray(): readonly XmlNode[] }
}

interface Text {
  number(): { readonly num: number }
}

/** The digits of a double without an exponent, those that Java prints. */
function digits(x: number): string {
  const [mantissa = '', exponent = '0'] = formatDouble(x).split('E')
  if (Number.isNaN(x) || !Number.isFinite(x)) return mantissa
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const all = `${whole}${fraction === '0' ? '' : fraction}`
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`
  if (point >= all.length) return `${x === 0 ? '' : sign}${all}${'0'.repeat(point - all.length)}`
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`
}

Object.assign(xpath.XNumber.prototype, {
  // `12.` is a number too.
  numberFormat: /^\s*-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*$/,
  toString(this: { readonly num: number }): string {
    return digits(this.num)
  },
})

// The number of nodes is that of the first one's text, which has the form that XPath says.
Object.assign(xpath.XNodeSet.prototype, {
  number(this: { string(): Text }): unknown {
    return this.string().number()
  },
  numberValue(this: { string(): Text }): number {
    return this.string().number().num
  },
})

/** A prefix names nothing, since Spark reads XML without namespaces: no node is found by such a name. */
const NOWHERE = { getNamespace: () => 'dryfit:nowhere' }

/** @throws Error for a text that is no path */
export function compileXPath(path: string): (document: XmlNode) => Found {
  const parsed = xpath.parse(path)
  return (document) => parsed.evaluate({ node: document, namespaces: NOWHERE }) as Found
}
