/**
 * A valibot schema as a short text for people: `{company, cui?, ops: [{op: 'insert'}]}`. It omits the rules of the
 * values.
 */

type Node = {
  type?: string
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: readonly unknown[]
  literal?: unknown
  pipe?: readonly Node[]
  /** Of `trusted`: the fields that the answer must have. */
  keys?: readonly string[]
}

const MAY_LACK = new Set(['optional', 'exact_optional', 'nullish', 'undefinedable'])
/** Types that the field's name makes clear. */
const PLAIN = new Set(['string', 'number', 'boolean', 'picklist', 'custom'])

export const schemaShape = (schema: object): string => {
  const node = schema as Node
  if (node.keys) return `{${node.keys.join(', ')}}`
  if (node.entries) return `{${Object.entries(node.entries).map(fieldShape).join(', ')}}`
  if (node.item) return `[${schemaShape(node.item)}]`
  if (node.wrapped) return schemaShape(node.wrapped)
  if (node.literal !== undefined) return JSON.stringify(node.literal)
  if (node.type === 'variant' || node.type === 'union')
    return (node.options ?? []).map((option) => schemaShape(option as object)).join(' | ')
  return node.type ?? 'unknown'
}

const fieldShape = ([name, field]: [string, Node]): string => {
  const inner = field.wrapped ?? field
  const isPlain = PLAIN.has(inner.type ?? '') && !inner.keys
  const label = MAY_LACK.has(field.type ?? '') ? `${name}?` : name
  return isPlain ? label : `${label}: ${schemaShape(field)}`
}
