import { describe, expect, it } from 'vitest'
import { COLLECTION_NAMES, COLLECTIONS, REGISTRY } from '#domain/modules.ts'
import { shopExports } from '#domain/roaauto/schema.ts'
import { type Actor, clientActor, operatorActor, staffActor } from '#domain/sync/actor.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import type { LiveMessage } from '#domain/sync/protocol.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { isVisible, visibilityOf } from '#domain/sync/visibility.ts'
import { photos } from '#domain/workshop/photos/schema.ts'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { newId, orderOps } from '#tests/factories/sync.ts'
import { readChanges } from '#worker/db/changes.ts'
import { readRows } from '#worker/db/export-rows.ts'
import { fullLoad } from '#worker/db/full-load.ts'
import { readHistory } from '#worker/db/history.ts'
import { readInvoiceDocumentRows } from '#worker/db/invoice-document-rows.ts'
import { readOrderDocumentRows } from '#worker/db/order-document-rows.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'

const NOW = '2026-11-29T12:00:00.000Z'

/**
 * S12.2, for every collection: no read and no answer brings a mechanic or a client anything of a hidden row. A new
 * collection is covered from its first day.
 */

const SECRET = 'STRICT-SECRET'

type Whose = { tenantId: string; orderId: string; mechanicId: string }
const aMechanic = ({ tenantId, mechanicId }: Whose): Actor =>
  staffActor({ tenantId, userId: '' }, 'mechanic', [mechanicId])
const aClient = ({ tenantId, orderId }: Whose): Actor =>
  clientActor(tenantId, 'portal', { collection: 'orders', id: orderId })

const anAccountant = ({ tenantId }: Whose): Actor => staffActor({ tenantId, userId: 'u' }, 'accountant')
const anOperator = ({ tenantId }: Whose): Actor => operatorActor({ tenantId, userId: 'us' }, 'asked by phone')

/** Writes a row past the rules, with its log and a mark that must not be seen, whatever its columns are. */
const plant = async (tenantId: string, collection: Collection, id: string, links: Record<string, string>) => {
  const { results } = await rowsDb
    .prepare('UPDATE sync_tenants SET head = head + 1 WHERE tenant_id = ? RETURNING head AS rev')
    .bind(tenantId)
    .all<{ rev: number }>()
  const rev = results[0]?.rev ?? 1
  const at = '2026-11-21T08:00:00.000Z'
  const values: Record<string, string | number | null> = {
    ...{ id, tenant_id: tenantId, oracle_id: null, rev, created_at: at, updated_at: at, deleted_at: null },
  }
  for (const [name, column] of Object.entries(collection.columns)) {
    if (column.ref !== undefined) values[name] = links[column.ref] ?? null
    else if (name === 'visible_to' || name === 'user_id') values[name] = ''
    else values[name] = column.type === 'text' ? SECRET : 1
  }
  for (const [name, column] of Object.entries(collection.columns))
    if (values[name] === null && !column.nullable) values[name] = newId()
  const names = Object.keys(values)
  const act = newId()
  await rowsDb.batch([
    rowsDb
      .prepare(
        `INSERT INTO "${collection.name}" (${names.map((name) => `"${name}"`).join(',')}) SELECT ${names.map((name) => `?1 ->> '$.${name}'`).join(',')}`,
      )
      .bind(JSON.stringify(values)),
    rowsDb
      .prepare(
        'INSERT INTO changes (tenant_id, rev, collection, row_id, patch, prev, act_id, before) VALUES (?, ?, ?, ?, ?, NULL, ?, 0)',
      )
      .bind(tenantId, rev, collection.name, id, JSON.stringify({ told: SECRET }), act),
    rowsDb
      .prepare("INSERT INTO acts VALUES (?, ?, '', '', '', 'staff', '', ?, ?, ?, ?)")
      .bind(tenantId, act, at, at, SECRET, '{"status":"applied"}'),
  ])
}

/**
 * A shop in which every collection has hidden rows, beside an order of which more is visible: the mechanic works on it,
 * or the client was asked about it.
 */
const shopWithSecrets = async (whose: (shop: Whose) => Actor = aMechanic) => {
  const shop = await shopWithMechanic()
  const { owner, mechanicId, tenantId } = shop
  const mine = orderOps(newId(), 1)
  const [orderId, lineId] = [mine[0]?.id ?? '', mine[1]?.id ?? '']
  await owner.act(mine)
  await owner.act([
    { op: 'patch', collection: 'order_lines', id: lineId, base: 0, data: { mecanic_id: mechanicId } },
  ])
  const actor = whose({ tenantId, orderId, mechanicId })
  const hidden: { collection: Collection; id: string }[] = []
  for (const root of [orderId, newId()]) {
    const links: Record<string, string> = { orders: root }
    for (const registered of REGISTRY.values()) {
      const { collection } = registered
      const visibility = visibilityOf(registered, actor)
      // In the visible order only the columns that nobody in this role sees are hidden.
      if (visibility === 'all' || (root === orderId && visibility !== 'none')) continue
      const isRoot = collection.name === 'orders'
      // A person who sees no order does not see that one either.
      if (isRoot && root === orderId) continue
      const id = isRoot ? root : collection.sharesId && root === orderId ? lineId : newId()
      links[collection.name] ??= id
      await plant(tenantId, collection, id, links)
      hidden.push({ collection, id })
    }
  }
  return { ...shop, actor, hidden, orderId, lineId }
}

/** Requests that are under way at once. */
const AT_ONCE = 10

describe('a mechanic', () => {
  it('reads nothing of hidden rows, in any way', async () => {
    const { mechanic, hidden, orderId, lineId } = await shopWithSecrets()
    expect(new Set(hidden.map(({ collection }) => collection.name))).toContain('order_line_costs')
    const paths = [
      '/api/sync/full',
      '/api/sync/changes?since=0',
      `/api/sync/history/orders/${orderId}`,
      `/api/sync/history/order_lines/${lineId}`,
      ...hidden.flatMap(({ collection: { name }, id }) => [
        ...new Set([name, 'orders', 'order_lines'].map((other) => `/api/sync/history/${other}/${id}`)),
        ...[
          `/api/photos/${id}`,
          `/api/exports/${id}/1`,
          `/api/invoices/${id}/pdf`,
          `/api/orders/${id}/pdf/garantie`,
        ],
      ]),
    ]
    const others = hidden.map(({ id }) => id).filter((id) => id !== lineId)
    const look = async (path: string): Promise<void> => {
      const response = await mechanic.get(path)
      const text = await response.text()
      expect([path, text.includes(SECRET)]).toEqual([path, false])
      if (!others.some((id) => path.includes(id)))
        expect([path, others.filter((id) => text.includes(id))]).toEqual([path, []])
      // The visible line has the same id as its hidden cost.
      else if (!path.includes(lineId)) expect([path, response.status]).toEqual([path, 404])
    }
    while (paths.length > 0) await Promise.all(paths.splice(0, AT_ONCE).map(look))
  }, 60_000)

  it('is answered nothing of hidden rows, whatever is sent', async () => {
    const { mechanic, hidden } = await shopWithSecrets()
    const acts = hidden.flatMap(({ collection: { name, columns }, id }) => [
      [{ op: 'patch', collection: name, id, base: 0, data: {} }],
      [{ op: 'delete', collection: name, id, base: 0 }],
      [{ op: 'insert', collection: name, id, data: {} }],
      ...Object.entries(COLLECTIONS).flatMap(([other, { columns: theirs }]) =>
        Object.entries(theirs)
          .filter(([, column]) => column.ref === name)
          .map(([column]) => [{ op: 'insert', collection: other, id: newId(), data: { [column]: id } }]),
      ),
      [{ op: 'patch', collection: name, id, base: 0, data: { [Object.keys(columns)[0] ?? '']: 'x' } }],
    ])
    const answer = await mechanic.act(...acts)
    expect(new Set(answer.results.map(({ status }) => status))).toEqual(new Set(['rejected']))
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('receives nothing of them on the live socket', async () => {
    const { mechanic, owner, hidden } = await shopWithSecrets()
    const socket = await mechanic.listen()
    const heard: LiveMessage[] = []
    const waiting: (() => void)[] = []
    socket.addEventListener('message', ({ data }) => {
      heard.push(JSON.parse(String(data)) as LiveMessage)
      for (const look of waiting) look()
    })
    const order = hidden.find(({ collection }) => collection.name === 'orders')
    const patch = { op: 'patch', collection: 'orders', id: order?.id, base: 0, data: { note_interne: 'x' } }
    await owner.act([patch])
    const make = { op: 'insert', collection: 'catalog_marci', id: newId(), data: { denumire: 'Dacia' } }
    const { rev } = await owner.act([make])
    await new Promise<void>((resolve) => {
      const look = () => heard.some((message) => message.rev === rev) && resolve()
      waiting.push(look)
      look()
    })
    expect(JSON.stringify(heard)).not.toContain(SECRET)
    expect(JSON.stringify(heard)).not.toContain(order?.id)
    socket.close(1000)
  })
})

const collected = async (lines: AsyncIterable<unknown>): Promise<string> => {
  const all: unknown[] = []
  for await (const line of lines) all.push(line)
  return JSON.stringify(all)
}

/** The answer, or the refusal, as text. */
const said = async (work: Promise<unknown>): Promise<string> => {
  try {
    return JSON.stringify(await work)
  } catch (error) {
    return (error as Error).message
  }
}

describe('a client', () => {
  it('reads the row of the own capability and what is seen with it, and nothing else in any way', async () => {
    const { actor, tenantId, hidden, orderId, lineId } = await shopWithSecrets(aClient)
    const db = tenantDb(bindings, tenantId, Number(bindings.NEW_TENANTS_SHARD))
    const whole = await collected(fullLoad(db, actor, NOW, null))
    const changes = await said(readChanges(db, actor, { epoch: null, rev: 0 }, 1_000, NOW))
    for (const text of [whole, changes]) for (const id of [orderId, lineId]) expect(text).toContain(id)
    const nameOf = () => ''
    const reads = [
      whole,
      changes,
      await said(readHistory(db, actor, { collection: 'orders', id: orderId, before: 10_000 }, nameOf)),
      await said(readOrderDocumentRows(db, actor, orderId)),
      ...(await Promise.all(COLLECTION_NAMES.map((name) => collected(readRows(db, actor, name))))),
    ]
    for (const { collection, id } of hidden) {
      const of = { collection: collection.name, id, before: 10_000 }
      const read = [
        readHistory(db, actor, of, nameOf),
        visibleRow(db, actor, photos, id),
        visibleRow(db, actor, shopExports, id),
      ]
      reads.push(...(await Promise.all([...read, readInvoiceDocumentRows(db, actor, id)].map(said))))
    }
    for (const text of reads) {
      expect(text).not.toContain(SECRET)
      for (const { id } of hidden) if (id !== lineId) expect(text).not.toContain(id)
    }
  })
})

describe.each([
  ['an accountant', anAccountant],
  ['an operator', anOperator],
])('%s', (_, whose) => {
  it('reads no order, and nothing of hidden rows in any way', async () => {
    const { actor, tenantId, hidden, orderId, lineId } = await shopWithSecrets(whose)
    const db = tenantDb(bindings, tenantId, Number(bindings.NEW_TENANTS_SHARD))
    const reads = await Promise.all([
      collected(fullLoad(db, actor, NOW, null)),
      said(readChanges(db, actor, { epoch: null, rev: 0 }, 1_000, NOW)),
      said(readOrderDocumentRows(db, actor, orderId)),
      ...COLLECTION_NAMES.map((name) => collected(readRows(db, actor, name))),
      ...hidden.map(({ collection, id }) =>
        said(readHistory(db, actor, { collection: collection.name, id, before: 10_000 }, () => '')),
      ),
    ])
    const ids = [orderId, lineId, ...hidden.map(({ id }) => id)]
    for (const text of reads) expect([SECRET, ...ids].filter((one) => text.includes(one))).toEqual([])
  })
})

describe('sight', () => {
  it.each([
    ['a mechanic', aMechanic],
    ['a client', aClient],
    ['an accountant', anAccountant],
    ['an operator', anOperator],
  ])('of %s is the same in code and in SQL, for every row of every collection', async (_, whose) => {
    const { actor, tenantId } = await shopWithSecrets(whose)
    const db = tenantDb(bindings, tenantId, Number(bindings.NEW_TENANTS_SHARD))
    const rows = new Map<string, Row>()
    for (const { collection } of REGISTRY.values()) {
      const all = rowsDb.prepare(`SELECT * FROM "${collection.name}" WHERE tenant_id = ?`).bind(tenantId)
      for (const row of (await all.all<Row>()).results) rows.set(rowKey(collection.name, row.id), row)
    }
    for (const registered of REGISTRY.values()) {
      const { collection } = registered
      const { results } = await visibleRows(db, actor, collection, 't.id <> ?2', '').all<Row>()
      const inCode = [...rows]
        .filter(([key]) => key.startsWith(`${collection.name}/`))
        .map(([, row]) => row)
        .filter((row) => isVisible(registered, row, actor, (of, id) => rows.get(rowKey(of.name, id)) ?? null))
      expect([collection.name, results.map(({ id }) => id)]).toEqual([
        collection.name,
        inCode.map(({ id }) => id).sort(),
      ])
    }
  })
})
