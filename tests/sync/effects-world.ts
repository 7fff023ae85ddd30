import * as v from 'valibot'
import { defineJob, type Effect } from '#domain/effects/job.ts'
import { GRACE, lookAfter } from '#domain/effects/timing.ts'
import { RULED } from '#domain/ruled.ts'
import type { Rules } from '#domain/sync/collection.ts'
import type { RuledRegistry } from '#domain/sync/registry.ts'
import { sendDue, sendWritten } from '#durable-objects/tenant/effects.ts'
import type { Random } from '#tests/factories/random.ts'
import { overdueTenants } from '#worker/db/effects.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { EffectMessage, Env, ResultTaker } from '#worker/env.ts'
import { type Carrier, carry } from '#worker/jobs/carry.ts'
import { Retry } from '#worker/jobs/failures.ts'
import { createJobs, handledBy, type JobHandler } from '#worker/jobs/job-handler.ts'
import type { Faults } from './faults.ts'
import { Life, mortalD1 } from './mortal-d1.ts'

/**
 * Effects in the histories: each new order, and each reading of its kilometres, causes one. Its handler sends a request
 * that cannot be repeated to the outside world, and writes a row as its result. Queue, alarm and cron are simulated;
 * rows, carrier and committers are the product's.
 */

const told = defineJob({
  id: 'sim.told',
  source: 'device',
  schema: v.strictObject({ of: v.string() }),
})

export const madeKey = (orderId: string): string => `made/${orderId}`
export const readKey = (orderId: string, km: unknown): string => `km/${orderId}/${String(km)}`

/** The product's registry, with orders that cause effects. */
export const emitting = (): RuledRegistry => {
  const registry = new Map(RULED)
  const orders = registry.get('orders')
  if (!orders) throw new Error('there are no orders')
  const rules: Rules = {
    ...orders.rules,
    whole: (change, view) => {
      orders.rules.whole?.(change, view)
      const { id, km_intrare: km } = change.after as unknown as { id: string; km_intrare: number | null }
      if (change.before === null) view.emit(told, madeKey(id), { of: id })
      const before = (change.before as { km_intrare?: number | null } | null)?.km_intrare ?? null
      // Later, so that something is waiting.
      const dueAt = new Date(Date.parse(view.now) + 5 * GRACE).toISOString()
      if (km !== before && km !== null) view.emit(told, readKey(id, km), { of: id }, { dueAt })
    },
  }
  registry.set('orders', { ...orders, rules })
  return registry
}

/** Everything between a tenant's batches and the outside world. */
export class EffectsWorld {
  readonly #db: TenantDb
  readonly #random: Random
  readonly #faults: Faults
  readonly #now: () => number
  readonly #object: () => ResultTaker
  readonly #newId: () => string
  #queue: EffectMessage[] = []
  /** The part of the object that outlives it: its alarm. */
  #alarm: number | null = null
  /** Requests that the outside world has received, by key. */
  readonly outside = new Map<string, number>()
  readonly #running = new Set<string>()
  readonly found: string[] = []

  constructor(
    db: TenantDb,
    random: Random,
    faults: Faults,
    now: () => number,
    newId: () => string,
    object: () => ResultTaker,
  ) {
    this.#db = db
    this.#random = random
    this.#faults = faults
    this.#now = now
    this.#newId = newId
    this.#object = object
  }

  expect(at: number | null): void {
    if (at !== null) this.#alarm = Math.min(this.#alarm ?? at, at)
  }

  beforeBatch(effects: readonly Effect[], now: number): void {
    this.expect(lookAfter(effects, now))
  }

  written(effects: readonly Effect[], now: number): Promise<void> {
    return sendWritten(this.#outgoing, this.#db.tenantId, effects, now)
  }

  readonly #outgoing = {
    sendBatch: async (
      messages: Iterable<MessageSendRequest<EffectMessage>>,
    ): Promise<QueueSendBatchResponse> => {
      for (const { body } of messages) {
        if (this.#faults.happens('message lost', 0.15)) continue
        this.#queue.push(body)
        if (this.#faults.happens('message repeated', 0.15)) this.#queue.push(body)
      }
      return {} as QueueSendBatchResponse
    },
  }

  /** Runs some of what may happen on its own. */
  async step(): Promise<void> {
    if (this.#alarm !== null && this.#faults.happens('alarm lost', 0.08)) this.#alarm = null
    if (this.#alarm !== null && this.#alarm <= this.#now()) await this.wake()
    if (this.#random.next() < 0.1) await this.cron()
    const some = this.#queue.splice(0, this.#random.between(0, 3))
    await Promise.all(some.map((message) => this.#deliver(message)))
  }

  /** The alarm of the tenant's object. */
  async wake(): Promise<void> {
    this.#alarm = null
    try {
      this.expect(await sendDue(this.#outgoing, this.#db, this.#now()))
    } catch {
      this.expect(this.#now() + GRACE)
    }
  }

  async cron(): Promise<void> {
    const { d1, tenantId } = this.#db
    const tenants = await overdueTenants({ DB: d1, DB_1: d1 } as never, this.#now() - 2 * GRACE, 10).catch(
      (): string[] => [],
    )
    if (tenants.includes(tenantId)) await this.wake()
  }

  /** The time of the alarm; null when none is set. */
  get alarm(): number | null {
    return this.#alarm
  }

  async deliverAll(): Promise<void> {
    while (this.#queue.length > 0)
      await Promise.all(this.#queue.splice(0, 3).map((one) => this.#deliver(one)))
  }

  async #deliver(message: EffectMessage): Promise<void> {
    const life = new Life(() => this.#faults.happens('carrier dies', 0.08))
    const running = new Set<string>()
    try {
      await carry(this.#carrier(life, running), message)
    } catch (error) {
      if (!/D1_ERROR/.test((error as Error).message)) throw error
      // The platform delivers the message again, unless it has done so too often.
      if (this.#faults.on && this.#random.next() < 0.5) this.#queue.push(message)
    } finally {
      for (const key of running) this.#running.delete(key)
    }
  }

  #carrier(life: Life, running: Set<string>): Carrier {
    const handle: JobHandler<v.InferOutput<typeof told.schema>> = async ({
      key,
      sendingSince,
      sending,
      act,
    }) => {
      if (this.#running.has(key)) this.found.push(`${key} has two carriers at once`)
      this.#running.add(key)
      running.add(key)
      if (this.#faults.happens('effect fails', 0.2)) throw new Retry('busy')
      if (sendingSince === null || !this.outside.has(key)) {
        await sending()
        this.outside.set(key, (this.outside.get(key) ?? 0) + 1)
      }
      const data = { denumire: key }
      await act('result', [{ op: 'insert', collection: 'catalog_marci', id: this.#newId(), data }], key)
    }
    return {
      env: {} as Env,
      jobs: createJobs([handledBy(told, async () => ({ handle }))]),
      open: async () => ({ ...this.#db, d1: mortalD1(this.#db.d1, life) }),
      object: () => ({
        act: (...given) => life.step(true, () => this.#object().act(...given)),
        expectEffect: async (at) => this.expect(at),
      }),
      now: this.#now,
      chance: () => this.#random.next(),
      onFault: (_, error) => {
        if (!/D1_ERROR/.test((error as Error).message)) throw error
      },
    }
  }
}
