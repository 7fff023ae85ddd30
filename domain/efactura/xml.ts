/** XML as a tree of plain values, serialised once. */

export type Attributes = Readonly<Record<string, string>>
export type Element = { name: string; attributes: Attributes; children: readonly (Element | string)[] }
export type Child = Element | string | null | false | undefined | readonly Child[]

const flat = (children: readonly Child[]): (Element | string)[] =>
  children.flatMap((child): (Element | string)[] => {
    if (child === null || child === false || child === undefined || child === '') return []
    return typeof child === 'string' || 'name' in child ? [child as Element | string] : flat(child)
  })

/** An element; children that are null, false or '' are left out. */
export const el = (name: string, ...children: readonly Child[]): Element => ({
  name,
  attributes: {},
  children: flat(children),
})

/** An element with attributes. */
export const elWith = (name: string, attributes: Attributes, ...children: readonly Child[]): Element => ({
  name,
  attributes,
  children: flat(children),
})

/** An element, or null where it would be empty. */
export const some = (name: string, ...children: readonly Child[]): Element | null => {
  const made = el(name, ...children)
  return made.children.length === 0 ? null : made
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 forbids: controls, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

const written = ({ name, attributes, children }: Element, indent: string): string => {
  const open = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`),
  ].join(' ')
  if (children.length === 0) return `${indent}<${open}/>`
  if (children.every((child) => typeof child === 'string'))
    return `${indent}<${open}>${children.map((child) => escapeXml(child as string)).join('')}</${name}>`
  const inside = children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : written(child, `${indent}  `),
  )
  return `${indent}<${open}>\n${inside.join('\n')}\n${indent}</${name}>`
}

/** A document in UTF-8, one element per line. */
export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`
