import { beforeEach, describe, expect, it } from 'vitest'
import { COLLECTIONS, HELD_NAMES, REGISTRY } from '#domain/modules.ts'
import { type Actor, type StaffActor, staffActor } from '#domain/sync/actor.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { Entry, Op } from '#domain/sync/protocol.ts'
import { accessOf, tellable } from '#domain/sync/visibility.ts'
import { ROLES } from '#domain/team/roles.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { push } from '#durable-objects/tenant/push.ts'
import { readChanges } from '#worker/db/changes.ts'
import { moveHead, startHistory } from '#worker/db/commit-store.ts'
import { readRows } from '#worker/db/export-rows.ts'
import { fullLoad } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { readOlder } from '#worker/db/older.ts'
import { readOrderDocumentRows } from '#worker/db/order-document-rows.ts'
import { staffOf } from '#worker/db/staff.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { PRICED } from './priced-columns.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** S24: a shop whose every price can be recognised, and all doors by which rows leave the server. */

const TENANT = '00000000-0000-7000-8000-0000000000aa'
const DEVICE = '00000000-0000-7000-8000-0000000000dd'
const NOW = '2026-11-29T08:00:00.000Z'
const EPOCH = 'e1'
const ORDER = '00000000-0000-7000-8000-000000000001'
const LINE = '00000000-0000-7000-8000-000000000002'
const MECHANIC = '00000000-0000-7000-8000-000000000003'
const USER = 'the-mechanic'

const sqlite = new SqliteD1()
const db = { tenantId: TENANT, d1: sqlite.asD1(), files: sqlite.files }
let ids = 0
const newId = () => `00000000-0000-7000-9000-${(++ids).toString(16).padStart(12, '0')}`

/** The columns of every collection. */
const columnsOf = (name: string): [string, Column][] =>
  Object.entries(COLLECTIONS[name as keyof typeof COLLECTIONS].columns)

const isPriced = (collection: string, column: string): boolean =>
  Object.hasOwn(PRICED[collection] ?? {}, column)

let rev = 0
let price = 0
const nextPrice = () => 7_654_000 + price++

/** Writes a row past the rules, with two entries of the log: each of its prices, and what it was before, is another number. */
const plant = (collection: Collection, id: string, values: Record<string, string | number | null>): void => {
  const row: Record<string, string | number | null> = {
    ...{
      id,
      tenant_id: TENANT,
      oracle_id: null,
      rev: rev + 2,
      created_at: NOW,
      updated_at: NOW,
      deleted_at: null,
    },
  }
  const before: Record<string, string | number | null> = {}
  for (const [name, column] of columnsOf(collection.name)) {
    const initial = (column.initial ?? (column.nullable ? null : column.type === 'text' ? newId() : 0)) as
      | string
      | number
    row[name] = values[name] ?? initial
    if (!isPriced(collection.name, name)) continue
    row[name] = column.type === 'text' ? `"${nextPrice()}"` : nextPrice()
    before[name] = column.type === 'text' ? `"${nextPrice()}"` : nextPrice()
  }
  const names = Object.keys(row)
  sqlite.rows(
    `INSERT INTO "${collection.name}" (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`,
    ...Object.values(row),
  )
  const { id: _id, tenant_id: _tenant, rev: _rev, created_at: _made, updated_at: _changed, ...logged } = row
  const after = Object.fromEntries(Object.keys(before).map((name) => [name, row[name] ?? null]))
  log(collection.name, id, { ...logged, ...before }, null)
  log(collection.name, id, after, before)
}

const log = (collection: string, id: string, patch: object, prev: object | null): void => {
  const act = newId()
  sqlite.rows(
    'INSERT INTO changes (tenant_id, rev, collection, row_id, patch, prev, act_id, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[
      TENANT,
      rev + 1,
      collection,
      id,
      JSON.stringify(patch),
      prev && JSON.stringify(prev),
      act,
      prev ? rev : 0,
    ],
  )
  sqlite.rows(
    "INSERT INTO acts VALUES (?, ?, '', '', '', 'staff', '', ?, ?, 'act', '{\"status\":\"applied\"}')",
    ...[TENANT, act, NOW, NOW],
  )
  rev += 1
}

/** One row of every collection, around one order on which the mechanic works. */
const plantShop = (): void => {
  const links: Record<string, string> = {
    tenants: TENANT,
    orders: ORDER,
    order_lines: LINE,
    mecanici: MECHANIC,
  }
  for (const { collection } of REGISTRY.values()) {
    const { name } = collection
    const id = links[name] ?? newId()
    links[name] = id
    const values = Object.fromEntries(
      columnsOf(name).flatMap(([column, { ref }]) => (ref && links[ref] ? [[column, links[ref]]] : [])),
    )
    const own = {
      merged_into: null,
      provine_din: null,
      storno_of: null,
      storno_line_id: null,
      anuleaza_id: null,
    }
    plant(collection, id, { ...values, ...own, ...KNOWN[name] })
  }
}

/** What makes the rows belong together. */
const KNOWN: Readonly<Record<string, Record<string, string | number | null>>> = {
  orders: { visible_to: MECHANIC, data_comanda: '2026-11-21', status: 'DRAFT' },
  order_lines: { tip: 'manopera', ore: 1000, mecanic_id: MECHANIC, descriere: 'Plăcuțe' },
  mecanici: { user_id: USER, nume: 'Ion' },
  catalog_preturi: { denumire: 'Manoperă', um: 'oră', activ: 1 },
  replaced_values: {
    user_id: USER,
    row_collection: 'order_lines',
    row_id: LINE,
    row_column: 'pret_ora',
    lost: '7654999',
  },
  notifications: { user_id: USER },
  notification_settings: { user_id: USER },
}

const events: Entry[] = []
const committer = () =>
  new Committer(db, () => Date.parse(NOW), {
    onCommit: ({ rows }) => void events.push(...rows),
    onFault: (error) => {
      throw error
    },
  })

const send = async (to: Committer, actor: Actor, ops: readonly Op[]) => {
  const mutation = { id: newId(), at: NOW, label: '', ops: [...ops] }
  const reply = await push(to, actor, { clientId: DEVICE, epoch: EPOCH, mutations: [mutation] })
  if (!reply.ok) throw new Error(reply.code)
  return reply.answer
}

const line = (op: 'patch', data: Record<string, string | number>, base = 9_999): Op => ({
  op,
  collection: 'order_lines',
  id: LINE,
  data,
  base,
})

/** All that a person can get, door by door, as text. */
const doors = async (actor: StaffActor): Promise<Map<string, string>> => {
  const found = new Map<string, string>()
  const keep = (door: string, got: unknown) => found.set(door, JSON.stringify(got) ?? '')
  keep('changes', await readChanges(db, actor, { epoch: EPOCH, rev: 0 }, 1_000, NOW))
  const lines: string[] = []
  for await (const part of fullLoad(db, actor, NOW, null)) lines.push(part)
  keep('first load', lines)
  for (const [name, { travels }] of REGISTRY) {
    if (travels !== 'all')
      keep(`older ${name}`, await readOlder(db, actor, { collection: name, of: null, before: null }, NOW))
    const rows: Row[] = []
    for await (const some of readRows(db, actor, name as never)) rows.push(...some)
    keep(`export ${name}`, rows)
    for (const { id } of sqlite.rows<{ id: string }>(`SELECT id FROM "${name}"`)) {
      keep(`row ${name}`, await visibleRow(db, actor, COLLECTIONS[name as keyof typeof COLLECTIONS], id))
      const history = readHistory(db, actor, { collection: name, id, before: 9_999_999 }, () => '')
      keep(`history ${name}`, await history.catch(() => null))
    }
  }
  keep('document', await readOrderDocumentRows(db, actor, ORDER))
  const to = committer()
  const rest = (await to.head()).head
  events.length = 0
  keep('answer', await send(to, actor, [line('patch', { ore: 2_000 })]))
  keep('conflict', await send(to, { ...actor, userId: 'other' }, [line('patch', { ore: 3_000 }, 1)]))
  keep('refusal', await send(to, actor, [line('patch', { cantitate: -1 })]))
  keep('live', tellable(REGISTRY, events, actor))
  keep('later changes', await readChanges(db, actor, { epoch: EPOCH, rev: rest }, 1_000, NOW))
  return found
}

/** All prices that are or were in the database, and sums of them. */
const secrets = (): Set<string> => {
  const found = new Set<string>()
  for (let one = 0; one < price; one++) found.add(String(7_654_000 + one))
  found.add('7654999')
  for (const [name, columns] of Object.entries(PRICED))
    for (const row of sqlite.rows(`SELECT * FROM "${name}"`))
      for (const column of Object.keys(columns))
        if (Number(row[column]) > 1_000) found.add(String(row[column]))
  return found
}

const told = (text: string, among: ReadonlySet<string>): string[] =>
  [...new Set(text.match(/\d{5,}/g) ?? [])].filter((figure) => among.has(figure))

describe('prices', () => {
  beforeEach(async () => {
    sqlite.empty()
    rev = 0
    price = 0
    await startHistory(db, EPOCH)
    plantShop()
    await moveHead(db, rev).run()
  })

  it('are all known: each sum of money that a mechanic’s collections hold is reserved, or public', () => {
    const PUBLIC = [
      'tenants.capital_social',
      'tenants.plafon_firma',
      'tenants.plafon_persoana',
      'services.price_from',
    ]
    for (const { collection } of REGISTRY.values()) {
      if (collection.visibility.mechanic === 'none') continue
      for (const [name, { kind, seenBy }] of columnsOf(collection.name)) {
        const place = `${collection.name}.${name}`
        expect([place, seenBy === 'prices']).toEqual([place, isPriced(collection.name, name)])
        if (kind === 'money' && !PUBLIC.includes(place)) expect([place, seenBy]).toEqual([place, 'prices'])
      }
    }
  })

  it('never reach a mechanic by any door, and reach everybody who may see them (S24.2)', async () => {
    const mechanic = await staffOf(db, { userId: USER }, 'mechanic')
    const got = await doors(mechanic)
    const known = secrets()
    for (const [door, text] of got) expect([door, told(text, known)]).toEqual([door, []])
    // The same doors do bring the rows.
    for (const door of ['changes', 'first load', 'answer', 'history orders', 'document', 'row order_lines'])
      expect([door, got.get(door)?.includes('Plăcuțe') || got.get(door)?.includes(ORDER)]).toEqual([
        door,
        true,
      ])
    for (const role of ROLES) {
      if (role === 'mechanic' || role === 'accountant') continue
      const seen = await doors(await staffOf(db, { userId: 'desk' }, role))
      for (const door of [
        'changes',
        'first load',
        'answer',
        'live',
        'history orders',
        'export order_lines',
        'document',
      ])
        expect([role, door, told(seen.get(door) ?? '', secrets()).length > 0]).toEqual([role, door, true])
    }
  })

  it('reach a mechanic where the shop says so, and his device loads afresh (S24.7)', async () => {
    const before = await staffOf(db, { userId: USER }, 'mechanic')
    sqlite.rows('UPDATE tenants SET mechanics_see_prices = 1')
    const mechanic = await staffOf(db, { userId: USER }, 'mechanic')
    expect(accessOf(REGISTRY, mechanic)).not.toBe(accessOf(REGISTRY, before))
    const got = await doors(mechanic)
    for (const door of ['changes', 'first load', 'answer', 'history orders', 'document'])
      expect([door, told(got.get(door) ?? '', secrets()).length > 0]).toEqual([door, true])
    expect(got.get('changes')).toContain('7654999')
    // The setting may have changed with these rows, so he asks for them.
    expect(got.get('live')).toBe('null')
  })

  it('are written by nobody who does not see them (S24.4)', async () => {
    const mechanic = staffActor({ tenantId: TENANT, userId: USER }, 'mechanic', [MECHANIC])
    const stored = () => sqlite.rows('SELECT * FROM order_lines WHERE id = ?', LINE)[0]
    const before = stored()
    const answer = await send(committer(), mechanic, [
      line('patch', { pret_ora: 1, discount_procent: 10_000 }),
    ])
    expect(answer.results[0]).toMatchObject({ status: 'rejected', code: 'forbidden_column' })
    expect(stored()).toEqual(before)
    const made = newId()
    const data = {
      order_id: ORDER,
      tip: 'manopera',
      descriere: 'Altele',
      ore: 1_500,
      pret_ora: 1,
      discount_valoare: 1,
    }
    await send(committer(), mechanic, [{ op: 'insert', collection: 'order_lines', id: made, data }])
    const { pret } = sqlite.rows('SELECT pret FROM catalog_preturi')[0] ?? {}
    expect(
      sqlite.rows('SELECT pret_ora, discount_valoare, unpriced FROM order_lines WHERE id = ?', made),
    ).toEqual([{ pret_ora: pret, discount_valoare: 0, unpriced: 0 }])
  })

  it('cost nobody a read who sees them by his role', async () => {
    const asked: string[] = []
    const watched = { ...db, d1: { prepare: (sql: string) => void asked.push(sql) } as never }
    await staffOf(watched, { userId: 'desk' }, 'reception')
    expect(asked).toEqual([])
    expect(HELD_NAMES.length).toBeGreaterThan(20)
  })
})
