import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import type { Refusal } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { cleanText, fits } from '#domain/kernel/text.ts'
import type { Row } from './collection.ts'
import type { HistoryAct } from './log.ts'

/** Version of the messages below; 1 was never released. The server reads this one and the one before (S17). */
export const PROTOCOL_VERSION = 2
/** Header in which a device says its version; absent means the newest. */
export const PROTOCOL_HEADER = 'x-roa-protocol'
/** Reads a version as a device says it; null for what is none. */
export const parseVersion = (text: string): number | null =>
  /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
/** Header in which a device names the user whose data it sends; the server refuses another one's session. */
export const USER_HEADER = 'x-roa-user'
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
  /** Bytes of the rows of a page of changes, but for the last one. */
  changesBytes: 1_000_000,
  fullChunk: 1_000,
  /** Characters of a live message with rows; larger commits are told as a head. */
  liveMessage: 200_000,
} as const

/** The name of a tenant's history (S20). */
const EPOCH = /^[0-9a-z-]{1,40}$/
const COLUMN = /^[a-z][a-z0-9_]{0,63}$/

const uuid = v.pipe(v.string(), v.regex(UUID))
const name = v.pipe(v.string(), v.regex(COLUMN))
const rev = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Columns and their values. Not `v.record`, which passes over keys such as `constructor` instead of refusing them. */
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

/** One change of one row. `base` is the rev of the row that the device saw (S7). */
const opSchema = v.variant('op', [
  v.strictObject({ op: v.literal('insert'), collection: name, id: uuid, data: patch, base: v.optional(rev) }),
  v.strictObject({ op: v.literal('patch'), collection: name, id: uuid, data: patch, base: rev }),
  v.strictObject({ op: v.literal('delete'), collection: name, id: uuid, data: v.optional(patch), base: rev }),
])
export type Op = v.InferOutput<typeof opSchema>

/** What an act is called: text like any other, measured once it is clean. */
const labelSchema = v.pipe(
  v.string(),
  v.transform(cleanText),
  v.check((label) => fits(label, LIMITS.labelLength)),
)

/** What one person did at once (S4): all of a mutation but its id. */
export const mutationSchema = v.strictObject({
  at: v.pipe(v.string(), v.check(isInstant)),
  label: labelSchema,
  ops: v.pipe(v.array(opSchema), v.minLength(1), v.maxLength(LIMITS.opsPerMutation)),
})
export type Content = v.InferOutput<typeof mutationSchema>

/** What names a mutation: the only part of it for which a push is refused as a whole. */
const mutationName = {
  id: uuid,
  version: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(PROTOCOL_VERSION))),
}

/** A whole mutation, wherever it is kept: on the wire, in the outbox, in a file of unsent changes. */
export const wholeMutationSchema = v.strictObject({ ...mutationName, ...mutationSchema.entries })

const wellNamed = v.looseObject(mutationName)
/** Whether no push is refused for what names this mutation. */
export const isWellNamed = (mutation: unknown): boolean => v.is(wellNamed, mutation)

/**
 * One act of one person on the wire. `id` is made once, with the act, and is what makes sending it again harmless (S5).
 * `version` is that of the protocol in which it was written (S17), which is not always that of the app that sends it.
 */
export type Mutation = { id: string; version?: number } & Content

/** A mutation has five levels; one with thousands is an attack on whoever walks it. */
const isShallow = (value: unknown, levels = 8): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)))

/** What remains of a mutation that is too deep is what its record needs. */
const shallow = <T extends { [key: string]: unknown }>(mutation: T): T => {
  if (isShallow(mutation)) return mutation
  const { ops: _, ...rest } = mutation
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'object')) as T
}

/**
 * The envelope of a push (S5). Of a mutation it looks at the name alone; the rest is checked in the commit, one by one, so
 * that a bad one is rejected by itself and never blocks those after it. One that is too deep loses its ops (S18).
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

/** A value that a later arrival replaced (S7). */
export type Overwrote = { collection: string; id: string; column: string; lost: string | number | null }

/** How an act ended, as the server keeps it. */
export type Outcome = { status: 'applied'; overwrote?: Overwrote[] } | ({ status: 'rejected' } & Refusal)

/** How an act is answered that came before. */
export type Repeated =
  | { status: 'duplicate'; outcome: 'applied' }
  | ({ status: 'duplicate'; outcome: 'rejected' } & Refusal)

export type MutationResult = { id: string } & (Outcome | Repeated)

export type Entry = { collection: string; row: Row }
export type Removed = { collection: string; id: string }

/**
 * A place in a tenant's history (S20), written `epoch:rev` in URLs. With `within` what came into sight beyond that rev is
 * there in part (S12); only the server reads it, and it is written `epoch:rev~within`.
 */
export type Cursor = { epoch: string; rev: number; within?: string }

/**
 * The answer to a push: what became of each mutation, and the server's rows for all that it touched (S15). `from` is the
 * rev from which on to `rev` nothing else was written, so that a device which was there is now at `rev`; null when that
 * can't be told.
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
 * A page of changes (S11). `cursor` is where the next page starts, `head` where the tenant is. `removed` are rows that the
 * actor may not see (any more); `access` names what he may see, and a device that knows another one loads afresh (S12).
 */
export type ChangesAnswer = {
  cursor: Cursor
  head: number
  more: boolean
  rows: Entry[]
  removed: Removed[]
  access: string
}

/** Who changed a row and its children, when and what; go on with `?before=` the lowest rev. */
export type HistoryAnswer = { acts: HistoryAct[] }

/**
 * The first load is a stream of JSON lines: one `start`, then `chunk`s, then `end`. A chunk's `resume` is given back as
 * `?resume=` to go on after it.
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
 * What the server says on the live socket (S13): where the head is, or all that a commit has written from one rev to the
 * next, for devices whose cursor is just there. `access` names the rights by which these rows are told (S12).
 */
export type LiveMessage =
  | { type: 'head'; epoch: string; rev: number }
  | { type: 'rows'; epoch: string; access: string; from: number; rev: number; rows: Entry[] }

export const formatCursor = ({ epoch, rev, within }: Cursor): string =>
  within === undefined ? `${epoch}:${rev}` : `${epoch}:${rev}~${within}`

const CURSOR = /^(?:([0-9a-z-]{1,40}):)?(\d{1,15})(?:~(\d{1,15}~[0-9a-f-]{0,36}~\d{1,4}~[0-9a-f-]{0,36}))?$/

/** Reads `epoch:rev`, or a bare `rev` of whatever epoch is current; null when it is neither. */
export const parseCursor = (text: string): (Omit<Cursor, 'epoch'> & { epoch: string | null }) | null => {
  const parts = CURSOR.exec(text)
  if (!parts) return null
  const [, epoch = null, rev, within] = parts
  return { epoch, rev: Number(rev), ...(within !== undefined && { within }) }
}
