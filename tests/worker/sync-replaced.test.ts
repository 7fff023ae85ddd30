import { describe, expect, it } from 'vitest'
import type { Role } from '#domain/team/roles.ts'
import { joinShop } from '#tests/factories/accounts.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'

/** S7.3: a replaced value waits for the person who had written it, and for nobody else. */

const join = async (tenantId: string, role: Role) => {
  const { userId, accessToken } = await joinShop(tenantId, role)
  return { device: aDevice({ accessToken }), userId }
}

describe('a value that another person replaces', () => {
  it('is told to the person who had written it, with the name of the other, and never to anybody else', async () => {
    const { device: owner, tenantId, session } = await aShop()
    const desk = await join(tenantId, 'reception')
    const third = await join(tenantId, 'manager')
    const orderId = newId()
    const { rev: base } = await owner.act(orderOps(orderId))
    const km = (km_intrare: number) => [
      { op: 'patch', collection: 'orders', id: orderId, base, data: { km_intrare } },
    ]
    await desk.device.act(km(125_000))
    const since = (await desk.device.changes()).cursor
    const late = await owner.act(km(120_000))
    expect(late.results[0]).toMatchObject({ status: 'applied', overwrote: [{ lost: 125_000 }] })
    // The answer tells the owner nothing about the other person's row.
    expect(JSON.stringify([late.rows, late.removed])).not.toContain('replaced_values')

    const page = await (await desk.device.get(`/api/sync/changes?since=${since.epoch}:${since.rev}`)).json<{
      rows: { collection: string; row: { id: string } }[]
    }>()
    const told = page.rows.find(({ collection }) => collection === 'replaced_values')?.row
    expect(told).toMatchObject({
      user_id: desk.userId,
      by_user_id: session.answer.me.user.id,
      by_name: session.answer.me.user.name,
      by_client_id: owner.clientId,
      row_collection: 'orders',
      row_id: orderId,
      row_column: 'km_intrare',
      lost: '125000',
    })
    const id = told?.id ?? ''
    expect(JSON.stringify(await desk.device.full())).toContain(id)
    for (const other of [owner, third.device]) {
      expect(JSON.stringify((await other.changes()).rows)).not.toContain(id)
      expect(JSON.stringify(await other.full())).not.toContain(id)
      expect((await other.get(`/api/sync/history/replaced_values/${id}`)).status).toBe(404)
      const [result] = (await other.act([{ op: 'delete', collection: 'replaced_values', id, base: 0 }]))
        .results
      expect(result).toMatchObject({ status: 'rejected', code: 'row_missing' })
    }
    // Nobody can create one by hand, and the person dismisses it without anybody else.
    const forged = { op: 'insert', collection: 'replaced_values', id: newId(), data: {} }
    expect((await desk.device.act([forged])).results[0]).toMatchObject({ code: 'forbidden' })
    const done = await desk.device.act([{ op: 'delete', collection: 'replaced_values', id, base: 0 }])
    expect(done.results[0]?.status).toBe('applied')
  })

  it('does not tell the current value to a mechanic who does not see the order any more (S12.3)', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const ops = orderOps(newId())
    const [orderId, line] = [ops[0]?.id ?? '', ops[1]?.id]
    await owner.act(ops)
    const assign = (mecanic_id: string | null) =>
      owner.act([{ op: 'patch', collection: 'order_lines', id: line, base: 0, data: { mecanic_id } }])
    const { rev: base } = await assign(mechanicId)
    const note = (note_interne: string) => [
      { op: 'patch', collection: 'orders', id: orderId, base, data: { note_interne } },
    ]
    await mechanic.act(note('Bate la stânga'))
    await assign(null)
    await owner.act(note('Nu plătește'))
    const read = JSON.stringify([await mechanic.changes(), await mechanic.full()])
    expect(read).toContain('Bate la stânga')
    expect(read).not.toContain('Nu plătește')
  })
})
