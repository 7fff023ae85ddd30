import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import { count, derived, flag, instant, oneOf, orNull, ref, text } from '#domain/sync/columns.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { NOBODY } from '#domain/team/roles.ts'

/**
 * What an export has: the tables of ROAAUTO on Oracle; all data of the shop with its photos; the data of one client
 * with his photos.
 */
export const EXPORT_KINDS = ['roaauto', 'data', 'client'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const EXPORT_STATES = ['requested', 'running', 'ready', 'failed'] as const

const EXPORTERS = rolesWith('export')

/** Most rows of one export: a statement reads a thousand, and D1 allows a thousand statements per invocation. */
export const MAX_EXPORT_ROWS = 500_000

/**
 * Exports, which the server makes in the background: a person inserts a row, a job makes the file and records its
 * progress. A file with many photos comes in pieces, one job each. The pieces are in R2 until `expires_at`.
 */
export const shopExports = defineCollection({
  name: 'exports',
  columns: {
    kind: oneOf(EXPORT_KINDS, { write: 'create', initial: 'roaauto' }),
    /** The client whose data an export of kind `client` has. */
    contact_id: orNull(ref('contacts', { write: 'create' })),
    /** Name of the person who requested it. */
    asked_by: derived(text(200)),
    /** The user who requested it and gets a notification when it ends. */
    user_id: derived(text(64, { kind: 'opaque' })),
    state: derived(oneOf(EXPORT_STATES, { initial: 'requested' })),
    /**
     * Processed rows, of `total`; a row counts once when it gets its number and once for each file that contains it.
     */
    done: derived(count(0, 1_000_000_000)),
    total: derived(count(0, 1_000_000_000)),
    /** Pieces that are made. */
    pieces: derived(count(0, 100_000)),
    /** The last photo that is packed: the next piece begins after it. */
    photos_after: derived(text(36, { kind: 'opaque' })),
    /** Bytes of all pieces. */
    size: derived(count(0, Number.MAX_SAFE_INTEGER)),
    /** 1: its sums agree. */
    checks_ok: derived(flag(0)),
    /** Why it failed: an error code of the job. */
    error: derived(text(60, { kind: 'opaque' })),
    /** When the file is deleted. */
    expires_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    /** The upload to R2 in progress; '' when there is none. After a try that died, the next one aborts it. */
    upload_id: derived(text(2_000, { kind: 'opaque' })),
  },
  rights: { insert: EXPORTERS, patch: NOBODY, delete: NOBODY },
  visibility: visibleTo(EXPORTERS),
  parents: ['kind'],
})
export type ShopExport = RowOf<typeof shopExports>

/** Milliseconds after which an export without progress counts as lost, as after a restore of the database. */
const LOST_AFTER = DAY

/** Whether it is still in progress. `now` in milliseconds. */
export const isOpen = ({ state, updated_at }: ShopExport, now: number): boolean =>
  (state === 'requested' || state === 'running') && Date.parse(updated_at) > now - LOST_AFTER

/** Whether its file is available. `now` in milliseconds. */
export const isThere = ({ state, expires_at }: ShopExport, now: number): boolean =>
  state === 'ready' && Date.parse(expires_at) > now

const FILE_NAMES: Record<ExportKind, string> = { roaauto: 'roaauto', data: 'date', client: 'date-client' }

/** The name of a piece, from 1: the shop's day of the request, and its number where there are several. */
export const exportFileName = (
  { kind, created_at, pieces }: Pick<ShopExport, 'kind' | 'created_at' | 'pieces'>,
  piece: number,
): string => `${FILE_NAMES[kind]}-${dayInRomania(Date.parse(created_at))}${pieces > 1 ? `-${piece}` : ''}.zip`
