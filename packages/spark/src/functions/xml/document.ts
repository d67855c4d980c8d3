import { SaxesParser } from 'saxes'
import { UnsupportedError } from '../../errors/unsupported-error.ts'

/** The numbers of the kinds of nodes, by DOM. */
const KINDS = { element: 1, attribute: 2, text: 3, instruction: 7, comment: 8, document: 9 } as const

/**
 * What a path of XPath asks of a node. Spark reads XML without namespaces: a prefix is a part of a name that is passed
 * over where a name is looked up, and `xmlns` declares nothing.
 */
export interface XmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly localName: string
  readonly namespaceURI: null
  readonly target?: string
  data: string
  nodeValue: string | null
  /** The first piece of a text that is written in several, plain and CDATA: what a list of texts shows of it. */
  readonly firstPiece?: string
  readonly ownerElement?: XmlNode
  readonly ownerDocument: XmlNode | null
  readonly parentNode: XmlNode | null
  readonly childNodes: XmlNode[]
  /** None is an identifier without a document type. */
  getAttribute(): null
  getAttributeNS(): null
  attributes: { readonly length: number; item(i: number): XmlNode | undefined }
  documentElement: XmlNode | null
  firstChild: XmlNode | null
  nextSibling: XmlNode | null
}

type Kind = keyof typeof KINDS

interface Made {
  readonly kind: Kind
  readonly name: string
  readonly value: string | null
  readonly parent: XmlNode | null
  readonly document: XmlNode | null
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function node({ kind, name, value, parent, document }: Made): XmlNode {
  return {
    nodeType: KINDS[kind],
    nodeName: name,
    localName: localName(name),
    namespaceURI: null,
    ...(kind === 'instruction' ? { target: name } : {}),
    ...(kind === 'text' ? { firstPiece: value ?? '' } : {}),
    ...(kind === 'attribute' && parent !== null ? { ownerElement: parent } : {}),
    data: value ?? '',
    nodeValue: value,
    ownerDocument: document,
    parentNode: kind === 'attribute' ? null : parent,
    childNodes: [],
    getAttribute: () => null,
    getAttributeNS: () => null,
    attributes: { length: 0, item: () => undefined },
    documentElement: null,
    firstChild: null,
    nextSibling: null,
  }
}

function append(parent: XmlNode, child: XmlNode): void {
  const last = parent.childNodes.at(-1)
  if (last === undefined) parent.firstChild = child
  else last.nextSibling = child
  parent.childNodes.push(child)
}

/** Gives an element its attributes, apart from those that declare a namespace. */
function addAttributes(element: XmlNode, attributes: Readonly<Record<string, string>>): void {
  const list = Object.entries(attributes)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => node({ kind: 'attribute', name, value, parent: element, document: element.ownerDocument }))
  element.attributes = { length: list.length, item: (i) => list[i] }
}

/**
 * Reads XML as strictly as it is defined.
 *
 * @throws Error where it is not well formed; UnsupportedError for a document type, which may define anything
 */
export function parseXml(text: string): XmlNode {
  const document = node({ kind: 'document', name: '#document', value: null, parent: null, document: null })
  const open: XmlNode[] = [document]
  const parser = new SaxesParser()
  const add = (kind: Kind, name: string, value: string | null): XmlNode => {
    const parent = open.at(-1) ?? document
    const made = node({ kind, name, value, parent, document })
    append(parent, made)
    return made
  }
  const addText = (value: string): void => {
    const parent = open.at(-1) ?? document
    if (parent === document) return
    const last = parent.childNodes.at(-1)
    if (last?.nodeType !== KINDS.text) {
      add('text', '#text', value)
      return
    }
    last.data += value
    last.nodeValue = last.data
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new UnsupportedError(
      'XML_DOCTYPE',
      'Failed to read XML: a document type (<!DOCTYPE …>) is not supported',
      'Leave it out of the text.',
    )
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('comment', (value) => void add('comment', '#comment', value))
  parser.on('processinginstruction', ({ target, body }) => void add('instruction', target, body))
  parser.on('opentag', ({ name, attributes }) => {
    const element = add('element', name, null)
    addAttributes(element, attributes)
    document.documentElement ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return document
}
