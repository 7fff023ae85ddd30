import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText, cutText } from '#domain/kernel/text.ts'
import { LIMITS } from '#domain/sync/protocol.ts'

/**
 * A backup file: JSON lines, compressed with gzip. First the head, then rows, history and notes in chunks, then the end
 * with a checksum of all lines before it. A file is written and read without ever being whole in memory.
 */

/** Increases when older code could not read a new file. */
export const BACKUP_VERSION = 1
export const BACKUP_ENDING = '.roaauto'
/** Rows, or history entries, of one line: few enough that one chunk does not block the screen. */
export const CHUNK = 500

/** Bytes of a file's rows, compressed; a restore holds them in memory. */
export const MAX_FILE = 500_000_000
/** Characters of a line that are read. A written line stays below half of it, except a single row. */
export const MAX_LINE = 16_000_000
/** Characters of all lines: a limit for files that expand without end. */
export const MAX_TEXT = 2_000_000_000

const text = v.string()
const instant = v.pipe(text, v.check(isInstant))
const uuid = v.pipe(text, v.regex(UUID))
const label = v.pipe(
  text,
  v.transform((value) => cutText(cleanText(value), LIMITS.labelLength)),
)
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

// A file has millions of values, and a schema for each would cost more than everything else.
type Value = string | number | null
const isValue = (value: unknown): value is Value =>
  typeof value === 'string' || typeof value === 'number' || value === null
const isValues = (values: unknown): boolean =>
  typeof values === 'object' &&
  values !== null &&
  !Array.isArray(values) &&
  Object.values(values).every(isValue)
const values = v.custom<Record<string, Value>>(isValues)
const rowOfValues = v.custom<Value[]>((row) => Array.isArray(row) && row.every(isValue))

const headSchema = v.object({
  type: v.literal('roaauto-backup'),
  version: whole,
  madeAt: instant,
  tenantId: uuid,
  /** `synced`: the copy of an account, which only the server can restore. */
  mode: v.picklist(['local', 'synced']),
  shop: text,
  /** Rows by collection, and the total of rows and history entries. */
  counts: v.record(text, whole),
  total: whole,
  /** Pictures that are in the file beside the rows. */
  pictures: v.optional(whole, 0),
})
const rowsSchema = v.object({
  type: v.literal('rows'),
  collection: text,
  columns: v.array(text),
  rows: v.array(rowOfValues),
})
const logSchema = v.object({
  type: v.literal('log'),
  entries: v.array(
    v.object({
      rev: whole,
      collection: text,
      rowId: uuid,
      patch: values,
      prev: v.nullable(values),
      actId: text,
      clientId: text,
      at: instant,
      label,
    }),
  ),
})
const metaSchema = v.object({
  type: v.literal('meta'),
  entries: v.array(v.object({ key: text, value: v.union([text, v.number()]) })),
})
const endSchema = v.object({ type: v.literal('end'), lines: whole, sha256: text })

export const lineSchema = v.variant('type', [headSchema, rowsSchema, logSchema, metaSchema, endSchema])
export type BackupLine = v.InferOutput<typeof lineSchema>
export type BackupHead = v.InferOutput<typeof headSchema>

/**
 * The notes of the database that belong to the data: whose it is, its head, the numbers given out, the invoice device.
 */
export const isKeptNote = (key: string): boolean =>
  key === 'tenantId' || key === 'head' || key === 'deviceId' || key.startsWith('counter:')

/** Progress of writing or reading a backup: rows, history entries, pictures. */
export type BackupProgress = { done: number; total: number }
export type OnProgress = (progress: BackupProgress) => void
