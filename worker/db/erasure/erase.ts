import { type Erasing, eraseValues, isNaming, type Naming } from '#domain/privacy/erase-row.ts'
import { ERASED } from '#domain/privacy/erased.ts'
import {
  NOT_ON_INVOICE,
  OF_CAR,
  PERSONAL,
  PERSONAL_NAMES,
  type PersonalName,
} from '#domain/privacy/personal.ts'
import { invoiceKeptUntil } from '#domain/privacy/retention.ts'
import { privacySettings } from '#domain/privacy/schema.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Entry, Outcome } from '#domain/sync/protocol.ts'
import { fence, moveHead } from '../commit-store.ts'
import { askSegments, type Logged, readSegment, rewriteSegment, type Segment } from '../old-log.ts'
import { beginErasure, endErasure } from '../past.ts'
import { collectionNamed, columnList, jsonChunks, rowValues, upsertSql } from '../rows-sql.ts'
import type { TenantDb } from '../tenant-db.ts'
import { readScope, type Scope } from './scope.ts'

/**
 * The erasure of a client's data in the tables of a shop. It runs in the tenant's object between two commits, batch by
 * batch, each behind the fence; it may break off anywhere and be run again. The log keeps its order and its counts.
 */

/** Rows of one batch, and entries of the log read at once: a request's content has up to 600 kB. */
const AT_ONCE = 100
const LARGE_AT_ONCE = 10

/** What an erasure has left: the invoices that the law still asks for, and the day after which none is. */
export type Left = { invoices: number; until: string | null }

/** Receives what a batch writes: before it, and after it with the revs before and after. */
export type EraseEvents = {
  before(rows: readonly Entry[]): Promise<void>
  after(from: number, rev: number, rows: readonly Entry[]): void
}

/** The day, and who is named in the log as the author. */
export type EraseBy = { now: string; today: string; userId: string; actId(part: number): string }

/** `what` is a contact, or rows that were found in another way. */
export const eraseFound = async (
  db: TenantDb,
  start: { epoch: string; head: number },
  what: string | Scope,
  by: EraseBy,
  events: EraseEvents,
): Promise<Left> => {
  const past = await beginErasure(db)
  const scope = typeof what === 'string' ? await readScope(db, what) : what
  const years = await invoiceYears(db)
  const kept = new Map(
    [...scope.invoices]
      .map(([id, day]) => [id, invoiceKeptUntil(day, years)] as const)
      .filter(([, until]) => until > by.today),
  )
  let { head } = start
  for (const name of PERSONAL_NAMES) {
    const ids = scope.rows.get(name) ?? []
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE)
      head = await eraseRows(db, { epoch: start.epoch, head }, name, some, { scope, kept, by, events })
    }
    // The log of a car that was another's too is followed in time.
    const logged = name === 'vehicles' ? ids.filter((id) => !scope.shared.has(id)) : ids
    await eraseLog(db, name, logged, (id) => erasingOf(name, id, scope, kept))
  }
  const old = await readOldLog(db, scope, kept)
  await eraseInTime(db, scope, old)
  await rewriteSegments(db, old)
  if (scope.naming.size > 0) await eraseEffects(db, scope.naming)
  await endErasure(db, past)
  const days = [...kept.values()].sort()
  return { invoices: kept.size, until: days.at(-1) ?? null }
}

const invoiceYears = async ({ d1, tenantId }: TenantDb): Promise<number> => {
  const row = await d1
    .prepare('SELECT invoice_years AS years FROM privacy_settings WHERE tenant_id = ?1 AND id = ?1')
    .bind(tenantId)
    .first<{ years: number }>()
  return row?.years ?? privacySettings.columns.invoice_years.initial ?? 10
}

type Kept = ReadonlyMap<string, string>

/** What of a row is erased: of a car that was another's too, only the client; of a kept invoice, what need not be on it. */
const erasingOf = (name: PersonalName, id: string, { naming, shared }: Scope, kept: Kept): Erasing => {
  if (name === 'vehicles' && shared.has(id)) return { naming, except: OF_CAR }
  if (name === 'invoices' && kept.has(id)) return { naming, only: NOT_ON_INVOICE }
  return { naming }
}

/** What the erasure writes beside the personal columns. */
const besides = (name: PersonalName, row: Row, now: string, { isCutOff }: Scope): Values => {
  if (name === 'orders') return isCutOff && row.contact_id !== null ? { contact_id: null } : {}
  if (name === 'contacts' || name === 'approval_requests' || name === 'approval_answers')
    return row.erased_at === null ? { erased_at: now } : {}
  if (name === 'portal_links') return row.withdrawn_at === null ? { withdrawn_at: now } : {}
  return {}
}

type Work = { scope: Scope; kept: Kept; by: EraseBy; events: EraseEvents }

const eraseRows = async (
  db: TenantDb,
  start: { epoch: string; head: number },
  name: PersonalName,
  ids: readonly string[],
  { scope, kept, by, events }: Work,
): Promise<number> => {
  const { d1, tenantId } = db
  const collection = collectionNamed(name)
  const { results } = await d1
    .prepare(
      `SELECT ${columnList(collection)} FROM "${name}" WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(tenantId, JSON.stringify(ids))
    .all<Row>()
  const isDeleted = PERSONAL[name]?.isDeleted === true
  const written: Row[] = []
  const log: unknown[] = []
  let { head } = start
  const actId = by.actId(head)
  for (const row of results) {
    const erased = eraseValues(name, row, erasingOf(name, row.id, scope, kept))
    const after: Row = { ...erased, ...besides(name, row, by.now, scope) }
    const deletes = isDeleted && row.deleted_at === null
    const patch: Values = Object.fromEntries(
      Object.keys(after)
        .filter((column) => after[column] !== row[column])
        .map((column) => [column, after[column] ?? null]),
    )
    if (Object.keys(patch).length === 0 && !deletes) continue
    head += 1
    // The values before are what the erasure is to remove.
    log.push([head, name, row.id, JSON.stringify(patch), JSON.stringify(patch), actId, row.rev])
    written.push({ ...after, rev: head, updated_at: by.now, deleted_at: deletes ? by.now : row.deleted_at })
  }
  if (written.length === 0) return head
  const rows = written.map((row): Entry => ({ collection: name, row }))
  await events.before(rows)
  await d1.batch([
    fence(db, start),
    moveHead(db, head),
    ...jsonChunks(log).map((chunk) =>
      d1
        .prepare(
          'INSERT INTO changes (tenant_id, rev, collection, row_id, patch, prev, act_id, before) ' +
            'SELECT ?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(?1)',
        )
        .bind(chunk, tenantId),
    ),
    ...jsonChunks(written.map((row) => rowValues(collection, row))).map((chunk) =>
      d1.prepare(upsertSql(collection)).bind(chunk),
    ),
    d1
      .prepare(
        "INSERT INTO acts (tenant_id, id, client_id, hash, user_id, actor_kind, actor_source, at, committed_at, label, outcome) VALUES (?1, ?2, '', '', ?3, 'system', 'privacy', ?4, ?4, '', ?5) ON CONFLICT DO NOTHING",
      )
      .bind(tenantId, actId, by.userId, by.now, JSON.stringify({ status: 'applied' } satisfies Outcome)),
  ])
  events.after(start.head, head, rows)
  return head
}

/**
 * Rewrites what the log has of some rows, and the labels and outcomes of the acts that wrote them. It walks the whole
 * log, because rows that are gone lead nowhere in it.
 */
const eraseLog = async (
  db: TenantDb,
  name: PersonalName,
  ids: readonly string[],
  erasing: (id: string) => Erasing,
): Promise<void> => {
  if (ids.length === 0) return
  const { d1, tenantId } = db
  const limit = name === 'approval_requests' ? LARGE_AT_ONCE : AT_ONCE
  let after = 0
  for (;;) {
    const { results } = await d1
      .prepare(
        `SELECT rev, collection, row_id, patch, prev, act_id FROM changes WHERE tenant_id = ?1 AND collection = ?2
         AND row_id IN (SELECT value FROM json_each(?3)) AND rev > ?4 ORDER BY rev LIMIT ${limit}`,
      )
      .bind(tenantId, name, JSON.stringify(ids), after)
      .all<Logged>()
    const rewritten = results.flatMap((one) => rewrite(name, one, erasing(one.row_id)))
    await writeLog(db, rewritten)
    await eraseActs(
      db,
      results.map(({ act_id }) => act_id),
    )
    const last = results.at(-1)
    if (!last || results.length < limit) return
    after = last.rev
  }
}

type Rewritten = [rev: number, patch: string, prev: string | null]

const rewrite = (name: PersonalName, { rev, patch, prev }: Logged, erasing: Erasing): Rewritten[] => {
  const of = (text: string): string => {
    const values = JSON.parse(text) as Values
    const erased = eraseValues(name, values, erasing)
    return erased === values ? text : JSON.stringify(erased)
  }
  const [left, right] = [of(patch), prev === null ? null : of(prev)]
  return left === patch && right === prev ? [] : [[rev, left, right]]
}

const writeLog = async ({ d1, tenantId }: TenantDb, rewritten: readonly Rewritten[]): Promise<void> => {
  const statements = jsonChunks(rewritten).map((chunk) =>
    d1
      .prepare(
        'UPDATE changes SET patch = j.value ->> 1, prev = j.value ->> 2 FROM json_each(?2) AS j WHERE changes.tenant_id = ?1 AND changes.rev = j.value ->> 0',
      )
      .bind(tenantId, chunk),
  )
  if (statements.length > 0) await d1.batch(statements)
}

/** A label may name the client, and an outcome holds the values that the act replaced. */
const eraseActs = async ({ d1, tenantId }: TenantDb, ids: readonly string[]): Promise<void> => {
  const acts = JSON.stringify([...new Set(ids)])
  const { results } = await d1
    .prepare(
      `SELECT id, outcome FROM acts WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2)) AND outcome LIKE '%"overwrote"%'`,
    )
    .bind(tenantId, acts)
    .all<{ id: string; outcome: string }>()
  await d1.batch([
    d1
      .prepare(
        "UPDATE acts SET label = ?3 WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2)) AND label NOT IN ('', ?3)",
      )
      .bind(tenantId, acts, ERASED),
    ...results.map(({ id, outcome }) =>
      d1
        .prepare('UPDATE acts SET outcome = ?3 WHERE tenant_id = ?1 AND id = ?2')
        .bind(tenantId, id, withoutLost(outcome)),
    ),
  ])
}

const withoutLost = (text: string): string => {
  const outcome = JSON.parse(text) as Outcome
  if (outcome.status !== 'applied' || !outcome.overwrote) return text
  return JSON.stringify({
    ...outcome,
    overwrote: outcome.overwrote.map((one) => ({
      ...one,
      lost: typeof one.lost === 'string' ? ERASED : one.lost,
    })),
  })
}

/** The log of cars that have been other clients' too: what was written while they were this client's. */
const eraseInTime = async (
  db: TenantDb,
  { former, shared, contacts, naming }: Scope,
  old: OldLog,
): Promise<void> => {
  const { d1, tenantId } = db
  for (const id of [...former, ...shared]) {
    const { results } = await d1
      .prepare(
        "SELECT rev, collection, row_id, patch, prev, act_id FROM changes WHERE tenant_id = ?1 AND collection = 'vehicles' AND row_id = ?2 ORDER BY rev",
      )
      .bind(tenantId, id)
      .all<Logged>()
    let owner: unknown = null
    const acts: string[] = []
    const rewritten = [...(old.cars.get(id) ?? []), ...results].flatMap((one): Rewritten[] => {
      const patch = JSON.parse(one.patch) as Values
      const wasHis = contacts.some((contact) => contact === owner)
      if ('contact_id' in patch) owner = patch.contact_id
      const isHis = contacts.some((contact) => contact === owner)
      if (!isHis && !wasHis) return []
      acts.push(one.act_id)
      const erasing: Erasing = { naming, except: OF_CAR }
      const erased = (text: string) =>
        JSON.stringify(eraseValues('vehicles', JSON.parse(text) as Values, erasing))
      const prev = one.prev !== null && wasHis ? erased(one.prev) : one.prev
      return [[one.rev, isHis ? erased(one.patch) : one.patch, prev]]
    })
    for (const [rev, ...values] of rewritten) if (rev <= old.seam) old.rewritten.set(rev, values)
    await writeLog(
      db,
      rewritten.filter(([rev]) => rev > old.seam),
    )
    if (acts.length > 0) await eraseActs(db, acts)
  }
}

/** What an erasure finds in the old log (S3.4), the oldest first, and what it makes of it, by rev. */
type OldLog = {
  segments: readonly Segment[]
  /** The last rev of it. */
  seam: number
  /** The changes of cars that were another client's too. */
  cars: ReadonlyMap<string, readonly Logged[]>
  rewritten: Map<number, [patch: string, prev: string | null]>
}

/** Reads the old log once, and decides on the rows that are the client's alone. */
const readOldLog = async (db: TenantDb, scope: Scope, kept: Kept): Promise<OldLog> => {
  const { results } = await askSegments(db).all<Segment>()
  const cars = new Map<string, Logged[]>([...scope.former, ...scope.shared].map((id) => [id, []]))
  const rewritten: OldLog['rewritten'] = new Map()
  const names = new Map([...scope.rows].map(([name, ids]) => [String(name), { name, ids: new Set(ids) }]))
  for (const segment of results.toReversed()) {
    const acts: string[] = []
    for (const one of await readSegment(db, segment)) {
      if (one.collection === 'vehicles' && cars.has(one.row_id)) {
        cars.get(one.row_id)?.push(one)
        continue
      }
      const mine = names.get(one.collection)
      if (!mine?.ids.has(one.row_id)) continue
      acts.push(one.act_id)
      for (const [rev, ...values] of rewrite(mine.name, one, erasingOf(mine.name, one.row_id, scope, kept)))
        rewritten.set(rev, values)
    }
    if (acts.length > 0) await eraseActs(db, acts)
  }
  return { segments: results, seam: results[0]?.last ?? 0, cars, rewritten }
}

/** Rewrites the segments that have something to erase. */
const rewriteSegments = async (db: TenantDb, { segments, rewritten }: OldLog): Promise<void> => {
  const revs = [...rewritten.keys()]
  for (const segment of segments) {
    if (!revs.some((rev) => rev >= segment.first && rev <= segment.last)) continue
    await rewriteSegment(db, segment, (changes) =>
      changes.map((one) => {
        const [patch, prev] = rewritten.get(one.rev) ?? [one.patch, one.prev]
        return { ...one, patch, prev }
      }),
    )
  }
}

/** The effects of past acts hold the words of notifications: `params`, as their kind has them. */
const eraseEffects = async ({ d1, tenantId }: TenantDb, naming: Naming): Promise<void> => {
  let after = ''
  for (;;) {
    const { results } = await d1
      .prepare(
        `SELECT key, payload FROM effects WHERE tenant_id = ?1 AND key > ?2 AND payload LIKE '%"params"%' ORDER BY key LIMIT ${AT_ONCE}`,
      )
      .bind(tenantId, after)
      .all<{ key: string; payload: string }>()
    const changed = results.flatMap(({ key, payload }) => {
      const erased = withoutNames(payload, naming)
      return erased === payload ? [] : [[key, erased]]
    })
    const statements = jsonChunks(changed).map((chunk) =>
      d1
        .prepare(
          'UPDATE effects SET payload = j.value ->> 1 FROM json_each(?2) AS j WHERE effects.tenant_id = ?1 AND effects.key = j.value ->> 0',
        )
        .bind(tenantId, chunk),
    )
    if (statements.length > 0) await d1.batch(statements)
    const last = results.at(-1)
    if (!last || results.length < AT_ONCE) return
    after = last.key
  }
}

const withoutNames = (text: string, naming: Naming): string => {
  const payload = JSON.parse(text) as { params?: Values }
  const params = Object.entries(payload.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && isNaming(value, naming) ? ERASED : value,
  ])
  return JSON.stringify({ ...payload, params: Object.fromEntries(params) as Values })
}
