import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { COLLECTION_NAMES } from '#domain/modules.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'
import { type Random, seeded } from '#tests/factories/random.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { NetworkError } from '#web/data/network-error.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

/** Seeded histories of several devices on a bad network. A failing seed is the whole report: it can be run again. */

const START = Date.UTC(2026, 10, 21, 8)
const TENANT = '00000000-0000-7000-8000-0000000000aa'

class Lost extends NetworkError {}

/** Puts faults between a device and the server: requests lost on the way there, answers on the way back, streams cut. */
const flaky = (inner: Transport, random: Random, faults: { on: boolean }): Transport => {
  const loseMaybe = () => {
    if (faults.on && random.next() < 0.15) throw new Lost('the network is gone')
  }
  const cross = async <T>(call: () => Promise<T>): Promise<T> => {
    loseMaybe()
    const answer = await call()
    loseMaybe()
    return answer
  }
  return {
    push: async (body) => {
      const answer = await cross(() => inner.push(body))
      // The network may also bring a request twice.
      if (faults.on && random.next() < 0.1) await inner.push(body)
      return answer
    },
    changes: (since) => cross(() => inner.changes(since)),
    full: async function* (resume) {
      loseMaybe()
      for await (const line of inner.full(resume)) {
        yield line
        loseMaybe()
      }
    },
  }
}

export class Simulation {
  readonly server: MemoryServer
  readonly devices: SimulatedDevice[]
  readonly #random: Random
  readonly #faults = { on: true }
  #now = START
  readonly #screenFaults: string[] = []
  /** Acts that the devices accepted. */
  accepted = 0

  constructor(seed: number) {
    this.#random = seeded(seed)
    const now = () => this.#now
    this.server = new MemoryServer(now, this.#random.pick([7, 1000]))
    const count = this.#random.between(2, 4)
    this.devices = Array.from({ length: count }, (_, index) => {
      const actor: Actor = { tenantId: TENANT, userId: `u${index}`, role: 'owner' }
      return new SimulatedDevice({
        name: `sim-${seed}-${index}`,
        actor,
        transport: flaky(this.server.transport(actor), this.#random, this.#faults),
        now,
        random: () => this.#random.next(),
        newId: () => this.#newId(),
      })
    })
  }

  #newId(): string {
    return uuidv7(this.#now, this.#random.bytes(10))
  }

  async run(steps: number): Promise<void> {
    await this.server.found(TENANT)
    // A device works only once it has loaded.
    for (const device of this.devices) await this.#untilIdle(device)
    for (let step = 0; step < steps; step++) {
      this.#now += this.#random.between(1, 60_000)
      const device = this.#random.pick(this.devices)
      const chance = this.#random.next()
      if (chance < 0.5) await this.#act(device)
      else if (chance < 0.7) await device.sync()
      else if (chance < 0.9) await this.#actDuringSync(device)
      else if (chance < 0.95) await device.restart()
      else {
        // Killed in the middle of a round.
        const round = device.sync().catch(() => undefined)
        for (let ticks = this.#random.between(0, 20); ticks > 0; ticks--) await Promise.resolve()
        await device.restart()
        await round
      }
      await this.#checkPending(device)
      await this.#checkScreen(device)
    }
    this.#faults.on = false
    for (let round = 0; round < 2; round++) for (const device of this.devices) await this.#untilIdle(device)
  }

  /** People go on typing while a round is under way. */
  async #actDuringSync(device: SimulatedDevice): Promise<void> {
    const round = device.sync()
    for (let acts = this.#random.between(1, 3); acts > 0; acts--) await this.#act(device)
    await round
  }

  /** S15: what this person has written and nobody has answered yet is what he sees. */
  async #checkPending({ db, options }: SimulatedDevice): Promise<void> {
    const written = new Map<string, string | number | null>()
    for (const { mutation } of await db.outbox.orderBy('n').toArray()) {
      for (const op of mutation.ops) {
        for (const [column, value] of Object.entries(op.data ?? {})) {
          written.set(`${op.collection}/${op.id}/${column}`, value)
        }
      }
    }
    for (const [key, value] of written) {
      const [collection = '', id = '', column = ''] = key.split('/')
      const row = await db.anyRows(collection).get(id)
      if (row && row[column] !== value)
        this.#screenFaults.push(`${options.name} lost sight of its own ${key}`)
    }
  }

  /** S15: after a round that ended well, and all acts since, the totals on the screen are those of the lines on the screen. */
  async #checkScreen({ db, options, status }: SimulatedDevice): Promise<void> {
    // A round that broke off may have brought an order and not yet its lines.
    if (status.get().lastError !== null || status.get().phase !== 'idle') return
    for (const order of await db.rows('orders').toArray()) {
      const lines = await db.rows('order_lines').where('order_id').equals(order.id).toArray()
      const { total_general } = orderTotals(lines, order.cota_tva)
      if (total_general !== order.total_general) {
        this.#screenFaults.push(`${options.name} showed order ${order.id} with another total than its lines`)
      }
    }
  }

  async #untilIdle(device: SimulatedDevice): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      await device.sync()
      if (device.status.get().phase === 'idle' && device.status.get().lastError === null) return
    }
    throw new Error(`${device.options.name} never came to rest: ${JSON.stringify(device.status.get())}`)
  }

  async #act(device: SimulatedDevice): Promise<void> {
    const ops = await this.#someAct(device)
    if (!ops) return
    try {
      await device.act('act', ops)
      this.accepted += 1
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }

  async #someAct({ db }: SimulatedDevice): Promise<DraftOp[] | null> {
    const random = this.#random
    const orders = await db.rows('orders').toArray()
    const lines = await db.rows('order_lines').toArray()
    const kind = random.between(0, 8)
    if (kind <= 1 || orders.length === 0) return this.#newOrder()
    const order = random.pick(orders)
    if (kind === 2) return [this.#line(order.id)]
    if (kind === 3) {
      return [
        {
          op: 'patch',
          collection: 'orders',
          id: order.id,
          data: { km_intrare: random.between(0, 9_999_999) },
        },
      ]
    }
    if (kind === 4)
      return [
        {
          op: 'patch',
          collection: 'orders',
          id: order.id,
          data: { observatii: `n${random.between(0, 99)}` },
        },
      ]
    if (kind === 5) {
      const status = random.pick(['DRAFT', 'VALIDAT', 'ANULAT'])
      return [{ op: 'patch', collection: 'orders', id: order.id, data: { status } }]
    }
    if (kind === 6) {
      const id = this.#newId()
      return [
        {
          op: 'insert',
          collection: 'vehicles',
          id,
          data: { nr_inmatriculare: `CT${random.between(10, 99)}ABC` },
        },
        { op: 'patch', collection: 'orders', id: order.id, data: { vehicle_id: id } },
      ]
    }
    if (lines.length === 0) return null
    const line = random.pick(lines)
    if (kind === 7) return [{ op: 'delete', collection: 'order_lines', id: line.id }]
    return [{ op: 'patch', collection: 'order_lines', id: line.id, data: { ore: random.between(0, 9_000) } }]
  }

  #newOrder(): DraftOp[] {
    const id = this.#newId()
    return [
      { op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21' } },
      ...Array.from({ length: this.#random.between(0, 3) }, () => this.#line(id)),
    ]
  }

  #line(orderId: string): DraftOp {
    return {
      op: 'insert',
      collection: 'order_lines',
      id: this.#newId(),
      data: { order_id: orderId, tip: 'manopera', ore: this.#random.between(0, 9_000), pret_ora: 15_000 },
    }
  }

  /** What must hold when all is quiet and connected. Returns what does not. */
  async faults(): Promise<string[]> {
    const { store } = this.server
    const faults = [...this.#screenFaults]
    const living = [...store.rows].filter(([, row]) => row.deleted_at === null)
    const expected = new Map<string, Row>(living)
    for (const { db, options } of this.devices) {
      const outbox = await db.outbox.count()
      if (outbox > 0) faults.push(`${options.name} still has ${outbox} unsent`)
      let held = 0
      for (const name of COLLECTION_NAMES) {
        for (const row of await db.anyRows(name).toArray()) {
          held += 1
          const truth = expected.get(`${name}/${row.id}`)
          if (!truth) faults.push(`${options.name} has ${name}/${row.id}, which the server has not`)
          else if (JSON.stringify(sorted(truth)) !== JSON.stringify(sorted(row))) {
            faults.push(
              `${options.name} differs in ${name}/${row.id}: ${JSON.stringify(row)} for ${JSON.stringify(truth)}`,
            )
          }
        }
      }
      if (held !== expected.size) faults.push(`${options.name} has ${held} rows for ${expected.size}`)
    }
    faults.push(...this.#logFaults(), ...this.#orderFaults(), ...(await this.#mutationFaults()))
    return faults
  }

  /** S2: one rev a change, no gap, no repeat. */
  #logFaults(): string[] {
    const revs = this.server.store.log.map(({ rev }) => rev)
    return revs.every((rev, index) => rev === index + 1) ? [] : [`the log has revs ${revs.join(' ')}`]
  }

  /** S10: numbers unique and gapless, totals what the lines say. */
  #orderFaults(): string[] {
    const rows = [...this.server.store.rows]
    const orders = rows.filter(([key]) => key.startsWith('orders/')).map(([, row]) => row)
    const faults: string[] = []
    const numbers = orders.map((order) => Number(order.nr_comanda)).sort((a, b) => a - b)
    if (!numbers.every((number, index) => number === index + 1)) faults.push(`numbers ${numbers.join(' ')}`)
    for (const order of orders) {
      const lines = rows
        .filter(
          ([key, row]) =>
            key.startsWith('order_lines/') && row.order_id === order.id && row.deleted_at === null,
        )
        .map(([, row]) => row as never)
      const totals = orderTotals(lines, Number(order.cota_tva))
      if (totals.total_general !== order.total_general)
        faults.push(`order ${order.id} sums to ${order.total_general}`)
    }
    return faults
  }

  /** S5: every act that a device accepted is with the server exactly once, applied or refused in sight. */
  async #mutationFaults(): Promise<string[]> {
    const { records } = this.server.store
    const own = records.filter(({ userId }) => userId !== 'system')
    const keys = new Set(own.map(({ clientId, seq }) => `${clientId}/${seq}`))
    const faults: string[] = []
    if (keys.size !== own.length) faults.push('a mutation is recorded twice')
    if (own.length !== this.accepted) faults.push(`${this.accepted} acts, ${own.length} recorded`)
    const refused = own.filter(
      ({ result }) => (JSON.parse(result) as { status: string }).status === 'rejected',
    ).length
    let shown = 0
    for (const { db } of this.devices) shown += await db.rejected.count()
    if (refused !== shown) faults.push(`${refused} refused, ${shown} in the lists`)
    return faults
  }

  async end(): Promise<void> {
    for (const { db } of this.devices) await db.delete()
  }
}

const sorted = (row: Row): [string, unknown][] => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))

/** Runs one history to its end and returns what was wrong with it. */
export const simulate = async (seed: number, steps = 60): Promise<string[]> => {
  const simulation = new Simulation(seed)
  try {
    await simulation.run(steps)
    return await simulation.faults()
  } finally {
    await simulation.end()
  }
}
