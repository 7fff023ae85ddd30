import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import type { Refusal } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText, fits } from '#domain/kernel/text.ts'
import type { Row } from './collection.ts'
import type { HistoryAct } from './log.ts'

/** Version of the messages below; 1 was never released. The server reads this version and the one before (S17.2). */
export const PROTOCOL_VERSION = 2
/** Header with the device's version; absent means the newest. */
export const PROTOCOL_HEADER = 'x-roa-protocol'
/** Reads a version as a device sends it; null for anything else. */
export const parseVersion = (text: string): number | null =>
  /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
/** Header that says whose data the device sends; the server refuses a session of another user, or in another shop. */
export const DATA_HEADER = 'x-roa-data'
/** The name of one person's data of one shop: a device may have several, and never sends one as the other. */
export const dataName = (tenantId: string, userId: string): string => `${tenantId}/${userId}`
/** Sub-protocol of the live socket; a second one, `bearer.<token>`, carries the session. */
export const LIVE_PROTOCOL = 'roa-sync'

export const LIMITS = {
  /** Bytes of one push. */
  pushBytes: 1_000_000,
  /** Bytes of one mutation, so that a push can carry it. */
  actBytes: 990_000,
  mutationsPerPush: 500,
  opsPerMutation: 1_000,
  labelLength: 200,
  /** Rows of one page of changes, and of one chunk of the first load. */
  changesPage: 1_000,
  /** Rows of one page of older rows (S23.6). */
  olderPage: 200,
  /** Bytes of the rows of a page of changes; the last row may exceed it. */
  changesBytes: 1_000_000,
  fullChunk: 1_000,
  /** Characters of a live message with rows; a larger commit is announced by its head alone. */
  liveMessage: 200_000,
} as const

/** The name of a tenant's history (S20.1). */
const EPOCH = /^[0-9a-z-]{1,40}$/
const COLUMN = /^[a-z][a-z0-9_]{0,63}$/

const uuid = v.pipe(v.string(), v.regex(UUID))
const name = v.pipe(v.string(), v.regex(COLUMN))
const rev = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Columns and their values. `v.record` would skip keys such as `constructor` instead of refusing them. */
const isPatch = (input: unknown): boolean => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false
  for (const key of Object.keys(input)) {
    const value: unknown = (input as Record<string, unknown>)[key]
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return false
    if (!COLUMN.test(key)) return false
  }
  return true
}

const patch = v.custom<Record<string, string | number | null>>(isPatch)

/** One change of one row. `base` is the rev of the row that the device saw (S4.3). */
export const opSchema = v.variant('op', [
  v.strictObject({ op: v.literal('insert'), collection: name, id: uuid, data: patch, base: v.optional(rev) }),
  v.strictObject({ op: v.literal('patch'), collection: name, id: uuid, data: patch, base: rev }),
  v.strictObject({ op: v.literal('delete'), collection: name, id: uuid, data: v.optional(patch), base: rev }),
])
export type Op = v.InferOutput<typeof opSchema>

/** The label of an act: text like any other, cleaned first and then measured. */
const labelSchema = v.pipe(
  v.string(),
  v.transform(cleanText),
  v.check((label) => fits(label, LIMITS.labelLength)),
)

/** What one person did in one act (S4.1): a mutation without its id. */
export const mutationSchema = v.strictObject({
  at: v.pipe(v.string(), v.check(isInstant)),
  label: labelSchema,
  ops: v.pipe(v.array(opSchema), v.minLength(1), v.maxLength(LIMITS.opsPerMutation)),
})
export type Content = v.InferOutput<typeof mutationSchema>

/** A UUID of another version than 8: those are the server's own acts (S5.6), which no device may name. */
const actId = v.pipe(v.string(), v.regex(/^(?!.{14}8)/), v.regex(UUID))

/** The identity of a mutation: the only part for which a push is refused as a whole. */
const mutationName = {
  id: actId,
  version: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(PROTOCOL_VERSION))),
}

/** A whole mutation, wherever it is stored: on the wire, in the outbox, in a file of unsent changes (S18.6). */
export const wholeMutationSchema = v.strictObject({ ...mutationName, ...mutationSchema.entries })

const wellNamed = v.looseObject(mutationName)
/** Whether the identity of this mutation is valid, so that no push is refused because of it. */
export const isWellNamed = (mutation: unknown): boolean => v.is(wellNamed, mutation)

/**
 * One act of one person on the wire. `id` is made once, with the act, so sending it again is harmless (S5.2). `version`
 * is the protocol version of the app that wrote it (S17.2), which may differ from that of the app that sends it.
 */
export type Mutation = { id: string; version?: number } & Content

/** A valid mutation has five levels; one with thousands is an attack on recursive readers. */
const isShallow = (value: unknown, levels = 8): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)))

/** What remains of a mutation that is nested too deep: the fields for its record. */
const shallow = <T extends { [key: string]: unknown }>(mutation: T): T => {
  if (isShallow(mutation)) return mutation
  const { ops: _, ...rest } = mutation
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'object')) as T
}

/**
 * The envelope of a push. It checks the identity of each mutation only; the commit checks the rest one by one, so that
 * a bad mutation is rejected alone and never blocks the next ones (S18.3). A mutation that is nested too deep loses its
 * ops.
 */
export const pushSchema = v.strictObject({
  clientId: uuid,
  epoch: v.pipe(v.string(), v.regex(EPOCH)),
  mutations: v.pipe(
    v.array(v.pipe(wellNamed, v.transform(shallow))),
    v.minLength(1),
    v.maxLength(LIMITS.mutationsPerPush),
  ),
})
export type PushBody = v.InferOutput<typeof pushSchema>

/** A value that a later arrival replaced (S7.2). */
export type Overwrote = { collection: string; id: string; column: string; lost: string | number | null }

/** The outcome of an act, as the server stores it. */
export type Outcome = { status: 'applied'; overwrote?: Overwrote[] } | ({ status: 'rejected' } & Refusal)

/** The answer to an act that the server already knows (S5.2). */
export type Repeated =
  | { status: 'duplicate'; outcome: 'applied' }
  | ({ status: 'duplicate'; outcome: 'rejected' } & Refusal)

export type MutationResult = { id: string } & (Outcome | Repeated)

/** Why an act was refused, now or at an earlier attempt; null where it was not. */
export const refusalIn = (result: Outcome | Repeated): Refusal | null => {
  if (!('code' in result)) return null
  const { code, params, issues } = result
  return { code, ...(params && { params }), ...(issues && { issues }) }
}

export type Entry = { collection: string; row: Row }
export type Removed = { collection: string; id: string }

/**
 * A place in a tenant's history (S20.1), written `epoch:rev` in URLs. With `within`, the rows that became visible
 * beyond that rev are delivered in part (S12.7); only the server reads it, and it is written `epoch:rev~within`.
 */
export type Cursor = { epoch: string; rev: number; within?: string }

/**
 * The answer to a push: the outcome of each mutation, and the server's rows for all that it touched (S8.2). Between
 * `from` and `rev` nothing else was written, so a device whose cursor is `from` is now at `rev` (S13.3); null when the
 * server cannot tell.
 */
export type PushAnswer = Cursor & {
  from: number | null
  results: MutationResult[]
  rows: Entry[]
  removed: Removed[]
  /** As in `ChangesAnswer`. */
  access: string
}

/**
 * A page of changes (S11.1). `cursor` is where the next page starts, `head` the tenant's newest rev. `removed` are rows
 * that the actor may not see; `access` names the actor's rights, and a device that knows another `access` loads afresh
 * (S12.9).
 * `now` is the server's time, ISO, by which a device drops the rows that have left a window (S23.4).
 */
export type ChangesAnswer = {
  cursor: Cursor
  head: number
  more: boolean
  rows: Entry[]
  removed: Removed[]
  access: string
  now: string
}

/** Rows that devices do not hold (S23.6), the newest first. `next` is the `?before=` of the next page; null after the last. */
export type OlderAnswer = { rows: Entry[]; next: string | null }

/** Who changed a row and its children, when and how. The next page is `?before=` the lowest rev. */
export type HistoryAnswer = { acts: HistoryAct[] }

/**
 * The first load is a stream of JSON lines: one `start`, then `chunk`s, then `end` (S11.4). A device resumes after a
 * chunk with `?resume=` and that chunk's `resume`.
 */
export type FullLine =
  | { type: 'start'; cursor: Cursor; total: number; access: string }
  | {
      type: 'chunk'
      collection: string
      columns: readonly string[]
      rows: (string | number | null)[][]
      resume: string
    }
  | { type: 'end'; cursor: Cursor }

/**
 * A message of the live socket (S13.1): the head, or everything that a commit wrote from one rev to the next, for
 * devices whose cursor is exactly there. `access` names the rights under which these rows are sent (S12.10).
 */
export type LiveMessage =
  | { type: 'head'; epoch: string; rev: number }
  | { type: 'rows'; epoch: string; access: string; from: number; rev: number; rows: Entry[] }

export const formatCursor = ({ epoch, rev, within }: Cursor): string =>
  within === undefined ? `${epoch}:${rev}` : `${epoch}:${rev}~${within}`

const CURSOR = /^(?:([0-9a-z-]{1,40}):)?(\d{1,15})(?:~(\d{1,15}~[0-9a-f-]{0,36}~\d{1,4}~[0-9a-f-]{0,36}))?$/

/** Parses `epoch:rev`, or a bare `rev` of the current epoch; null for anything else. */
export const parseCursor = (text: string): (Omit<Cursor, 'epoch'> & { epoch: string | null }) | null => {
  const parts = CURSOR.exec(text)
  if (!parts) return null
  const [, epoch = null, rev, within] = parts
  return { epoch, rev: Number(rev), ...(within !== undefined && { within }) }
}
