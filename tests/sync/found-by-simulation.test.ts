import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { orderTotals } from '#domain/workshop/orders/totals.ts'
import { seeded } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { Refused } from '#web/data/refused.ts'
import { forgetServerRows } from '#web/data/sync/first-load.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

/** What the simulation has found, as short stories; and one story for which it has no acts. */

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const MECHANIC = '00000000-0000-7000-8000-00000000000a'
const ACTOR: Actor = { tenantId: TENANT, userId: 'u', kind: 'staff', role: 'owner' }
const random = seeded(11)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: AppDatabase[] = []
let names = 0

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const shop = async () => {
  const server = new MemoryServer(() => NOW, 2)
  await server.found(TENANT)
  const join = (now = NOW, wrap = (transport: Transport) => transport): SimulatedDevice => {
    const device = new SimulatedDevice({
      name: `found-${++names}`,
      actor: ACTOR,
      transport: wrap(server.transport(ACTOR)),
      now: () => now,
      random: () => 0.5,
      newId,
    })
    opened.push(device.db)
    return device
  }
  return { server, join }
}

const insert = (collection: string, id: string, data: Record<string, string | number | null>) =>
  ({ op: 'insert', collection, id, data }) as const
const patch = (collection: string, id: string, data: Record<string, string | number | null>) =>
  ({ op: 'patch', collection, id, data }) as const
const anOrder = (id: string) => insert('orders', id, { data_comanda: '2026-11-20' })
const labour = (order_id: string, id = newId()) =>
  insert('order_lines', id, { order_id, tip: 'manopera', ore: 1000, pret_ora: 10_000 })

/** A transport on which pushes arrive and their answers may be lost. */
const losing =
  (answers: { areLost: boolean }) =>
  (transport: Transport): Transport => ({
    ...transport,
    push: async (body) => {
      const answer = await transport.push(body)
      if (answers.areLost) throw new Refused('unavailable')
      return answer
    },
  })

describe('found by the simulation', () => {
  it('a clock that shows 1970 does not stop totals from being derived again (S15.1)', async () => {
    const { join } = await shop()
    const order = newId()
    const [colleague, device] = [join(), join(0)]
    await colleague.sync()
    await colleague.act('', [anOrder(order)])
    await colleague.sync()
    await device.sync()
    await device.act('', [labour(order)])
    await colleague.act('', [patch('orders', order, { observatii: 'a colleague’s' })])
    await colleague.sync()
    // The colleague's change arrives while the line is still unsent.
    const { push } = device.options.transport
    device.options.transport.push = () => Promise.reject(new Refused('unavailable'))
    await device.sync()
    device.options.transport.push = push
    const row = await device.db.rows('orders').get(order)
    const lines = await device.db.rows('order_lines').toArray()
    expect(row?.observatii).toBe('a colleague’s')
    expect(row?.total_general).toBe(orderTotals(lines, row?.cota_tva ?? -1).total_general)
  })

  it('an unsent deletion that changed no total here counts in the total that comes later (S15.1)', async () => {
    const { join } = await shop()
    const [colleague, device] = [join(), join()]
    await colleague.sync()
    const [order, line] = [newId(), newId()]
    await colleague.act('', [
      anOrder(order),
      { ...labour(order, line), data: { order_id: order, tip: 'manopera' } },
    ])
    await colleague.sync()
    await device.sync()
    await device.act('', [{ op: 'delete', collection: 'order_lines', id: line }])
    await colleague.act('', [patch('order_lines', line, { ore: 1000, pret_ora: 10_000 })])
    await colleague.sync()
    device.options.transport.push = () => Promise.reject(new Refused('unavailable'))
    await device.sync()
    expect(await device.db.rows('order_lines').toArray()).toEqual([])
    expect((await device.db.rows('orders').get(order))?.total_general).toBe(0)
  })

  it('an order that a restored server lacks is not kept because of an unsent change of its line (S20.4)', async () => {
    const { join } = await shop()
    const device = join()
    await device.sync()
    const [order, line] = [newId(), newId()]
    await device.act('', [anOrder(order), labour(order, line)])
    // The answer had arrived: the server had both, and was then restored to an earlier state.
    await device.db.outbox.clear()
    await device.act('', [patch('order_lines', line, { ore: 2000 })])
    await forgetServerRows(device.db, null)
    await device.sync()
    expect(await device.db.rejected.count()).toBe(1)
    expect(await device.db.rows('orders').toArray()).toEqual([])
    expect(await device.db.rows('order_lines').toArray()).toEqual([])
  })

  it('a row whose creation the server has not answered stays as this person wrote it when all else is forgotten (S15.4)', async () => {
    const { join } = await shop()
    const answers = { areLost: true }
    const device = join(NOW + 60_000, losing(answers))
    const colleague = join()
    await device.sync()
    const [order, line] = [newId(), newId()]
    await device.act('', [anOrder(order), labour(order, line)])
    const typed = (await device.db.rows('order_lines').get(line))?.ore
    await device.sync()
    await colleague.sync()
    await colleague.act('', [patch('order_lines', line, { ore: 9000 })])
    await colleague.sync()
    await device.sync()
    expect((await device.db.rows('order_lines').get(line))?.ore).toBe(9000)
    await forgetServerRows(device.db, null)
    expect((await device.db.rows('order_lines').get(line))?.ore).toBe(typed)
    answers.areLost = false
    await device.sync()
    await device.sync()
    expect((await device.db.rows('order_lines').get(line))?.ore).toBe(9000)
  })

  it('a change that sets the existing value stays on the screen when a colleague writes another value (S15.1)', async () => {
    const { join } = await shop()
    const [device, colleague] = [join(), join()]
    await colleague.sync()
    const [order, line] = [newId(), newId()]
    await colleague.act('', [anOrder(order), labour(order, line)])
    await colleague.sync()
    await device.sync()
    const ore = (await device.db.rows('order_lines').get(line))?.ore ?? 0
    await device.act('', [patch('order_lines', line, { ore })])
    await colleague.act('', [patch('order_lines', line, { ore: 9000 })])
    await colleague.sync()
    const { push } = device.options.transport
    device.options.transport.push = () => Promise.reject(new Refused('unavailable'))
    await device.sync()
    expect((await device.db.rows('order_lines').get(line))?.ore).toBe(ore)
    device.options.transport.push = push
    await device.sync()
    await colleague.sync()
    expect((await colleague.db.rows('order_lines').get(line))?.ore).toBe(ore)
  })

  it('a refused change of a line leaves nothing on its siblings (S8.2)', async () => {
    const { server, join } = await shop()
    const [colleague, device] = [join(), join()]
    for (const one of [colleague, device]) await one.sync()
    const mechanic = insert('mecanici', MECHANIC, { nume: 'M' })
    const [order, line, sibling] = [newId(), newId(), newId()]
    await colleague.act('', [mechanic, anOrder(order), labour(order, line), labour(order, sibling)])
    await colleague.sync()
    await device.sync()
    await colleague.act('', [patch('orders', order, { status: 'ANULAT' })])
    await colleague.sync()
    await device.act('', [patch('order_lines', line, { mecanic_id: MECHANIC })])
    await device.sync()
    expect(await device.db.rejected.count()).toBe(1)
    expect(await device.db.anyRows('order_lines').get(sibling)).toEqual(
      server.store.rows.get(`order_lines/${sibling}`),
    )
  })

  it('a first load that is resumed with other rights starts again (S11.4, S12.9)', async () => {
    const { join } = await shop()
    const owner = join()
    await owner.sync()
    const order = newId()
    await owner.act('', [anOrder(order), labour(order)])
    await owner.sync()
    let loads = 0
    const device = join(NOW, (transport) => ({
      ...transport,
      changes: async (since) => ({ ...(await transport.changes(since)), access: 'mechanic' }),
      // The first load is cut off after the orders; then the owner becomes a mechanic, without any order.
      full: async function* (resume) {
        const isFirst = loads++ === 0
        for await (const line of transport.full(resume)) {
          const isOrder = line.type === 'chunk' && ['orders', 'order_lines'].includes(line.collection)
          if (line.type === 'start') yield { ...line, access: isFirst ? 'owner' : 'mechanic' }
          else if (isFirst || !isOrder) yield line
          if (isFirst && isOrder) return
        }
      },
    }))
    for (let rounds = 0; rounds < 4; rounds++) await device.sync()
    expect(device.status.get()).toMatchObject({ phase: 'idle', lastError: null })
    expect(await device.db.rows('orders').toArray()).toEqual([] as Row[])
  })

  it('a first load that a new app cannot resume keeps nothing of it (S11.4, S17.6)', async () => {
    const { join } = await shop()
    const colleague = join()
    await colleague.sync()
    const [order, deleted, unsent] = [newId(), newId(), newId()]
    await colleague.act('', [anOrder(order), labour(order, deleted)])
    await colleague.sync()
    let loads = 0
    const device = join(NOW, (transport) => ({
      ...transport,
      full: async function* (resume) {
        loads += 1
        for await (const line of transport.full(resume)) {
          yield line
          if (loads === 1 && line.type === 'chunk' && line.collection === 'order_lines') return
        }
      },
    }))
    await device.sync()
    const lines = () => device.db.rows('order_lines').toCollection().primaryKeys()
    expect(await lines()).toEqual([deleted])
    await device.act('', [labour(order, unsent)])
    await colleague.act('', [{ op: 'delete', collection: 'order_lines', id: deleted }])
    await colleague.sync()
    // The app that starts again has other columns, so it cannot resume the load of the one before.
    await device.db.meta.put({ key: 'columns', value: 'of another app' })
    await device.restart()
    await device.sync()
    expect(await lines()).toEqual([unsent])
    expect(await device.db.outbox.count()).toBe(0)
  })
})

describe('a row that no server has', () => {
  it('does not come from live rows for an owner, on a device that loaded as a mechanic (S12.10)', async () => {
    const { server, join } = await shop()
    const desk = join()
    await desk.sync()
    const isHidden = ({ collection }: { collection: string }) => collection === 'invoice_series'
    const phone = join(NOW, (transport) => ({
      ...transport,
      changes: async (since) => {
        const page = await transport.changes(since)
        return { ...page, rows: page.rows.filter((entry) => !isHidden(entry)), access: 'mechanic' }
      },
      full: async function* (resume) {
        for await (const line of transport.full(resume)) {
          if (line.type === 'start') yield { ...line, access: 'mechanic' }
          else if (line.type !== 'chunk' || !isHidden(line)) yield line
        }
      },
    }))
    await phone.sync()
    await desk.act('', [
      insert('invoice_series', newId(), { serie: 'ROA', prim_numar: 1, dispozitiv_id: '' }),
    ])
    const from = server.store.head
    await desk.sync()
    const rev = server.store.head
    const rows = [...server.store.rows]
      .filter(([, row]) => row.rev > from)
      .map(([key, row]) => ({ collection: key.slice(0, key.indexOf('/')), row }))
    // The person is an owner for a moment, and a mechanic again at the next request.
    await phone.hear({ type: 'rows', epoch: 'e1', access: 'owner', from, rev, rows })
    await phone.sync()
    expect(await phone.db.rows('invoice_series').toArray()).toEqual([])
  })

  it('is not left by an act that came before and whose row is purged: its parents are loaded afresh (S15.3, S21)', async () => {
    const { server, join } = await shop()
    const [order, line] = [newId(), newId()]
    const answers = { areLost: true }
    const device = join(NOW + 60_000, losing(answers))
    const colleague = join()
    await colleague.sync()
    await colleague.act('', [anOrder(order), labour(order, line), labour(order)])
    await colleague.sync()
    await device.sync()
    await device.act('', [{ op: 'delete', collection: 'order_lines', id: line }])
    await device.sync()
    server.store.rows.delete(`order_lines/${line}`)
    await forgetServerRows(device.db, null)
    answers.areLost = false
    for (let rounds = 0; rounds < 3; rounds++) await device.sync()
    expect(await device.db.outbox.count()).toBe(0)
    expect(await device.db.anyRows('orders').get(order)).toEqual(server.store.rows.get(`orders/${order}`))
  })
})

describe('two devices that enter the first cost of a part offline (S7.5)', () => {
  const cost = (order_id: string, line: string, pret_achizitie: number) =>
    insert('order_line_costs', line, { order_id, pret_achizitie })

  it('end with the later one, whose person is told what it replaced; nothing is refused', async () => {
    const { server, join } = await shop()
    const [order, part] = [newId(), newId()]
    const [desk, phone] = [join(), join()]
    await desk.sync()
    await desk.act('', [
      anOrder(order),
      insert('order_lines', part, { order_id: order, tip: 'material', cantitate: 1000, pret_unitar: 9_000 }),
    ])
    await desk.sync()
    await phone.sync()
    await desk.act('', [cost(order, part, 7_000)])
    await phone.act('', [cost(order, part, 7_200)])
    await desk.sync()
    // The other device's cost arrives over the own one, which waits: what was typed here stays visible (S15.1).
    const theirs = server.store.rows.get(`order_line_costs/${part}`)
    if (!theirs) throw new Error('the desk was not heard')
    const { rev } = theirs
    const rows = [{ collection: 'order_line_costs', row: theirs }]
    phone.online = false
    await phone.hear({ type: 'rows', epoch: 'e1', access: 'owner', from: rev - 1, rev, rows })
    expect((await phone.db.rows('order_line_costs').get(part))?.pret_achizitie).toBe(7_200)
    phone.online = true
    await phone.sync()
    await desk.sync()
    for (const device of [desk, phone]) {
      expect((await device.db.rows('order_line_costs').get(part))?.pret_achizitie).toBe(7_200)
      expect(await device.db.rejected.count()).toBe(0)
      expect(await device.db.outbox.count()).toBe(0)
    }
    expect(await phone.db.overwritten.toArray()).toMatchObject([
      { collection: 'order_line_costs', column: 'pret_achizitie', lost: 7_000 },
    ])
    expect(server.store.rows.get(`order_line_costs/${part}`)).toMatchObject({ pret_achizitie: 7_200 })
  })
})
