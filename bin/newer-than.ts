import { createRequire } from 'node:module'
import type { CompatStatement, SimpleSupportStatement } from '@mdn/browser-compat-data'
import { parseAst } from 'rolldown/parseAst'

/**
 * Finds library features of browsers in a script that the oldest browsers lack. Bundlers lower syntax, never the
 * library: they keep `Map.groupBy`, and an older browser throws on it.
 *
 * A script has no types. So a method is judged by its name alone, and only where no older standard method has the same
 * name; the `lib` of tsconfig.web.json checks what TypeScript knows of our own code.
 */
export type Browsers = Readonly<Record<string, string>>

/** A use: the feature, its place in the script, and the browsers that lack it. */
export type Newer = { name: string; excerpt: string; lacking: string[] }

/** Global objects whose interface has another name. */
const OBJECTS: Readonly<Record<string, string>> = {
  navigator: 'Navigator',
  document: 'Document',
  window: 'Window',
  globalThis: 'Window',
  self: 'Window',
  crypto: 'Crypto',
  subtle: 'SubtleCrypto',
  locks: 'LockManager',
  storage: 'StorageManager',
  serviceWorker: 'ServiceWorkerContainer',
  history: 'History',
  location: 'Location',
  performance: 'Performance',
  indexedDB: 'IDBFactory',
}

/** Interfaces whose methods are checked by name; rarer ones would only match methods of our own. */
const EVERYDAY =
  /^(?:Element|HTML.*Element|Node|Document|Event|EventTarget|Response|Request|Headers|FormData|Blob|File|URL|URLSearchParams|ReadableStream|AbortSignal|Range|Selection|DOMRect|IDB.*|CSSStyleDeclaration|TextDecoder|DataTransfer|ClipboardItem|Animation)$/

const order = (version: string): number => {
  const [major = 0, minor = 0] = version.replace('≤', '').split('.').map(Number)
  return major * 1000 + minor
}

const isIn = (statement: SimpleSupportStatement, version: string): boolean => {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name } = statement
  if (typeof added !== 'string' || added === 'preview' || flags || prefix || alternative_name) return false
  const isGone = typeof removed === 'string' && order(removed) <= order(version)
  return order(added) <= order(version) && !isGone
}

const lackingOf = ({ support }: CompatStatement, browsers: Browsers): string[] =>
  Object.entries(browsers)
    .filter(([browser, version]) => {
      const statements = [support[browser as keyof typeof support]].flat()
      return !statements.some((statement) => statement && isIn(statement, version))
    })
    .map(([browser, version]) => `${browser} ${version}`)

type Knowledge = {
  /** Global names that some browser lacks. */
  globals: Map<string, string[]>
  /** `Map.groupBy`: members that some browser lacks, with their owner. */
  members: Map<string, string[]>
  /** Method names that only such members have. */
  methods: Map<string, string[]>
}

/** A feature of the compatibility data and its parts; `__compat` has the first version of each browser. */
type Feature = { __compat?: CompatStatement; [name: string]: Feature | CompatStatement | undefined }

const below = (feature: Feature | undefined): [string, Feature][] =>
  Object.entries(feature ?? {}).filter(
    (entry): entry is [string, Feature] => entry[0] !== '__compat' && entry[1] !== undefined,
  )

const dataOf = (): { api: Feature; javascript: { builtins: Feature & { Intl: Feature } } } =>
  createRequire(import.meta.url)('@mdn/browser-compat-data')

const knowledgeOf = (browsers: Browsers): Knowledge => {
  const known: Knowledge = { globals: new Map(), members: new Map(), methods: new Map() }
  const old = new Set(Object.getOwnPropertyNames(Object.prototype))
  const read = (owner: string, feature: Feature, isCalled: boolean): void => {
    for (const [key, { __compat: compat }] of below(feature)) {
      if (key === owner || !compat || key.endsWith('_event')) continue
      const name = key.replace(/_static$/, '')
      const lacking = lackingOf(compat, browsers)
      if (lacking.length === 0) old.add(name)
      else {
        known.members.set(`${owner}.${name}`, lacking)
        const isSettled = compat.status?.standard_track === true && !compat.status.experimental
        if (isCalled && isSettled && name === key) known.methods.set(name, lacking)
        if (owner === 'Window') known.globals.set(name, lacking)
      }
    }
  }
  const { api, javascript } = dataOf()
  for (const family of [javascript.builtins, javascript.builtins.Intl, api]) {
    for (const [owner, feature] of below(family)) {
      const lacking = feature.__compat ? lackingOf(feature.__compat, browsers) : []
      if (lacking.length > 0) known.globals.set(owner, lacking)
      read(owner, feature, family !== api || EVERYDAY.test(owner))
    }
  }
  for (const name of old) known.methods.delete(name)
  return known
}

type SyntaxNode = { type: string; start: number; end: number } & Record<string, unknown>

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

/** Calls `visit` for each node with its parent and the property that holds it. */
const walk = (
  node: unknown,
  visit: (node: SyntaxNode, above: SyntaxNode | null, key: string) => void,
  above: SyntaxNode | null = null,
  key = '',
): void => {
  if (Array.isArray(node)) for (const one of node) walk(one, visit, above, key)
  if (!isNode(node)) return
  visit(node, above, key)
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'object') walk(value, visit, node, name)
  }
}

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node.name)
  return node.type === 'MemberExpression' && node.computed !== true ? nameOf(node.property) : ''
}

/** Names that the script checks before use: `typeof x.share`, `'share' in navigator`, `x.share?.()`. */
const askedIn = (program: unknown): Set<string> => {
  const asked = new Set<string>()
  walk(program, (node, above) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof') asked.add(nameOf(node.argument))
    if (node.type === 'BinaryExpression' && node.operator === 'in' && isNode(node.left))
      asked.add(String(node.left.value))
    if (node.type === 'CallExpression' && node.optional === true) asked.add(nameOf(node.callee))
    if (node.type === 'MemberExpression' && node.optional === true) asked.add(nameOf(node.object))
    // `if (x.share)`, `x.share && …`, `x.share ? … : …`
    if (above && ['IfStatement', 'LogicalExpression', 'ConditionalExpression'].includes(above.type))
      if (node === above.test || node === above.left) asked.add(nameOf(node))
  })
  return asked
}

/** A finder of uses in a script; `names` are library methods that share a browser's name. */
export const finderOf = (browsers: Browsers, names: ReadonlySet<string> = new Set()) => {
  const known = knowledgeOf(browsers)
  return (script: string): Newer[] => {
    const program = parseAst(script)
    const asked = askedIn(program)
    const found = new Map<string, Newer>()
    const add = (name: string, lacking: string[] | undefined, { start, end }: SyntaxNode): void => {
      const bare = name.slice(name.lastIndexOf('.') + 1)
      if (!lacking || asked.has(bare) || names.has(bare) || found.has(name)) return
      found.set(name, { name, lacking, excerpt: script.slice(Math.max(0, start - 40), end + 40) })
    }
    walk(program, (node, above, key) => {
      if (node.type === 'MemberExpression' && node.computed !== true) {
        const owner = nameOf(node.object)
        const name = nameOf(node.property)
        const full = `${OBJECTS[owner] ?? owner}.${name}`
        if (known.members.has(full)) add(full, known.members.get(full), node)
        else if (above?.type === 'CallExpression' && key === 'callee')
          add(name, known.methods.get(name), node)
      }
      const isName =
        (above?.type === 'MemberExpression' && key === 'property' && above.computed !== true) ||
        (above?.type === 'Property' && key === 'key') ||
        above?.type === 'MethodDefinition' ||
        above?.type === 'PropertyDefinition'
      if (node.type === 'Identifier' && !isName)
        add(String(node.name), known.globals.get(String(node.name)), node)
    })
    return [...found.values()]
  }
}
