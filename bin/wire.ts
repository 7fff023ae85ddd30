import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { COLLECTIONS } from '#domain/modules.ts'
import { type Collection, SYSTEM_COLUMNS } from '#domain/sync/collection.ts'
import { LIMITS, PROTOCOL_VERSION, pushSchema, wholeMutationSchema } from '#domain/sync/protocol.ts'
import { describeSchema } from './describe-schema.ts'

/**
 * The messages between devices and server, frozen: `wire/current.txt` lists them, and `wire/history.json` has each form
 * so far, with its hash. An offline phone may use the form of months ago, so no change may go unnoticed: `npm run
 * check` fails until it is recorded here.
 */

const CURRENT = 'wire/current.txt'
const HISTORY = 'wire/history.json'
const PROTOCOL = 'domain/sync/protocol.ts'
/** The refusals, beside the protocol. */
const ERRORS = 'domain/kernel/errors.ts'
const OF_A_REFUSAL = /^(?:FieldIssue|Refusal|ErrorBody) /

type Form = {
  /** `PROTOCOL_VERSION` of that time. */
  version: number
  /** The day of its deployment; null before it, while the form may still change. */
  released: string | null
  hash: string
  /** The difference from the previous form. */
  note: string
}

const columnLine = ([name, column]: [string, Collection['columns'][string]]): string => {
  const { kind, nullable, write, initial, ref, choices } = column
  const of = ref ?? choices.join('|')
  const parts = [of ? `${kind} ${of}` : kind, nullable && 'nullable', write]
  const whenLeftOut = initial === undefined ? '' : ` = ${JSON.stringify(initial)}`
  return `  ${name}: ${parts.filter(Boolean).join(' ')}${whenLeftOut}`
}

/** The types of a file as written, without comments; Biome's format starts each on its own line. */
const typesOf = (path: string): string[] => {
  const code = readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(/^(?:export )?type (\w+ =[\s\S]*?)(?=^\w|$(?![\s\S]))/gm)].map(([, type = '']) =>
    type.replace(/\s+/g, ' ').trim(),
  )
}

const messageTypes = (): string[] =>
  [...typesOf(PROTOCOL), ...typesOf(ERRORS).filter((type) => OF_A_REFUSAL.test(type))].sort()

/** Everything that may break a device of another version, one line each. */
const describeWire = (): string =>
  [
    `protocol ${PROTOCOL_VERSION}`,
    '',
    '# Limits',
    ...Object.entries(LIMITS).map(([name, value]) => `${name}: ${value}`),
    '',
    '# What a device sends',
    ...describeSchema('push', pushSchema),
    ...describeSchema('mutation', wholeMutationSchema),
    '',
    '# What is said, by its types',
    ...messageTypes(),
    '',
    '# Rows',
    `every row: ${SYSTEM_COLUMNS.join(' ')}`,
    ...Object.values<Collection>(COLLECTIONS).flatMap(({ name, columns }) => [
      name,
      ...Object.entries(columns).map(columnLine),
    ]),
    '',
  ].join('\n')

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

const readHistory = (): Form[] => JSON.parse(readFileSync(HISTORY, 'utf8')) as Form[]

const HOW = `The wire (messages, or columns of collections) has changed, and devices in pockets do not change with it.
- Added only: a column with an initial value, a collection, an optional field. Older apps pass over it. Then:
    npm run wire -- --note "what was added"
- Renamed, removed, or of another meaning: raise PROTOCOL_VERSION in ${PROTOCOL}, keep the form before as a shape in
  domain/sync/shapes.ts (OLDER_SHAPES, \`renamed\`), try it in tests/sync/version-change.test.ts, and then the same command.
wire/current.txt shows by \`git diff\` what has changed.`

/** @throws Error with the command to run, when the wire differs from the last recorded form. */
export const checkWire = (): void => {
  const text = describeWire()
  const last = readHistory().at(-1)
  const isNoted = last?.hash === hashOf(text) && last.version === PROTOCOL_VERSION
  if (!isNoted || readFileSync(CURRENT, 'utf8') !== text) throw new Error(HOW)
}

/**
 * Records the current wire. A deployed form never changes: a new one is added, with a note. A form that is not deployed
 * gets the new hash. @throws Error where a note is missing.
 */
const noteWire = (note: string | undefined): void => {
  const text = describeWire()
  const history = readHistory()
  const last = history.at(-1)
  if (last?.hash !== hashOf(text) || last.version !== PROTOCOL_VERSION) {
    const now = { version: PROTOCOL_VERSION, released: null, hash: hashOf(text) }
    if (last?.released === null) history.splice(-1, 1, { ...now, note: note ?? last.note })
    else if (note) history.push({ ...now, note })
    else throw new Error(HOW)
    writeFileSync(HISTORY, `${JSON.stringify(history, null, 2)}\n`)
  }
  writeFileSync(CURRENT, text)
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { note: { type: 'string' } } })
  try {
    noteWire(values.note)
    console.log(`wire: noted as it is now, ${readHistory().length} form(s) so far`)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
