import * as v from 'valibot'
import { AppError, refusalOf } from '#domain/kernel/errors.ts'
import { issueOf } from '#domain/kernel/issues.ts'
import { REGISTRY } from '#domain/modules.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import {
  type ChangesAnswer,
  type Cursor,
  type Entry,
  type FullLine,
  type PushAnswer,
  type PushBody,
  pushSchema,
} from '#domain/sync/protocol.ts'
import { accessOf } from '#domain/sync/visibility.ts'
import { catalogSeeds } from '#domain/workshop/catalog/seeds.ts'
import { type CommitEvents, Committer } from '#durable-objects/tenant/committer.ts'
import { type PushReply, push } from '#durable-objects/tenant/push.ts'
import {
  type ActReply,
  type ServerAct,
  type ServerActor,
  serverAct,
} from '#durable-objects/tenant/system-act.ts'
import type { Random } from '#tests/factories/random.ts'
import { Refused } from '#web/data/refused.ts'
import type { Archived } from '#worker/db/archive.ts'
import { readChanges } from '#worker/db/changes.ts'
import { startHistory } from '#worker/db/commit-store.ts'
import { fullLoad, parseResume } from '#worker/db/full-load.ts'
import type { Purged } from '#worker/db/purge.ts'
import { staffOf } from '#worker/db/staff.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Streams } from './chance.ts'
import { EffectsWorld, emitting } from './effects-world.ts'
import type { Faults } from './faults.ts'
import { Life, mortalD1 } from './mortal-d1.ts'
import { quotesPrice, withoutPrices } from './priced-columns.ts'
import { wholeLog } from './whole-log.ts'
import type { World } from './world.ts'

/** Takes pushes for a tenant: committers in this process here, the tenant's object in workerd. */
export type Objects = {
  push(actor: Actor, body: PushBody): Promise<PushReply>
  /** Purges what was deleted before an instant (S21). */
  purge(tenantId: string, before: string): Promise<Purged>
  /** Moves what was committed before an instant out of D1 (S3.4). */
  archive(tenantId: string, before: string): Promise<Archived>
  /** Evicts the object; the next push gets a new one. */
  evict(): Promise<void>
  /** The effects of the tenant's commits, where they are simulated. */
  effects?: EffectsWorld
}

const EMITTING = emitting()

const thrown = (error: unknown): never => {
  throw error
}

/** The real committers of a tenant: the current one, and older ones that should be gone but are not. */
export class Committers implements Objects {
  readonly #db: TenantDb
  readonly #random: Random
  readonly #faults: Faults
  readonly #now: () => number
  readonly #onCommit: CommitEvents['onCommit']
  readonly #lives = new WeakMap<Committer, Life>()
  readonly effects?: EffectsWorld
  #current: Committer
  #second: Committer | null = null

  constructor(
    db: TenantDb,
    streams: Streams,
    faults: Faults,
    now: () => number,
    onCommit: CommitEvents['onCommit'],
    /** Creates ids for rows that effects write; null without effects. */
    newId: (() => string) | null,
  ) {
    this.#onCommit = onCommit
    this.#db = db
    if (newId) this.effects = new EffectsWorld(db, streams('effects'), faults, now, newId, () => this)
    this.#random = streams('objects')
    this.#faults = faults
    this.#now = now
    this.#current = this.#open()
  }

  #open(): Committer {
    // Each machine has its own clock.
    const skew = this.#random.between(-5_000, 5_000)
    const clock = () => this.#now() + skew
    const { effects } = this
    if (!effects) {
      return new Committer(this.#db, clock, { onCommit: this.#onCommit, onFault: thrown })
    }
    const life = new Life((isWrite) => isWrite && this.#faults.happens('object dies after its batch', 0.05))
    const db = { ...this.#db, d1: mortalD1(this.#db.d1, life) }
    const committer: Committer = new Committer(
      db,
      clock,
      {
        beforeBatch: async (batch) => effects.beforeBatch(batch.effects, clock()),
        onCommit: this.#onCommit,
        onEffects: (some) => void effects.written(some, clock()),
        onFault: thrown,
      },
      EMITTING,
    )
    this.#lives.set(committer, life)
    return committer
  }

  /** Runs work on a committer; a committer that dies during it is replaced. */
  async #with<T>(committer: Committer, work: (committer: Committer) => Promise<T>): Promise<T> {
    try {
      return await work(committer)
    } finally {
      if (this.#lives.get(this.#current)?.isOver) this.#current = this.#open()
      if (this.#second && this.#lives.get(this.#second)?.isOver) this.#second = null
    }
  }

  /** E6: the result of an effect. */
  async act(actor: ServerActor, act: ServerAct): Promise<ActReply> {
    try {
      const result = await this.#with(this.#current, (one) => serverAct(one, actor, act, this.#now()))
      return { ok: true, result }
    } catch (error) {
      if (error instanceof AppError) return { ok: false, code: error.code }
      throw error
    }
  }

  expectEffect(at: number): Promise<void> {
    this.effects?.expect(at)
    return Promise.resolve()
  }

  async push(actor: Actor, body: PushBody): Promise<PushReply> {
    const isSecond = this.#second !== null && this.#faults.happens('second committer', 0.3)
    try {
      return await this.#with((isSecond && this.#second) || this.#current, (one) => push(one, actor, body))
    } catch (error) {
      if (error instanceof AppError) return { ok: false, ...refusalOf(error) }
      throw error
    }
  }

  purge(_: string, before: string): Promise<Purged> {
    return this.#with(this.#current, (one) => one.purge(before))
  }

  /** By any of the living committers: two may move the same changes. */
  archive(_: string, before: string): Promise<Archived> {
    return this.#with(this.#second ?? this.#current, (one) => one.archive(before))
  }

  /** The old committer may live on beside the new one, with all that it remembers. */
  async evict(): Promise<void> {
    this.#second = this.#random.next() < 0.6 ? this.#current : null
    this.#current = this.#open()
  }
}

/** Two people of a shop who are also its mechanics. */
export const MECHANICS = [
  '00000000-0000-7000-8000-00000000000a',
  '00000000-0000-7000-8000-00000000000b',
] as const

/** A small shop: few catalogue rows, so that a history is short and a first load still has pages. */
const founding = (tenantId: string) => [
  { op: 'insert', collection: 'tenants', id: tenantId, data: { nume: 'Service', platitor_tva: 1 } },
  ...MECHANICS.map((id, index) => ({
    op: 'insert',
    collection: 'mecanici',
    id,
    data: { nume: `M${index}`, user_id: `u${index}` },
  })),
  ...catalogSeeds().slice(0, 2),
  // What an hour costs: lines of mechanics who see no prices are priced by it.
  ...catalogSeeds()
    .filter(({ collection }) => collection === 'catalog_preturi')
    .slice(0, 1),
]

/** The server of one tenant: it checks and answers as the API's routes do, with the real reads of D1. */
export class ShopServer {
  readonly tenantId: string
  readonly db: TenantDb
  readonly objects: Objects
  readonly #page: number
  /** Rows that were sent to a person who may not have them. */
  readonly leaks: string[] = []

  readonly #query: World['query']
  readonly #now: () => number

  constructor(db: TenantDb, objects: Objects, page: number, query: World['query'], now: () => number) {
    this.#query = query
    this.#now = now
    this.tenantId = db.tenantId
    this.db = db
    this.objects = objects
    this.#page = page
  }

  async found(epoch: string, at: string): Promise<void> {
    await startHistory(this.db, epoch)
    const mutation = { id: this.tenantId, at, label: 'founding', ops: founding(this.tenantId) }
    await this.push(systemActor(this, 'founding'), {
      clientId: '00000000-0000-7000-8000-000000000000',
      epoch,
      mutations: [mutation],
    })
  }

  /** The actor is read again at every request, as in the API. */
  async #actor(who: Actor): Promise<Actor> {
    if (who.kind !== 'staff') return who
    const { userId, role } = who
    return answered(staffOf(this.db, { userId }, role))
  }

  #timeNow(): string {
    return new Date(this.#now()).toISOString()
  }

  async push(who: Actor, body: unknown): Promise<PushAnswer> {
    const parsed = v.safeParse(pushSchema, body)
    if (!parsed.success) {
      const issues = parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', ...issueOf(issue) }))
      throw new Refused('invalid_input', { issues })
    }
    const actor = await this.#actor(who)
    const look = await this.#watch(actor)
    const reply = await this.objects.push(actor, parsed.output)
    if (!reply.ok) throw new Refused(reply.code, reply)
    await look(reply.answer.rows)
    return reply.answer
  }

  async changes(who: Actor, since: Cursor): Promise<ChangesAnswer> {
    const actor = await this.#actor(who)
    const look = await this.#watch(actor)
    const answer = await answered(readChanges(this.db, actor, since, this.#page, this.#timeNow()))
    await look(answer.rows)
    return answer
  }

  async *full(who: Actor, resume: string | null): AsyncGenerator<FullLine> {
    const actor = await this.#actor(who)
    const from = resume === null ? null : parseResume(resume)
    if (resume !== null && !from) throw new Refused('invalid_input')
    const look = await this.#watch(actor)
    const lines = fullLoad(this.db, actor, this.#timeNow(), from)
    for (;;) {
      const { done, value } = await answered(lines.next())
      if (done) return
      const line = JSON.parse(value) as FullLine
      if (line.type === 'chunk') {
        const rows = line.rows.map(
          (values) =>
            Object.fromEntries(line.columns.map((name, index) => [name, values[index] ?? null])) as Row,
        )
        await look(rows.map((row) => ({ collection: line.collection, row })))
      }
      yield line
    }
  }

  /**
   * Checks what is sent to a person: each row must belong to that person's shop, and must have been visible at some
   * moment since the request. The log tells that, not the row, so that reading the wrong one is detected.
   */
  async #watch(actor: Actor): Promise<(rows: readonly Entry[]) => Promise<void>> {
    if (actor.kind !== 'staff' || actor.role !== 'mechanic') {
      return async (rows) => {
        for (const entry of rows) if (entry.row.tenant_id !== this.tenantId) this.#leak(entry, actor)
      }
    }
    const { mechanicIds = [] } = actor
    const asked = (await this.#sights()).length
    const [before, after] = [await this.#showsPrices(), () => this.#showsPrices()]
    return async (rows) => {
      const isPriced = before.at(-1) === 1 || (await after()).slice(before.length).includes(1)
      const sights = await this.#sights()
      const seen = new Set<string>()
      const last = new Map(sights.slice(0, asked).map(({ id, who }) => [id, who]))
      for (const [id, who] of [...last, ...sights.slice(asked).map(({ id, who }) => [id, who] as const)])
        if (mechanicIds.some((mine) => who.includes(mine))) seen.add(id)
      for (const entry of rows) {
        const { collection, row } = entry
        const root = ROOTS.has(collection) ? row.id : OF_AN_ORDER.has(collection) ? row.order_id : null
        const isHidden = (root !== null && !seen.has(String(root))) || OF_THE_DESK.has(collection)
        const tells =
          !isPriced && (quotesPrice(collection, row) || !isSame(row, withoutPrices(collection, row)))
        if (row.tenant_id !== this.tenantId || isHidden || tells) this.#leak(entry, actor)
      }
    }
  }

  /** Which order or appointment was visible to whom, change by change. */
  async #sights(): Promise<{ id: string; who: string }[]> {
    const log = await wholeLog(this.#query, this.db.files, this.tenantId)
    return log.flatMap(({ collection, row_id, patch }) => {
      if (!patch.includes('visible_to')) return []
      const { visible_to: who } = JSON.parse(patch) as Row
      return ROOTS.has(collection) && typeof who === 'string' ? [{ id: row_id, who }] : []
    })
  }

  /** Whether mechanics were shown prices, change by change. */
  async #showsPrices(): Promise<number[]> {
    const log = await wholeLog(this.#query, this.db.files, this.tenantId)
    return log.flatMap(({ collection, patch }) => {
      if (!patch.includes('mechanics_see_prices')) return []
      const { mechanics_see_prices: shows } = JSON.parse(patch) as Row
      return collection === 'tenants' && typeof shows === 'number' ? [shows] : []
    })
  }

  #leak({ collection, row }: Entry, actor: Actor): void {
    const who = accessOf(REGISTRY, actor)
    this.leaks.push(`${collection}/${row.id} of ${row.tenant_id} went to ${who} of ${this.tenantId}`)
  }
}

const isSame = (a: Row, b: Row): boolean => Object.keys(a).every((name) => a[name] === b[name])

/** Collections whose rows say who sees them. */
const ROOTS = new Set(['orders', 'appointments'])
const OF_AN_ORDER = new Set(['order_lines', 'photos'])
const OF_THE_DESK = new Set(['invoices', 'invoice_lines', 'invoice_series', 'payments', 'order_line_costs'])

/** Errors as they leave the API. */
const answered = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError) throw new Refused(error.code, error)
    if (!/^D1_ERROR/.test((error as Error).message)) throw error
    throw new Refused('internal')
  }
}
