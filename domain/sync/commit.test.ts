import { describe, expect, it } from 'vitest'
import { RULED } from '#domain/ruled.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'
import { type Actor, staffActor, systemActor } from './actor.ts'
import type { Push, PushOutcome } from './commit-context.ts'
import type { Op } from './protocol.ts'
import { serve } from './serve.ts'

const TENANT = '00000000-0000-7000-8000-0000000000aa'
const OWNER = staffActor({ tenantId: TENANT, userId: 'u1' }, 'owner')
const NOW = '2026-11-21T08:00:00.000Z'
let ids = 0
const id = () => `00000000-0000-7000-9000-${(++ids).toString(16).padStart(12, '0')}`
const PHONE = id()
const DESK = id()

/** The id of a client's n-th act. */
const actId = (clientId: string, n: number) =>
  `00000000-0000-7000-a000-${(Number.parseInt(clientId.slice(-12), 16) * 1000 + n).toString(16).padStart(12, '0')}`

const push = (clientId: string, from: number, acts: Op[][], actor: Actor = OWNER): Push => ({
  actor,
  clientId,
  epoch: null,
  mutations: acts.map((ops, index) => ({
    id: actId(clientId, from + index),
    hash: JSON.stringify(ops),
    body: { at: NOW, label: 'test', ops },
  })),
})

const send = async (store: MemoryStore, ...pushes: Push[]): Promise<PushOutcome[]> =>
  (await serve(RULED, store, store.open(), pushes, { now: NOW, mode: 'authority' })).outcomes

const replacedIn = (store: MemoryStore) =>
  [...store.rows].filter(([key]) => key.startsWith('replaced_values/')).map(([, one]) => one)

const results = (outcome: PushOutcome | undefined) => (outcome?.refused === null ? outcome.results : [])

const shop = async () => {
  const store = new MemoryStore()
  const ops = foundShop({ tenantId: TENANT, company: 'Service', cui: '', email: '' }, Date.parse(NOW))
  await send(store, push(id(), 1, [ops], systemActor(OWNER, 'device')))
  return store
}

const newOrder = (orderId: string, lines = 0): Op[] => [
  { op: 'insert', collection: 'orders', id: orderId, data: { data_comanda: '2026-11-21' } },
  ...Array.from(
    { length: lines },
    (): Op => ({
      op: 'insert',
      collection: 'order_lines',
      id: id(),
      data: { order_id: orderId, tip: 'manopera', descriere: 'Schimb ulei', ore: 1500, pret_ora: 15_000 },
    }),
  ),
]

const row = (store: MemoryStore, collection: string, rowId: string) =>
  store.rows.get(`${collection}/${rowId}`)

describe('S2, S10: what only the commit may fill', () => {
  it('numbers the order, sums its lines, and takes TVA on the summed base', async () => {
    const store = await shop()
    const orderId = id()
    await send(store, push(PHONE, 1, [newOrder(orderId, 3)]))
    expect(row(store, 'orders', orderId)).toMatchObject({
      nr_comanda: 1,
      status: 'DRAFT',
      total_manopera: 67_500,
      total_fara_tva: 67_500,
      cota_tva: 2100,
      tva: 14_175,
      total_general: 81_675,
      created_by: 'u1',
      tenant_id: TENANT,
    })
  })

  it('gives every row change the next rev, without a gap', async () => {
    const store = await shop()
    await send(store, push(PHONE, 1, [newOrder(id(), 2), newOrder(id(), 1)]))
    expect(store.log.map((entry) => entry.rev)).toEqual(store.log.map((_, index) => index + 1))
    expect(store.head).toBe(store.log.length)
  })

  it('ignores totals that a client sends', async () => {
    const store = await shop()
    const orderId = id()
    const ops = newOrder(orderId, 1)
    ops[0] = {
      op: 'insert',
      collection: 'orders',
      id: orderId,
      data: { data_comanda: '2026-11-21', total_general: 1, nr_comanda: 77 },
    }
    await send(store, push(PHONE, 1, [ops]))
    expect(row(store, 'orders', orderId)).toMatchObject({ nr_comanda: 1, total_general: 27_225 })
  })
})

describe('S5: repeats and gaps', () => {
  it('answers a repeat with how the first one ended, and applies nothing twice', async () => {
    const store = await shop()
    const orderId = id()
    const acts = [newOrder(orderId, 1), [{ ...newOrder(id())[0], data: { data_comanda: 'mâine' } } as Op]]
    await send(store, push(PHONE, 1, acts))
    const head = store.head
    const [again] = await send(store, push(PHONE, 1, acts))
    expect(results(again)).toEqual([
      { id: actId(PHONE, 1), status: 'duplicate', outcome: 'applied' },
      {
        id: actId(PHONE, 2),
        status: 'duplicate',
        outcome: 'rejected',
        code: 'invalid_input',
        issues: [{ path: 'data_comanda', code: 'day_unknown' }],
      },
    ])
    expect(store.head).toBe(head)
  })

  it('applies once when the original and its repeat are in one batch', async () => {
    const store = await shop()
    const acts = [newOrder(id(), 1)]
    const outcomes = await send(store, push(PHONE, 1, acts), push(PHONE, 1, acts))
    expect(results(outcomes[0])[0]?.status).toBe('applied')
    expect(results(outcomes[1])[0]?.status).toBe('duplicate')
    expect(store.counters.get('orders')).toBe(1)
  })

  it('refuses other content under a known id, alone and without side effects', async () => {
    const store = await shop()
    await send(store, push(PHONE, 1, [newOrder(id())]))
    const [reused] = await send(store, push(PHONE, 1, [newOrder(id()), newOrder(id())]))
    expect(results(reused).map(({ status }) => status)).toEqual(['rejected', 'applied'])
    expect(store.counters.get('orders')).toBe(2)
    const [again] = await send(store, push(PHONE, 2, [newOrder(id())]))
    expect(results(again)).toEqual([expect.objectContaining({ status: 'rejected', code: 'act_reused' })])
  })

  it('refuses a push of another epoch whole (S20)', async () => {
    const store = await shop()
    const { records } = store
    const before = records.length
    const [outcome] = await send(store, { ...push(PHONE, 1, [newOrder(id())]), epoch: 'another' })
    expect(outcome).toEqual({ refused: 'epoch_changed' })
    expect(records.length).toBe(before)
  })
})

describe('S7: two devices, one row', () => {
  it('keeps both changes when the columns differ', async () => {
    const store = await shop()
    const orderId = id()
    await send(store, push(PHONE, 1, [newOrder(orderId)]))
    const base = store.head
    const patch = (data: Op['data']): Op => ({
      op: 'patch',
      collection: 'orders',
      id: orderId,
      base,
      data: data ?? {},
    })
    await send(store, push(PHONE, 2, [[patch({ km_intrare: 120_000 })]]))
    const [second] = await send(store, push(DESK, 1, [[patch({ observatii: 'Bate la rece' })]]))
    expect(results(second)).toEqual([{ id: actId(DESK, 1), status: 'applied' }])
    expect(row(store, 'orders', orderId)).toMatchObject({ km_intrare: 120_000, observatii: 'Bate la rece' })
  })

  it('takes a derived value from nobody: only the server writes it', async () => {
    const store = await shop()
    const server = systemActor(OWNER, 'billing')
    const base = store.head
    const patch = (plan: string): Op[] => [
      { op: 'patch', collection: 'tenants', id: TENANT, base, data: { plan } },
    ]
    await send(store, push(PHONE, 1, [patch('basic')], server))
    const outcomes = await send(store, push(DESK, 1, [patch('pro')], server))
    expect(results(outcomes[0])).toEqual([{ id: actId(DESK, 1), status: 'applied' }])
    expect(replacedIn(store)).toEqual([])
  })

  it('lets the later arrival win the same column and says what was lost', async () => {
    const store = await shop()
    const orderId = id()
    await send(store, push(PHONE, 1, [newOrder(orderId)]))
    const base = store.head
    const patch = (km: number): Op => ({
      op: 'patch',
      collection: 'orders',
      id: orderId,
      base,
      data: { km_intrare: km },
    })
    // In one batch, so that the conflict is between changes that are not in the database yet.
    const outcomes = await send(store, push(PHONE, 2, [[patch(100)]]), push(DESK, 1, [[patch(200)]]))
    expect(results(outcomes[1])).toEqual([
      {
        id: actId(DESK, 1),
        status: 'applied',
        overwrote: [{ collection: 'orders', id: orderId, column: 'km_intrare', lost: 100 }],
      },
    ])
    expect(store.log.at(-2)).toMatchObject({ patch: { km_intrare: 200 }, prev: { km_intrare: 100 } })
    // It waits for the person who wrote the value.
    expect(replacedIn(store)).toMatchObject([
      {
        user_id: OWNER.userId,
        by_user_id: OWNER.userId,
        by_client_id: DESK,
        row_collection: 'orders',
        row_id: orderId,
        row_column: 'km_intrare',
        lost: '100',
      },
    ])
    // The row does not contain the new value: its reader may no longer see that row (S12.2).
    expect(Object.values(replacedIn(store)[0] ?? {})).not.toContain('200')
  })

  it('reports to each person only their own values, and never a position in a list (S7.2, S7.3)', async () => {
    const store = await shop()
    const [orderId, line] = [id(), id()]
    const lineOp: Op = {
      op: 'insert',
      collection: 'order_lines',
      id: line,
      data: { order_id: orderId, tip: 'manopera' },
    }
    await send(store, push(PHONE, 1, [[...newOrder(orderId), lineOp]]))
    const base = store.head
    const values = (data: Record<string, string | number>): Op[] => [
      { op: 'patch', collection: 'orders', id: orderId, base, data },
    ]
    const position = (ordine: number): Op => ({
      op: 'patch',
      collection: 'order_lines',
      id: line,
      base,
      data: { ordine },
    })
    const ana = { ...OWNER, userId: 'ana', userName: 'Ana' }
    const ion = { ...OWNER, userId: 'ion', userName: 'Ion' }
    await send(store, push(PHONE, 2, [[...values({ km_intrare: 100 }), position(5)]], ana))
    await send(store, push(id(), 1, [values({ observatii: 'Bate' })], ion))
    const late = [[...values({ km_intrare: 200, observatii: 'Nu bate' }), position(7)]]
    await send(store, push(DESK, 1, late))
    // The same push again reports nothing twice.
    await send(store, push(DESK, 1, late))
    expect(replacedIn(store).map(({ user_id, row_column, lost }) => [user_id, row_column, lost])).toEqual([
      ['ana', 'km_intrare', '100'],
      ['ion', 'observatii', '"Bate"'],
    ])
    expect(new Set(replacedIn(store).map((one) => one.id)).size).toBe(2)
  })

  it('reports each value, also where the ids of acts are adjacent (S7.3)', async () => {
    const store = await shop()
    const orderId = id()
    await send(store, push(PHONE, 1, [newOrder(orderId)]))
    const base = store.head
    const values = (data: Record<string, string>): Op[] => [
      { op: 'patch', collection: 'orders', id: orderId, base, data },
    ]
    const theirs = { observatii: '1', solicitare: '2', termen_executie: '3', imobilizare: '4' }
    await send(store, push(PHONE, 2, [values(theirs)], { ...OWNER, userId: 'ana' }))
    // The ids of the two acts are adjacent.
    const mine = (one: keyof typeof theirs, two: keyof typeof theirs) => values({ [one]: 'a', [two]: 'b' })
    await send(store, push(DESK, 1, [mine('observatii', 'solicitare')]))
    await send(store, push(DESK, 2, [mine('termen_executie', 'imobilizare')]))
    expect(replacedIn(store).map(({ row_column }) => row_column)).toEqual(Object.keys(theirs))
  })
})

describe('S7.5: a row whose id more than one device knows', () => {
  const settings = (data: object) =>
    ({ op: 'insert', collection: 'document_settings', id: TENANT, data }) as Op
  const stored = (store: MemoryStore) => row(store, 'document_settings', TENANT)

  it('is made by two devices: the second one changes what the first has made', async () => {
    const store = await shop()
    await send(store, push(PHONE, 1, [[settings({ subsol: 'Mulțumim', culoare: '#c2410c' })]]))
    const [outcome] = await send(store, push(DESK, 1, [[settings({ subsol: 'Vă așteptăm' })]]))
    expect(results(outcome)[0]).toMatchObject({ status: 'applied', overwrote: [{ lost: 'Mulțumim' }] })
    expect(stored(store)).toMatchObject({ subsol: 'Vă așteptăm', culoare: '#c2410c' })
  })

  it('is made again after its deletion, with initial values, and is visible', async () => {
    const store = await shop()
    await send(store, push(PHONE, 1, [[settings({ subsol: 'Mulțumim', garantie_km: 10_000 })]]))
    await send(
      store,
      push(PHONE, 2, [[{ op: 'delete', collection: 'document_settings', id: TENANT, base: store.head }]]),
    )
    const [outcome] = await send(store, push(DESK, 1, [[settings({ subsol: 'Vă așteptăm' })]]))
    expect(results(outcome)[0]).toMatchObject({ status: 'applied' })
    expect(stored(store)).toMatchObject({
      subsol: 'Vă așteptăm',
      garantie_km: 0,
      deleted_at: null,
      rev: store.head,
    })
    expect(store.log.at(-1)).toMatchObject({ patch: { deleted_at: null }, prev: { deleted_at: NOW } })
  })

  it('of the catalogue comes back with a device that still has it', async () => {
    const store = await shop()
    const make = (data: object) =>
      ({ op: 'insert', collection: 'catalog_marci', id: seedId(1, 1), data }) as Op
    await send(
      store,
      push(PHONE, 1, [[{ op: 'delete', collection: 'catalog_marci', id: seedId(1, 1), base: store.head }]]),
    )
    const [outcome] = await send(store, push(DESK, 1, [[make({ denumire: 'Dacia' })]]))
    expect(results(outcome)[0]).toMatchObject({ status: 'applied' })
    expect(row(store, 'catalog_marci', seedId(1, 1))).toMatchObject({ denumire: 'Dacia', deleted_at: null })
  })

  it('is changed by an insert only by those who may change it', async () => {
    const store = await shop()
    const make = {
      op: 'insert',
      collection: 'catalog_marci',
      id: seedId(1, 1),
      data: { denumire: 'X' },
    } as Op
    const reception = staffActor(OWNER, 'reception')
    const [outcome] = await send(store, push(DESK, 1, [[make]], reception))
    expect(results(outcome)[0]).toMatchObject({ status: 'rejected', code: 'forbidden' })
    expect(row(store, 'catalog_marci', seedId(1, 1))?.denumire).toBe('Dacia')
  })

  it('is counted again among the children of its parent', async () => {
    const store = await shop()
    const orderId = id()
    const [order, line] = newOrder(orderId, 1) as [Op, Op]
    const cost = {
      op: 'insert',
      collection: 'order_line_costs',
      id: line.id,
      data: { order_id: orderId },
    } as Op
    await send(store, push(PHONE, 1, [[order, line, cost]]))
    await send(
      store,
      push(PHONE, 2, [[{ op: 'delete', collection: 'order_line_costs', id: line.id, base: store.head }]]),
    )
    const again = { ...cost, data: { order_id: orderId, pret_achizitie: 700 } } as Op
    const [outcome] = await send(store, push(DESK, 1, [[again]]))
    expect(results(outcome)[0]).toMatchObject({ status: 'applied' })
    expect(row(store, 'order_line_costs', line.id)).toMatchObject({ pret_achizitie: 700, deleted_at: null })
    await send(
      store,
      push(PHONE, 3, [[{ op: 'delete', collection: 'order_lines', id: line.id, base: store.head }]]),
    )
    expect(row(store, 'order_line_costs', line.id)?.deleted_at).toBe(NOW)
  })
})

describe('S8.1: a mutation that breaks a rule is rejected whole', () => {
  const rejected = async (op: Op | object, actor: Actor = OWNER) => {
    const store = await shop()
    const head = store.head
    const good = newOrder(id(), 1)
    const outcomes = await send(store, push(PHONE, 1, [[...good, op as Op], newOrder(id(), 1)], actor))
    const [first, second] = results(outcomes[0])
    expect(store.log.some((entry) => entry.rowId === good[0]?.id)).toBe(false)
    if (actor === OWNER) {
      expect(second?.status).toBe('applied')
      expect(store.head).toBeGreaterThan(head)
    }
    return first?.status === 'rejected' ? first.code : first?.status
  }
  const order = (data: object) => ({ op: 'insert', collection: 'orders', id: id(), data })

  it.each([
    [
      'an unknown collection',
      { op: 'insert', collection: 'users', id: id(), data: {} },
      'unknown_collection',
    ],
    ['an unknown column', order({ data_comanda: '2026-11-21', hack: 1 }), 'unknown_column'],
    ['a prototype column', order({ data_comanda: '2026-11-21', constructor: 1 }), 'unknown_column'],
    ['a forged tenant', order({ data_comanda: '2026-11-21', tenant_id: 'x' }), 'forbidden_column'],
    ['a forged rev', order({ data_comanda: '2026-11-21', rev: 9 }), 'forbidden_column'],
    ['a missing column', order({}), 'invalid_input'],
    ['NaN', order({ data_comanda: '2026-11-21', km_intrare: Number.NaN }), 'invalid_input'],
    ['a fraction', order({ data_comanda: '2026-11-21', km_intrare: 1.5 }), 'invalid_input'],
    ['Infinity', order({ data_comanda: '2026-11-21', km_intrare: Infinity }), 'invalid_input'],
    ['an absurd amount', order({ data_comanda: '2026-11-21', km_intrare: 1e15 }), 'invalid_input'],
    ['a day that does not exist', order({ data_comanda: '2026-02-30' }), 'invalid_input'],
    ['an absurd date', order({ data_comanda: '9999-01-01' }), 'invalid_input'],
    ['a boolean', order({ data_comanda: true }), 'invalid_input'],
    ['a long text', order({ data_comanda: '2026-11-21', observatii: 'x'.repeat(4001) }), 'invalid_input'],
    ['a missing link', order({ data_comanda: '2026-11-21', vehicle_id: id() }), 'reference_missing'],
    [
      'a state out of order',
      order({ data_comanda: '2026-11-21', status: 'FACTURAT' }),
      'transition_forbidden',
    ],
    ['a patch of nothing', { op: 'patch', collection: 'orders', id: id(), base: 0, data: {} }, 'row_missing'],
    ['the deletion of an order', { op: 'delete', collection: 'orders', id: id(), base: 0 }, 'forbidden'],
    ['a shop by hand', { op: 'insert', collection: 'tenants', id: id(), data: { nume: 'Alt' } }, 'forbidden'],
    ['an op that is none', { op: 'drop', collection: 'orders', id: id() }, 'invalid_input'],
  ])('%s', async (_, op, code) => {
    expect(await rejected(op)).toBe(code)
  })

  it('a role without the right', async () => {
    expect(await rejected(order({ data_comanda: '2026-11-21' }), staffActor(OWNER, 'mechanic'))).toBe(
      'forbidden',
    )
  })

  it('rejects with every wrong column named', async () => {
    const store = await shop()
    const [outcome] = await send(
      store,
      push(PHONE, 1, [[order({ data_comanda: 'azi', km_intrare: -1 }) as Op]]),
    )
    expect(results(outcome)[0]).toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'data_comanda' }, { path: 'km_intrare' }],
    })
  })
})

describe('the workflow of an order', () => {
  const status = (orderId: string, to: string): Op => ({
    op: 'patch',
    collection: 'orders',
    id: orderId,
    base: 99,
    data: { status: to },
  })
  const car: Op = { op: 'insert', collection: 'vehicles', id: id(), data: { nr_inmatriculare: 'ct 12 abc' } }
  const withCar = (orderId: string): Op => ({
    op: 'patch',
    collection: 'orders',
    id: orderId,
    base: 99,
    data: { vehicle_id: car.id },
  })
  const codes = (outcome: PushOutcome | undefined) =>
    results(outcome).map((result) => (result.status === 'rejected' ? result.code : result.status))

  it('validates only an order with a car and a line, copies the car, and locks the lines', async () => {
    const store = await shop()
    const orderId = id()
    const outcomes = await send(
      store,
      push(PHONE, 1, [
        newOrder(orderId),
        [status(orderId, 'VALIDAT')],
        newOrder(orderId, 1).slice(1),
        [status(orderId, 'VALIDAT')],
        [car, withCar(orderId), status(orderId, 'VALIDAT')],
        newOrder(orderId, 1).slice(1),
        [{ ...status(orderId, ''), data: { note_interne: 'Sunat clientul' } } as Op],
        [{ ...status(orderId, ''), data: { observatii: 'Pe deviz' } } as Op],
        [{ ...status(orderId, ''), data: { km_intrare: 5 } } as Op],
        [status(orderId, 'FACTURAT')],
        [status(orderId, 'DRAFT')],
        newOrder(orderId, 1).slice(1),
      ]),
    )
    expect(codes(outcomes[0])).toEqual([
      'applied',
      'order_empty',
      'applied',
      'order_without_vehicle',
      'applied',
      'order_locked',
      'applied',
      'order_locked',
      'order_locked',
      'transition_forbidden',
      'applied',
      'applied',
    ])
    expect(row(store, 'orders', orderId)).toMatchObject({
      nr_auto: 'CT12ABC',
      status: 'DRAFT',
      validated_at: null,
      total_manopera: 45_000,
    })
  })

  it('keeps the TVA of a validated order when the shop stops paying it, and takes the new one when reopened', async () => {
    const store = await shop()
    const orderId = id()
    const leave: Op = { op: 'patch', collection: 'tenants', id: TENANT, base: 99, data: { platitor_tva: 0 } }
    const note = (note_interne: string): Op => ({ ...status(orderId, ''), data: { note_interne } }) as Op
    await send(
      store,
      push(PHONE, 1, [[...newOrder(orderId, 1), car, withCar(orderId), status(orderId, 'VALIDAT')]]),
    )
    await send(store, push(PHONE, 2, [[leave], [note('Sunat')]]))
    expect(row(store, 'orders', orderId)).toMatchObject({ cota_tva: 2100, total_general: 27_225 })
    await send(store, push(PHONE, 4, [[status(orderId, 'DRAFT')]]))
    expect(row(store, 'orders', orderId)).toMatchObject({ cota_tva: 0, tva: 0, total_general: 22_500 })
  })

  it('takes a line out of the totals when it is deleted', async () => {
    const store = await shop()
    const orderId = id()
    const ops = newOrder(orderId, 2)
    await send(store, push(PHONE, 1, [ops]))
    const line = ops[1]?.id ?? ''
    await send(store, push(PHONE, 2, [[{ op: 'delete', collection: 'order_lines', id: line, base: 9 }]]))
    expect(row(store, 'orders', orderId)).toMatchObject({ total_manopera: 22_500 })
    expect(row(store, 'order_lines', line)?.deleted_at).toBe(NOW)
  })
})

describe('the snapshot', () => {
  it('needs two rounds for a cold edit of a line: the line, then the rows around it', async () => {
    const store = await shop()
    const ops = newOrder(id(), 2)
    await send(store, push(PHONE, 1, [ops]))
    store.rounds = 0
    const line = ops[1]?.id ?? ''
    await send(
      store,
      push(PHONE, 2, [[{ op: 'patch', collection: 'order_lines', id: line, base: 99, data: { ore: 1 } }]]),
    )
    expect(store.rounds).toBe(2)
  })

  it('can be kept between commits: an edit of known rows asks for nothing', async () => {
    const store = await shop()
    const orderId = id()
    const ops = newOrder(orderId, 2)
    const snapshot = store.open()
    const options = { now: NOW, mode: 'authority' as const }
    await serve(RULED, store, snapshot, [push(PHONE, 1, [ops])], options)
    store.rounds = 0
    const edit: Op = {
      op: 'patch',
      collection: 'order_lines',
      id: ops[1]?.id ?? '',
      base: 99,
      data: { ore: 3000 },
    }
    await serve(RULED, store, snapshot, [push(PHONE, 2, [[edit]])], options)
    expect(store.rounds).toBe(0)
    expect(row(store, 'orders', orderId)).toMatchObject({ total_manopera: 67_500 })
  })
})
