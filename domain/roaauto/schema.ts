import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { count, derived, flag, instant, oneOf, text } from '#domain/sync/columns.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { EVERYONE, NOBODY } from '#domain/team/roles.ts'

/** What is made of the shop's rows. */
const EXPORT_FORMATS = ['roaauto-oracle'] as const

export const EXPORT_STATES = ['requested', 'running', 'ready', 'failed'] as const
export type ExportState = (typeof EXPORT_STATES)[number]

const EXPORTERS = rolesWith('export')

/** Rows that one export takes at most: each thousand is one of the thousand statements that D1 allows an invocation. */
export const MAX_EXPORT_ROWS = 500_000

/**
 * Exports of the whole shop, which the server makes in the background: somebody asks by inserting a row, a job does it and
 * writes how far it is. The file lies in R2 until `expires_at`.
 */
export const shopExports = defineCollection({
  name: 'exports',
  columns: {
    format: oneOf(EXPORT_FORMATS, { write: 'create', initial: 'roaauto-oracle' }),
    /** Name of who asked. */
    asked_by: derived(text(200)),
    state: derived(oneOf(EXPORT_STATES, { initial: 'requested' })),
    /** Rows that are through, of `total`; each counts once when it gets its number and once for each file that it is in. */
    done: derived(count(0, 1_000_000_000)),
    total: derived(count(0, 1_000_000_000)),
    /** Bytes of the file. */
    size: derived(count(0, Number.MAX_SAFE_INTEGER)),
    /** 1: its sums tie out. */
    checks_ok: derived(flag(0)),
    /** Why it failed: a code of the job's. */
    error: derived(text(60, { kind: 'opaque' })),
    /** When the file goes. */
    expires_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    /** The upload to R2 under way; '' when none is. A try that died leaves it to the next one, which takes it back. */
    upload_id: derived(text(2_000, { kind: 'opaque' })),
  },
  rights: { insert: EXPORTERS, patch: NOBODY, delete: NOBODY },
  visibility: Object.fromEntries(
    EVERYONE.map((role) => [role, EXPORTERS.includes(role) ? ('all' as const) : ('none' as const)]),
  ),
  parents: ['format'],
})
export type ShopExport = RowOf<typeof shopExports>

/** Milliseconds after which an export that says nothing is taken for lost, as after a restore of the database. */
const LOST_AFTER = DAY

/** Whether it is still being made. `now` in milliseconds. */
export const isOpen = ({ state, updated_at }: ShopExport, now: number): boolean =>
  (state === 'requested' || state === 'running') && Date.parse(updated_at) > now - LOST_AFTER

/** Whether its file can be had. `now` in milliseconds. */
export const isThere = ({ state, expires_at }: ShopExport, now: number): boolean =>
  state === 'ready' && Date.parse(expires_at) > now

/** Under which name its file is saved: the shop's day on which it was asked for. */
export const exportFileName = ({ created_at }: Pick<ShopExport, 'created_at'>): string =>
  `roaauto-${dayInRomania(Date.parse(created_at))}.zip`
