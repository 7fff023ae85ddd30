import { invoiceSchema } from '@e-invoice-eu/core'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { convert } from 'xmlbuilder2'

/**
 * What another implementation of EN 16931 finds wrong with a file: the elements, their number and order, dates, amounts
 * and code lists, in Peppol's syntax. Its code shares nothing with ours.
 */

type Schema = {
  type?: string
  items?: Schema
  properties?: Record<string, Schema>
}
type Level = { [name: string]: Node | Node[] }
type Node = string | Level

const isConforming = new Ajv2019({ allErrors: true, strict: false }).compile(invoiceSchema)

/** Levels contain elements; all others are texts, with or without attributes. */
const isLevel = (node: Node): node is Level =>
  typeof node !== 'string' && Object.keys(node).some((name) => /^[^@#]/.test(name))

/**
 * A level in the form of the schema: plain texts, their attributes beside them, and lists where an element may repeat.
 */
const asDescribed = (node: Node, schema: Schema | undefined, misplaced: string[]): Node => {
  if (!isLevel(node)) return typeof node === 'string' ? node : ((node['#'] as string | undefined) ?? '')
  const order = Object.keys(schema?.properties ?? {})
  const names = Object.keys(node).filter((name) => !name.startsWith('@'))
  const places = names.map((name) => order.indexOf(name))
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) misplaced.push(names.join(' '))
  const attributes = (name: string, child: Node) =>
    typeof child === 'string'
      ? []
      : Object.entries(child)
          .filter(([key]) => key.startsWith('@'))
          .map(([key, value]) => [`${name}${key}`, value])
  return Object.fromEntries(
    names.flatMap((name) => {
      const described = schema?.properties?.[name]
      const children = [node[name] ?? []].flat()
      const inner = children.map((child) => asDescribed(child, described?.items ?? described, misplaced))
      const value = described?.type === 'array' || inner.length > 1 ? inner : inner[0]
      return [[name, value], ...children.flatMap((child) => attributes(name, child))]
    }),
  )
}

/** @throws where the text is not XML. */
export const ublFaults = (xml: string): string[] => {
  const { Invoice } = convert(xml, { format: 'object' }) as unknown as Record<string, Level>
  const misplaced: string[] = []
  const schema = (invoiceSchema as unknown as Schema).properties?.['ubl:Invoice']
  isConforming({ 'ubl:Invoice': asDescribed(Invoice ?? '', schema, misplaced) })
  return [
    ...misplaced.map((names) => `order: ${names}`),
    ...(isConforming.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  ]
}
