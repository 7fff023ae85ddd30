import { describe, expect, it } from 'vitest'
import { lengthOf } from '#domain/kernel/text.ts'
import { RULED } from '#domain/ruled.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'

const TENANT = '00000000-0000-7000-8000-0000000000aa'
const CLIENT = '00000000-0000-7000-9000-0000000000cc'
const OWNER = staffActor({ tenantId: TENANT, userId: 'u1' }, 'owner')
const NOW = '2026-11-21T08:00:00.000Z'
let ids = 0
const id = () => `00000000-0000-7000-9100-${(++ids).toString(16).padStart(12, '0')}`

/** A shop with one person; `act` returns the outcome. */
const aShop = async () => {
  const store = new MemoryStore()
  let seq = 0
  const act = async (ops: readonly Op[], actor: Actor = OWNER): Promise<string> => {
    seq += 1
    const body = { at: NOW, label: 'test', ops }
    const push = { actor, clientId: CLIENT, epoch: null, mutations: [{ id: `${seq}`, hash: '', body }] }
    const { outcomes } = await serve(RULED, store, store.open(), [push], { now: NOW, mode: 'authority' })
    const result = outcomes[0]?.refused === null ? outcomes[0].results[0] : undefined
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'refused')
  }
  const founding = foundShop({ tenantId: TENANT, company: 'Service', cui: '', email: '' }, Date.parse(NOW))
  await act(founding, systemActor(OWNER, 'device'))
  return { act, row: (collection: string, rowId: string) => store.rows.get(`${collection}/${rowId}`) }
}

const insert = (collection: string, rowId: string, data: Extract<Op, { op: 'insert' }>['data']): Op => ({
  op: 'insert',
  collection,
  id: rowId,
  data,
})
const patch = (collection: string, rowId: string, data: Extract<Op, { op: 'patch' }>['data']): Op => ({
  op: 'patch',
  collection,
  id: rowId,
  base: 9999,
  data,
})

/** An order with a car, a labour line and a part. */
const aFullOrder = () => {
  const [order, car, work, part] = [id(), id(), id(), id()]
  const ops = [
    insert('vehicles', car, { nr_inmatriculare: 'CT12ABC' }),
    insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: car }),
    insert('order_lines', work, { order_id: order, tip: 'manopera', ore: 1000, pret_ora: 15_000 }),
    insert('order_lines', part, { order_id: order, tip: 'material', cantitate: 1000, pret_unitar: 10_000 }),
  ]
  return { order, car, work, part, ops, status: (status: string) => patch('orders', order, { status }) }
}

describe('the names of the lines', () => {
  it('are stored on the order, labour first, and follow the lines', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    const name = (line: string, descriere: string) => patch('order_lines', line, { descriere })
    await act(made.ops)
    await act([name(made.part, 'Set plăcuțe'), name(made.work, 'Înlocuit plăcuțe')])
    expect(row('orders', made.order)?.lucrari).toBe('Înlocuit plăcuțe\nSet plăcuțe')
    await act([patch('order_lines', made.part, { stare: 'refuzata' })])
    expect(row('orders', made.order)?.lucrari).toBe('Înlocuit plăcuțe')
  })

  it('are cut at the limit, never within a character', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    const long = (name: string) => name + '😀'.repeat(499)
    await act(made.ops)
    await act([made.work, made.part].map((line) => patch('order_lines', line, { descriere: long('a') })))
    await act([insert('order_lines', id(), { order_id: made.order, tip: 'material', descriere: long('b') })])
    const works = String(row('orders', made.order)?.lucrari)
    expect(lengthOf(works)).toBe(1000)
    expect(works.isWellFormed()).toBe(true)
  })
})

describe('the client’s decision on a line', () => {
  it('adds the line to the order’s sums only when accepted', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    await act(made.ops)
    await act([patch('order_lines', made.part, { stare: 'refuzata' })])
    expect(row('orders', made.order)).toMatchObject({ total_materiale: 0, total_fara_tva: 15_000 })
    expect(row('order_lines', made.part)).toMatchObject({ total: 10_000 })
    await act([patch('order_lines', made.part, { stare: 'inclusa', discount_procent: 1000 })])
    expect(row('orders', made.order)).toMatchObject({ total_materiale: 9_000, total_fara_tva: 24_000 })
  })

  it('leaves nothing to validate when everything is refused', async () => {
    const { act } = await aShop()
    const made = aFullOrder()
    await act(made.ops)
    const all = [made.work, made.part].map((line) => patch('order_lines', line, { stare: 'amanata' }))
    expect(await act([...all, made.status('VALIDAT')])).toBe('order_empty')
  })
})

describe('a validated order', () => {
  it('keeps its prices and its printed texts, and accepts changes of the work', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    const mechanic = id()
    await act([insert('mecanici', mechanic, { nume: 'Țepeș' }), ...made.ops])
    expect(await act([made.status('VALIDAT')])).toBe('applied')
    const onLine = (data: Record<string, string | number>) => act([patch('order_lines', made.work, data)])
    for (const closed of [
      { stare: 'refuzata' },
      { discount_procent: 1 },
      { ore: 2000 },
      { descriere: 'alta' },
    ])
      expect(await onLine(closed)).toBe('order_locked')
    for (const open of [{ mecanic_id: mechanic }, { executat: 1 }, { urmarire_inchisa: 1 }])
      expect(await onLine(open)).toBe('applied')
    expect(await act([patch('orders', made.order, { observatii: 'alta' })])).toBe('order_locked')
    expect(await act([patch('orders', made.order, { note_interne: 'sunat' })])).toBe('applied')
    expect(row('orders', made.order)).toMatchObject({ visible_to: mechanic, total_fara_tva: 25_000 })
  })

  it('accepts no changes once it is annulled', async () => {
    const { act } = await aShop()
    const made = aFullOrder()
    await act([...made.ops, made.status('ANULAT')])
    expect(await act([patch('order_lines', made.work, { executat: 1 })])).toBe('order_locked')
    expect(await act([patch('orders', made.order, { note_interne: 'fără piese' })])).toBe('applied')
  })
})

describe('the board', () => {
  it('starts with the default labels, and an order accepts one in every state', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    const ready = '00000000-0000-7000-8006-000000000004'
    expect(row('board_statuses', ready)).toMatchObject({ denumire: 'Gata de ridicat', culoare: 'verde' })
    await act([...made.ops, made.status('VALIDAT')])
    expect(await act([patch('orders', made.order, { board_status_id: ready })])).toBe('applied')
    expect(await act([patch('orders', made.order, { board_status_id: id() })])).toBe('reference_missing')
  })

  it('keeps a label that an order has; it can be deactivated', async () => {
    const { act } = await aShop()
    const made = aFullOrder()
    const [ready, parts] = ['00000000-0000-7000-8006-000000000004', '00000000-0000-7000-8006-000000000003']
    await act([...made.ops, patch('orders', made.order, { board_status_id: ready })])
    const remove = (label: string): Op => ({
      op: 'delete',
      collection: 'board_statuses',
      id: label,
      base: 9999,
    })
    expect(await act([remove(ready)])).toBe('entry_used')
    expect(await act([patch('board_statuses', ready, { activ: 0 })])).toBe('applied')
    expect(await act([remove(parts)])).toBe('applied')
  })
})

describe('a package', () => {
  it('is deleted with its lines in one act, and not without them', async () => {
    const { act, row } = await aShop()
    const [pack, line] = [id(), id()]
    const gone = (collection: string, rowId: string): Op => ({
      op: 'delete',
      collection,
      id: rowId,
      base: 9999,
    })
    const aLine = (rowId: string) =>
      insert('package_lines', rowId, { package_id: pack, tip: 'manopera', descriere: 'Schimb ulei' })
    await act([insert('packages', pack, { denumire: 'Revizie' }), aLine(line)])
    expect(await act([gone('packages', pack)])).toBe('entry_used')
    expect(await act([gone('package_lines', line), gone('packages', pack)])).toBe('applied')
    expect(row('package_lines', line)?.deleted_at).toBe(NOW)
    expect(await act([aLine(id())])).toBe('row_missing')
  })
})

describe('the cost of a part', () => {
  const cost = (line: string, order: string, pret_achizitie: number) =>
    insert('order_line_costs', line, { order_id: order, pret_achizitie })

  it('is stored beside its line, in every state, and deleted with it', async () => {
    const { act, row } = await aShop()
    const made = aFullOrder()
    await act([...made.ops, made.status('VALIDAT')])
    expect(await act([cost(made.part, made.order, 7_000)])).toBe('applied')
    expect(await act([patch('order_line_costs', made.part, { pret_achizitie: 7_500 })])).toBe('applied')
    await act([made.status('DRAFT'), { op: 'delete', collection: 'order_lines', id: made.part, base: 9999 }])
    expect(row('order_line_costs', made.part)).toMatchObject({ pret_achizitie: 7_500, deleted_at: NOW })
  })

  it('can be written first by two devices at once: the later one wins', async () => {
    const { act, row } = await aShop()
    const [made, other] = [aFullOrder(), aFullOrder()]
    await act([...made.ops, ...other.ops])
    await act([cost(made.part, made.order, 7_000)])
    expect(await act([cost(made.part, made.order, 7_200)])).toBe('applied')
    expect(row('order_line_costs', made.part)).toMatchObject({ pret_achizitie: 7_200 })
    expect(await act([cost(made.part, other.order, 1)])).toBe('row_exists')
  })

  it('belongs to a line of the same order', async () => {
    const { act } = await aShop()
    const [one, other] = [aFullOrder(), aFullOrder()]
    await act([...one.ops, ...other.ops])
    expect(await act([cost(one.part, other.order, 1)])).toBe('row_missing')
    expect(await act([cost(id(), one.order, 1)])).toBe('row_missing')
  })

  it('cannot be written by a mechanic', async () => {
    const { act } = await aShop()
    const made = aFullOrder()
    await act(made.ops)
    const mechanic = staffActor(OWNER, 'mechanic', [])
    expect(await act([cost(made.part, made.order, 1)], mechanic)).toBe('forbidden')
  })
})
