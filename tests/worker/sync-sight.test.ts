import { describe, expect, it } from 'vitest'
import type { FullLine } from '#domain/sync/protocol.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { errorOf, post, rawDb } from '#tests/factories/api.ts'
import { aDevice, aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'

/** S12: a mechanic sees the orders he works on, on the server and so on his device. */

const idsIn = (lines: FullLine[], collection: string): unknown[] =>
  lines.flatMap((line) =>
    line.type === 'chunk' && line.collection === collection ? line.rows.map(([id]) => id) : [],
  )

/** A shop with its owner and a mechanic, who has an account of his own. */
const shopWithMechanic = async () => {
  const { device: owner, tenantId } = await aShop()
  const session = await registerShop()
  const userId = session.answer.me.user.id
  await rawDb.DB.batch([
    rawDb.DB.prepare("UPDATE users SET tenant_id = ?, rol = 'mechanic' WHERE id = ?").bind(tenantId, userId),
    rawDb.DB.prepare('UPDATE sessions SET tenant_id = ? WHERE user_id = ?').bind(tenantId, userId),
  ])
  const { email, password } = session.typed
  const login = await post('/api/auth/login', { email, password })
  const { accessToken } = (await login.json()) as { accessToken: string }
  const mechanicId = newId()
  await owner.act([
    { op: 'insert', collection: 'mecanici', id: mechanicId, data: { nume: 'Țepeș', user_id: userId } },
  ])
  return { owner, mechanic: aDevice({ accessToken }), mechanicId, tenantId, userId }
}

const assign = (device: TestDevice, lineId: string | undefined, mecanic_id: string | null) =>
  device.act([{ op: 'patch', collection: 'order_lines', id: lineId, base: 0, data: { mecanic_id } }])

describe('a mechanic', () => {
  it('loads the orders he works on, with all their lines, and no others', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const mine = orderOps(newId(), 3)
    const other = orderOps(newId(), 2)
    await owner.act(mine, other)
    await assign(owner, mine[1]?.id, mechanicId)
    const lines = await mechanic.full()
    expect(idsIn(lines, 'orders')).toEqual([mine[0]?.id])
    expect(idsIn(lines, 'order_lines').sort()).toEqual(
      mine
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    )
    expect(idsIn(await owner.full(), 'orders').length).toBe(2)
  })

  it('has the lines of his order and never what their parts cost, however it comes', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const ops = orderOps(newId(), 1)
    const [order, line] = [ops[0]?.id ?? '', ops[1]?.id ?? '']
    await owner.act(ops, [
      {
        op: 'insert',
        collection: 'order_line_costs',
        id: line,
        data: { order_id: order, pret_achizitie: 7_000 },
      },
    ])
    await assign(owner, line, mechanicId)
    const lines = await mechanic.full()
    expect(idsIn(lines, 'order_lines')).toEqual([line])
    expect(idsIn(lines, 'order_line_costs')).toEqual([])
    const { rows, gone } = await mechanic.changes()
    expect(rows.some(({ collection }) => collection === 'order_line_costs')).toBe(false)
    expect(gone).toContainEqual({ collection: 'order_line_costs', id: line })
    expect(idsIn(await owner.full(), 'order_line_costs')).toEqual([line])
    const answer = await mechanic.act([
      { op: 'patch', collection: 'order_line_costs', id: line, base: 0, data: { pret_achizitie: 1 } },
    ])
    expect(answer.results[0]).toMatchObject({ status: 'rejected', code: 'forbidden' })
    expect(JSON.stringify(answer)).not.toContain('7000')
  })

  it('gets an order whole when it is given to him, and sees it go when it is taken', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const ops = orderOps(newId(), 3)
    await owner.act(ops)
    const before = await mechanic.changes()
    expect(before.rows.some(({ collection }) => collection.startsWith('order'))).toBe(false)
    expect(before.gone.map(({ id }) => id).sort()).toEqual(ops.map(({ id }) => id).sort())
    await assign(owner, ops[2]?.id, mechanicId)
    const given = await mechanic.changes(`${before.cursor.epoch}:${before.cursor.rev}`)
    expect(given.rows.map(({ row }) => row.id).sort()).toEqual(ops.map(({ id }) => id).sort())
    await assign(owner, ops[2]?.id, null)
    const taken = await mechanic.changes(`${given.cursor.epoch}:${given.cursor.rev}`)
    expect(taken.rows).toEqual([])
    expect(taken.gone.map(({ id }) => id).sort()).toEqual(ops.map(({ id }) => id).sort())
  })

  it('may write on his own order, and finds another one absent', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const mine = orderOps(newId(), 1)
    const other = orderOps(newId(), 1)
    await owner.act(mine, other)
    await assign(owner, mine[1]?.id, mechanicId)
    const note = (id: string | undefined) => [
      { op: 'patch', collection: 'orders', id, base: 0, data: { observatii: 'Gata' } },
    ]
    const answer = await mechanic.act(note(mine[0]?.id), note(other[0]?.id), note(newId()))
    expect(
      answer.results.map((result) => (result.status === 'rejected' ? result.code : result.status)),
    ).toEqual(['applied', 'row_missing', 'row_missing'])
    expect(answer.rows.some(({ row }) => row.id === other[0]?.id)).toBe(false)
    const pdf = await mechanic.get(`/api/orders/${other[0]?.id}/pdf/deviz`)
    expect([pdf.status, (await errorOf(pdf)).code]).toEqual([404, 'not_found'])
  })

  it('is told that he may see other rows when his role or his place in the shop changes', async () => {
    const { mechanic, owner, userId, tenantId, mechanicId } = await shopWithMechanic()
    const first = (await mechanic.changes()).access
    expect((await owner.changes()).access).not.toBe(first)
    await owner.act([{ op: 'patch', collection: 'mecanici', id: mechanicId, base: 0, data: { user_id: '' } }])
    const second = (await mechanic.changes()).access
    expect(second).not.toBe(first)
    await rawDb.DB.prepare("UPDATE users SET rol = 'reception' WHERE id = ? AND tenant_id = ?")
      .bind(userId, tenantId)
      .run()
    expect((await mechanic.changes()).access).not.toBe(second)
  })
})
