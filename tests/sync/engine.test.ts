import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Cursor } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { getMeta } from '#web/data/database.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { Refused } from '#web/data/refused.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

/** What the device reports when nothing moves (S18.2), and when nothing can be written (S19.1). */

const START = Date.UTC(2026, 10, 21)
const ACTOR: Actor = {
  tenantId: '00000000-0000-7000-8000-0000000000aa',
  userId: 'u',
  kind: 'staff',
  role: 'owner',
}
const random = seeded(11)
const newId = () => uuidv7(START, random.bytes(10))
let device: SimulatedDevice | null = null

afterEach(() => device?.db.delete())

const loaded = async (name: string) => {
  let now = START
  const server = new MemoryServer(() => now, 1000)
  await server.found(ACTOR.tenantId)
  const wire = server.transport(ACTOR)
  const network: {
    isDown: boolean
    refuses: Refused | null
    refusesPush?: Refused
    refusesOnce?: Refused | undefined
  } = { isDown: false, refuses: null }
  let pushes = 0
  let pulls = 0
  const reach = () => {
    if (network.isDown) throw new NetworkError('unreachable')
    if (network.refuses) throw network.refuses
  }
  const transport: Transport = {
    push: async (body) => {
      reach()
      pushes += 1
      if (network.refusesPush) throw network.refusesPush
      const once = network.refusesOnce
      network.refusesOnce = undefined
      if (once) throw once
      return wire.push(body)
    },
    changes: async (since) => {
      reach()
      pulls += 1
      return wire.changes(since)
    },
    full: wire.full,
  }
  const waits: number[] = []
  device = new SimulatedDevice({
    name,
    actor: ACTOR,
    transport,
    now: () => now,
    random: () => 0.5,
    newId,
    onWait: (milliseconds) => waits.push(milliseconds),
  })
  await device.sync()
  return {
    device,
    network,
    waits,
    sent: () => pushes,
    asked: () => pulls,
    pass: (milliseconds: number) => (now += milliseconds),
  }
}

const order = () => [
  { op: 'insert' as const, collection: 'orders', id: newId(), data: { data_comanda: '2026-11-21' } },
]

describe('the watchdog', () => {
  it('reports that a change waits too long on a connected device, and clears that once it is sent', async () => {
    const { device: phone, network, pass } = await loaded('engine-watchdog')
    network.isDown = true
    await phone.act('', order())
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'offline', problem: null })
    pass(301_000)
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'blocked', problem: 'stuck' })
    network.isDown = false
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'idle', problem: null })
  })

  it('reports nothing on a device that knows it has no network', async () => {
    const { device: phone, pass } = await loaded('engine-offline')
    phone.online = false
    await phone.act('', order())
    pass(3_600_000)
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'offline', problem: null })
  })
})

describe('a push that is refused as a whole', () => {
  it('moves the acts at fault to the refused ones, and the others arrive (S8.3, S18.4)', async () => {
    const { device: phone } = await loaded('engine-names')
    await phone.act('prima', order())
    await phone.actBadly('rea', order(), { id: 'nu-e-uuid' })
    await phone.actBadly('mare', order(), { id: '0193A4B2-0000-7000-8000-0000000000AB' })
    await phone.act('a doua', order())
    await phone.actBadly('altfel', order(), { version: 1.5 })
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'idle', problem: null, lastError: null })
    expect(await phone.db.outbox.count()).toBe(0)
    expect((await phone.db.rejected.toArray()).map(({ code, mutation }) => [code, mutation.label])).toEqual([
      ['invalid_input', 'rea'],
      ['invalid_input', 'mare'],
      ['invalid_input', 'altfel'],
    ])
    expect((await phone.db.rows('orders').toArray()).map((row) => row.nr_comanda).sort()).toEqual([1, 2])
  })

  it('by a server that is stricter than this app names the act, and that act is set aside', async () => {
    const { device: phone, network } = await loaded('engine-stricter')
    await phone.act('prima', order())
    await phone.act('a doua', order())
    network.refusesOnce = new Refused('invalid_input', {
      issues: [{ path: 'mutations.1.id', code: 'invalid' }],
    })
    await phone.sync()
    expect((await phone.db.rejected.toArray()).map(({ mutation }) => mutation.label)).toEqual(['a doua'])
    expect(await phone.db.rows('orders').count()).toBe(1)
    expect(phone.status.get()).toMatchObject({ phase: 'idle', problem: null })
  })

  it('for a reason that no act caused is reported at once, other people’s rows still arrive, and no act is lost (S18.5)', async () => {
    const { device: phone, network, asked } = await loaded('engine-refused')
    await phone.act('', order())
    network.refusesPush = new Refused('invalid_input', { issues: [{ path: 'clientId', code: 'invalid' }] })
    const before = asked()
    await phone.sync()
    expect(asked()).toBeGreaterThan(before)
    expect(phone.status.get()).toMatchObject({
      phase: 'blocked',
      problem: 'stuck',
      lastError: 'invalid_input',
    })
    expect(await phone.db.outbox.count()).toBe(1)
    expect(await phone.db.rejected.count()).toBe(0)
  })
})

describe('a full disk', () => {
  it('is reported in a sentence, and nothing is half written', async () => {
    const { device: phone } = await loaded('engine-full')
    phone.db.outbox.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const refused = await phone.act('', order()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AppError)
    expect((refused as AppError).code).toBe('storage_full')
    expect(await phone.db.rows('orders').count()).toBe(0)
  })
})

describe('a plan without sync', () => {
  it('keeps every change here, reports it, and sends everything after the upgrade (S17.1)', async () => {
    const { device: phone, network, sent } = await loaded('engine-plan')
    network.refuses = new Refused('plan_required')
    await phone.act('', order())
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'blocked', problem: 'plan' })
    await phone.act('', order())
    await phone.sync()
    expect(await phone.db.outbox.count()).toBe(2)
    expect(await phone.db.rejected.count()).toBe(0)
    network.refuses = null
    await phone.sync()
    expect(phone.status.get()).toMatchObject({ phase: 'idle', problem: null })
    expect(await phone.db.outbox.count()).toBe(0)
    expect((await phone.db.rows('orders').toArray()).map((row) => row.nr_comanda).sort()).toEqual([1, 2])
    expect(sent()).toBe(1)
  })

  it('is checked again after a quarter of an hour, not sooner', async () => {
    const { device: phone, network, waits } = await loaded('engine-plan-wait')
    network.refuses = new Refused('plan_required')
    await phone.sync()
    expect(waits.at(-1)).toBe(900_000)
  })

  it('is checked again at once when the server says something (S13.7)', async () => {
    const { device: phone, network, sent, waits } = await loaded('engine-plan-heard')
    network.refuses = new Refused('plan_required')
    await phone.act('', order())
    await phone.sync()
    const { epoch, rev } = (await getMeta<Cursor>(phone.db, 'cursor')) ?? { epoch: '', rev: 0 }
    await phone.hear({ type: 'head', epoch, rev })
    expect(phone.status.get()).toMatchObject({ phase: 'blocked', problem: 'plan' })
    expect(waits.at(-1)).toBe(900_000)
    network.refuses = null
    await phone.hear({ type: 'head', epoch, rev: rev + 1 })
    expect(phone.status.get()).toMatchObject({ phase: 'idle', problem: null })
    expect(sent()).toBe(1)
  })

  it('is checked again at once when the server says something before a refusal arrives (S13.7)', async () => {
    const { device: phone, network, waits } = await loaded('engine-plan-crossed')
    network.refuses = new Refused('plan_required')
    const round = phone.sync()
    await Promise.all([round, phone.sync()])
    expect(waits.at(-1)).toBe(0)
  })
})

describe('a device that has everything', () => {
  it('asks every 30 seconds without a live socket, and every 5 minutes beside one (S13.2)', async () => {
    const { device: phone, waits } = await loaded('engine-poll')
    expect(waits.at(-1)).toBe(30_000)
    phone.follow(true)
    expect(waits.at(-1)).toBe(300_000)
    await phone.sync()
    expect(waits.at(-1)).toBe(300_000)
    phone.follow(false)
    expect(waits.at(-1)).toBe(30_000)
  })

  it('sends a dozen requests in an hour in which nothing happens beside its socket', async () => {
    const { device: phone, waits, asked, sent, pass } = await loaded('engine-idle')
    phone.follow(true)
    const before = { asked: asked(), sent: sent() }
    for (let passed = 0; passed < 3_600_000; passed += waits.at(-1) ?? 0) {
      pass(waits.at(-1) ?? 0)
      await phone.sync()
    }
    expect(asked() - before.asked).toBe(12)
    expect(sent() - before.sent).toBe(0)
  })

  it('keeps its longer wait after a refusal when its socket ends', async () => {
    const { device: phone, network, waits } = await loaded('engine-poll-refused')
    network.refuses = new Refused('plan_required')
    await phone.sync()
    phone.follow(false)
    expect(waits.at(-1)).toBe(900_000)
  })
})
