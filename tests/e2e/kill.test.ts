import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freePort } from '#bin/ports.ts'
import { vatOf } from '#domain/kernel/money.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { ChangesAnswer, Entry } from '#domain/sync/protocol.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'
import { openShop, type Shop } from './open-shop.ts'
import { type PushingDevice, pushingDevice } from './pushing-device.ts'
import { readShop } from './shop-on-disk.ts'

/** S3.2, S5, S9.2 on the real server: what it has answered survives `kill -9`, and what is sent again is done once. */

const SEED = 20_261_121
const KILLS = 4
/** The limit of kills while none has come between a commit and its answer. */
const MOST_KILLS = 40
const DEVICES = 4
/** Readers of each shop: a commit has to queue behind them for its database, as in a busy shop. */
const READERS = 3

const random = seeded(SEED)
let state: string
let server: MortalServer
/** One on each shard, with its devices. */
const shops: { shop: Shop; devices: PushingDevice[] }[] = []

const pullAll = async ({ accessToken }: Shop): Promise<Entry[]> => {
  const url = await server.alive()
  const rows: Entry[] = []
  for (let since = '0'; ; ) {
    const response = await fetch(`${url}/api/sync/changes?since=${since}&limit=500`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    if (!response.ok) throw new Error(`changes: ${response.status} ${await response.text()}`)
    const page = (await response.json()) as ChangesAnswer
    rows.push(...page.rows)
    since = `${page.cursor.epoch}:${page.cursor.rev}`
    if (!page.more) return rows
  }
}

const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

const counting = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

/**
 * The database has each acknowledged act once, as it was sent, and revs without a gap. Returns how many acts it has
 * whose answer has not arrived.
 */
const expectKept = (shop: Shop, devices: readonly PushingDevice[]): number => {
  let unanswered = 0
  const { acts, changes } = readShop(state, shop.tenantId)
  expect(changes.map(({ rev }) => rev)).toEqual(counting(changes.length))
  const entries = Map.groupBy(changes, ({ act_id }) => act_id)
  for (const { clientId, acknowledged } of devices) {
    const own = acts.filter(({ client_id }) => client_id === clientId)
    const numbers = (some: readonly { label: string }[]) =>
      some.map(({ label }) => Number(label.replace('actul ', '')))
    expect(ascending(numbers(own))).toEqual(counting(own.length))
    // A rejected act takes no rev: only the others have an order.
    const written = numbers(own.filter(({ id }) => entries.has(id)))
    expect(written).toEqual(ascending(written))
    unanswered += own.length - acknowledged.length
    for (const { mutation, outcome } of acknowledged) {
      const kept = own.find(({ id }) => id === mutation.id)
      expect(kept, `${mutation.label} of ${clientId} was acknowledged and is lost`).toBeDefined()
      expect(kept?.hash).toBe(asSent(mutation).hash)
      expect(JSON.parse(kept?.outcome ?? '{}')).toMatchObject({ status: outcome })
      const logged = (entries.get(mutation.id) ?? []).map((entry) => `${entry.collection}/${entry.row_id}`)
      // One entry per row, however often the mutation came.
      expect(new Set(logged).size).toBe(logged.length)
      if (outcome === 'rejected') expect(logged).toEqual([])
      else
        expect(logged).toEqual(expect.arrayContaining(mutation.ops.map((op) => `${op.collection}/${op.id}`)))
    }
  }
  // Every entry of the log belongs to an act.
  const known = new Set(acts.map(({ id }) => id))
  expect([...entries.keys()].filter((key) => !known.has(key))).toEqual([])
  return unanswered
}

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'roa-kill-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  server = mortalServer({ port: await freePort(), state, bundle: inject('bundle') })
  for (const shard of [0, 1]) {
    await server.start({ NEW_TENANTS_SHARD: String(shard) })
    const shop = await openShop(await server.alive(), `patron${shard}@service.test`, random)
    const devices = Array.from({ length: DEVICES }, () => pushingDevice(server, shop, random))
    shops.push({ shop, devices })
    // A shop exists once its registration was answered.
    if (shard === 0) await server.killNow()
  }
})
afterAll(async () => {
  await server.stop()
  rmSync(state, { recursive: true, force: true })
})

describe(`a server killed ${KILLS} times or more during pushes (seed ${SEED})`, () => {
  const all = () => shops.flatMap(({ devices }) => devices)
  const sumOf = (pick: (device: PushingDevice) => number) =>
    all().reduce((sum, device) => sum + pick(device), 0)

  it('keeps what it has acknowledged at each kill, and every device continues', async () => {
    let over = false
    const working = Promise.all(all().map((device) => device.work(() => over)))
    const killing = async () => {
      let unanswered = 0
      for (let kill = 0; kill < KILLS || (unanswered === 0 && kill < MOST_KILLS); kill++) {
        await server.killAt(random.pick(['sent', 'answered']), random.between(5, 60))
        expect(sumOf(({ counts }) => counts.inDoubt)).toBeGreaterThan(0)
        for (const { shop, devices } of shops) unanswered += expectKept(shop, devices)
        await server.start()
      }
      over = true
    }
    const reading = shops.flatMap(({ shop }) =>
      Array.from({ length: READERS }, async () => {
        // What a kill interrupts is read again.
        while (!over) await pullAll(shop).catch(() => undefined)
      }),
    )
    await Promise.all([working, killing(), ...reading])
    for (const { acknowledged } of all()) {
      expect(acknowledged.map(({ mutation }) => mutation.label)).toEqual(
        counting(acknowledged.length).map((number) => `actul ${number}`),
      )
    }
  }, 240_000)

  it('has lost answers after the commit', () => {
    expect(sumOf(({ counts }) => counts.lostAnswers)).toBeGreaterThanOrEqual(KILLS)
    expect(sumOf(({ counts }) => counts.duplicates)).toBeGreaterThan(0)
    console.log(
      `${sumOf((device) => device.acknowledged.length)} mutations, ${sumOf(({ counts }) => counts.lostAnswers)} ` +
        `pushes unanswered, ${sumOf(({ counts }) => counts.duplicates)} mutations of them done already`,
    )
  })

  it('has every mutation once, revs and order numbers without a gap, each shop on its shard', () => {
    const files = shops.map(({ shop, devices }) => {
      expect(expectKept(shop, devices)).toBe(0)
      const { file, acts } = readShop(state, shop.tenantId)
      const written = devices.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
      // And the two that founded the shop.
      expect(acts.length).toBe(written + 2)
      return file
    })
    expect(new Set(files).size).toBe(shops.length)
  })

  it('returns rows that match what was acknowledged: orders, lines, totals', async () => {
    for (const { shop, devices } of shops) {
      const entries = await pullAll(shop)
      const revs = entries.map(({ row }) => row.rev)
      expect(revs).toEqual([...revs].sort((a, b) => a - b))
      expect(new Set(entries.map(({ collection, row }) => `${collection}/${row.id}`)).size).toBe(
        entries.length,
      )
      const of = (name: string): Row[] =>
        entries.filter(({ collection }) => collection === name).map(({ row }) => row)
      const orders = of('orders')
      const numbers = orders.map(({ nr_comanda }) => Number(nr_comanda)).sort((a, b) => a - b)
      expect(numbers).toEqual(counting(orders.length))

      const living = of('order_lines').filter(({ deleted_at }) => deleted_at === null)
      const linesOf = Map.groupBy(living, ({ order_id }) => String(order_id))
      const expected = new Map(devices.flatMap((device) => [...device.orders]))
      expect(new Set(orders.map(({ id }) => id))).toEqual(new Set([...expected.keys(), shop.sharedOrderId]))
      for (const order of orders) {
        const lines = linesOf.get(order.id) ?? []
        const written = expected.get(order.id)
        if (written) expect(new Set(lines.map(({ id }) => id))).toEqual(written)
        const sum = lines.reduce((total, line) => total + Number(line.total), 0)
        const tva = vatOf(sum, Number(order.cota_tva))
        expect(order).toMatchObject({ total_fara_tva: sum, tva, total_general: sum + tva })
      }
    }
  })
})
