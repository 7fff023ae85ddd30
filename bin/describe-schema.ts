/** Describes a valibot schema as lines of text: the accepted values, without the names of the code. */

type Node = {
  kind?: string
  type?: string
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: readonly unknown[]
  key?: unknown
  literal?: unknown
  pipe?: readonly Node[]
  requirement?: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value

/** A rule of a pipe; a function can only be listed, not described. */
const ruleOf = ({ type, requirement }: Node): string => {
  if (requirement instanceof RegExp) return `${type} ${requirement.source}`
  return typeof requirement === 'number' || typeof requirement === 'string'
    ? `${type} ${requirement}`
    : `${type}`
}

export const describeSchema = (path: string, schema: object): string[] => {
  const node = schema as Node
  const [own = node, ...rules] = node.pipe ?? [node]
  const inner = own === node ? [] : describeSchema(path, own).slice(1)
  const options = (own.options ?? []).map((option) => (isNode(option) ? null : JSON.stringify(option)))
  const said = [
    own.type,
    own.literal !== undefined && JSON.stringify(own.literal),
    typeof own.key === 'string' && `by ${own.key}`,
    ...options.filter((option) => option !== null),
    ...rules.map((rule) => (rule.kind === 'schema' ? `then ${rule.type}` : ruleOf(rule))),
  ]
  const children = own === node ? childrenOf(path, own) : []
  return [`${path}: ${said.filter(Boolean).join(', ')}`, ...inner, ...children]
}

const childrenOf = (path: string, { entries, item, wrapped, options }: Node): string[] => [
  ...Object.entries(entries ?? {}).flatMap(([name, entry]) => describeSchema(`${path}.${name}`, entry)),
  ...(item ? describeSchema(`${path}[]`, item) : []),
  ...(wrapped ? describeSchema(`${path}?`, wrapped) : []),
  ...(options ?? []).flatMap((option, index) =>
    isNode(option) ? describeSchema(`${path}|${index}`, option) : [],
  ),
]
