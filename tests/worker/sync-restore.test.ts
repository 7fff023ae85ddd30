import { describe, expect, it } from 'vitest'
import { errorOf, rowsDb } from '#tests/factories/api.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { NEW_EPOCHS } from '#worker/db/epochs.ts'

/** S20: a database that was restored to an earlier state, while the shop's object still remembers the later one. */

type Backup = { table: string; rows: Record<string, string | number | null>[] }[]

const tablesOf = async (): Promise<string[]> => {
  const { results } = await rowsDb
    .prepare(
      "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'tenant_id' WHERE m.type = 'table' AND m.name NOT IN ('directory', 'users', 'sessions')",
    )
    .all<{ name: string }>()
  return results.map(({ name }) => name)
}

const backUp = async (tenantId: string): Promise<Backup> =>
  Promise.all(
    (await tablesOf()).map(async (table) => {
      const { results } = await rowsDb
        .prepare(`SELECT * FROM "${table}" WHERE tenant_id = ?`)
        .bind(tenantId)
        .all<Record<string, string | number | null>>()
      return { table, rows: results }
    }),
  )

const restore = async (tenantId: string, backup: Backup): Promise<void> => {
  await rowsDb.batch(
    backup.flatMap(({ table, rows }) => [
      rowsDb.prepare(`DELETE FROM "${table}" WHERE tenant_id = ?`).bind(tenantId),
      ...rows.map((row) => {
        const names = Object.keys(row).map((name) => `"${name}"`)
        const marks = names.map(() => '?')
        return rowsDb
          .prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`)
          .bind(...Object.values(row))
      }),
    ]),
  )
  await rowsDb.prepare(NEW_EPOCHS).run()
}

const ordersOf = async (tenantId: string): Promise<{ id: string; nr_comanda: number }[]> => {
  const sql = 'SELECT id, nr_comanda FROM orders WHERE tenant_id = ? ORDER BY nr_comanda'
  return (await rowsDb.prepare(sql).bind(tenantId).all<{ id: string; nr_comanda: number }>()).results
}

/** A shop with an order from before the backup and one from after it, restored; its object is warm. */
const restored = async () => {
  const { device, session, tenantId } = await aShop()
  const [kept, lost] = [newId(), newId()]
  const keptActs = [device.mutation(orderOps(kept))]
  await device.send(keptActs)
  const backup = await backUp(tenantId)
  const lostActs = [device.mutation(orderOps(lost))]
  const { rev } = (await (await device.send(lostActs)).json()) as { rev: number }
  await restore(tenantId, backup)
  const reloaded = aDevice(session, device.clientId)
  return { device, reloaded, tenantId, kept, lost, keptActs, lostActs, rev }
}

describe('a restored database', () => {
  it('refuses what was sent to the earlier history, from a warm object, and writes nothing of it', async () => {
    const { device, tenantId, kept } = await restored()
    const late = await device.send([device.mutation(orderOps(newId()))])
    expect([late.status, (await errorOf(late)).code]).toEqual([409, 'epoch_changed'])
    expect((await ordersOf(tenantId)).map(({ id }) => id)).toEqual([kept])
  })

  it('makes a device with an earlier cursor load afresh', async () => {
    const { device, rev } = await restored()
    const response = await device.get(`/api/sync/changes?since=${await device.epoch()}:${rev}`)
    expect([response.status, (await errorOf(response)).code]).toEqual([409, 'epoch_changed'])
  })

  it('continues from its own head and numbers, although the object remembers later ones', async () => {
    const { reloaded, tenantId, rev } = await restored()
    const { head } = await reloaded.changes()
    expect(head).toBeLessThan(rev)
    const answer = await reloaded.act(orderOps(newId()))
    expect(answer.rev).toBe(head + 2)
    expect((await ordersOf(tenantId)).map(({ nr_comanda }) => nr_comanda)).toEqual([1, 2])
  })

  it('accepts the acts that it lost when their device still has them, and no other act twice', async () => {
    const { reloaded, tenantId, kept, lost, keptActs, lostActs } = await restored()
    const response = await reloaded.send([...keptActs, ...lostActs])
    const { results } = (await response.json()) as { results: { status: string }[] }
    expect(results.map(({ status }) => status)).toEqual(['duplicate', 'applied'])
    expect((await ordersOf(tenantId)).map(({ id }) => id)).toEqual([kept, lost])
  })
})
