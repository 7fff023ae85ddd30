import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText, cutText } from '#domain/kernel/text.ts'
import { LIMITS } from '#domain/sync/protocol.ts'

/**
 * A backup file: JSON, one text a line, compressed with gzip. First the head, then rows, history and notes in chunks, then
 * the end with a checksum of all before it. A file can be written and read without ever being whole in memory.
 */

/** Raised when older code could not read a file any more. */
export const BACKUP_VERSION = 1
export const BACKUP_ENDING = '.roaauto'
/** Rows, and entries of the history, of one line: as many as can be made or taken in without the screen standing still. */
export const CHUNK = 500

/** Bytes of a file's rows, compressed; a restore holds them in memory. */
export const MAX_FILE = 500_000_000
/** Characters of a line that are read; what is written stays below half of it, save for a single row. */
export const MAX_LINE = 16_000_000
/** Characters of all lines: so that a file which grows without end while it is unpacked has one. */
export const MAX_TEXT = 2_000_000_000

const text = v.string()
const instant = v.pipe(text, v.check(isInstant))
const uuid = v.pipe(text, v.regex(UUID))
const label = v.pipe(
  text,
  v.transform((value) => cutText(cleanText(value), LIMITS.labelLength)),
)
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

// A file has millions of values, and a schema for each costs more than all else that is done with them.
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
  /** `synced`: the copy of an account, which the server alone may restore. */
  mode: v.picklist(['local', 'synced']),
  shop: text,
  /** Rows by collection, and all rows with the entries of the history. */
  counts: v.record(text, whole),
  total: whole,
  /** Pictures that lie in the file beside the rows. */
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

/** The database's own notes that belong to the data: whose it is, its head, the numbers given out, the invoice device. */
export const isKeptNote = (key: string): boolean =>
  key === 'tenantId' || key === 'head' || key === 'deviceId' || key.startsWith('counter:')

/** How far a backup is written or read: rows, entries of the history, pictures. */
export type BackupProgress = { done: number; total: number }
export type OnProgress = (progress: BackupProgress) => void
