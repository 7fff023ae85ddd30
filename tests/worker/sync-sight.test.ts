import { describe, expect, it } from 'vitest'
import { type FullLine, formatCursor } from '#domain/sync/protocol.ts'
import { setRole } from '#tests/factories/accounts.ts'
import { errorOf } from '#tests/factories/api.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'

/** S12.4: a mechanic sees the orders with work of this mechanic, on the server and so on the device. */

const idsIn = (lines: FullLine[], collection: string): unknown[] =>
  lines.flatMap((line) =>
    line.type === 'chunk' && line.collection === collection ? line.rows.map(([id]) => id) : [],
  )

const assign = (device: TestDevice, lineId: string | undefined, mecanic_id: string | null) =>
  device.act([{ op: 'patch', collection: 'order_lines', id: lineId, base: 0, data: { mecanic_id } }])

describe('a mechanic', () => {
  it('loads the orders to work on, with all their lines, and no others', async () => {
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

  it('has the lines of the order and never what their parts cost, by any way', async () => {
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
    const { rows, removed } = await mechanic.changes()
    expect(rows.some(({ collection }) => collection === 'order_line_costs')).toBe(false)
    expect(removed).toEqual([])
    expect(idsIn(await owner.full(), 'order_line_costs')).toEqual([line])
    const answer = await mechanic.act([
      { op: 'patch', collection: 'order_line_costs', id: line, base: 0, data: { pret_achizitie: 1 } },
    ])
    expect(answer.results[0]).toMatchObject({ status: 'rejected', code: 'forbidden' })
    expect(JSON.stringify(answer)).not.toContain('7000')
  })

  it('gets a whole order when it is assigned, and loses it when it is taken away', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const ops = orderOps(newId(), 3)
    await owner.act(ops)
    const before = await mechanic.changes()
    expect(before.rows.some(({ collection }) => collection.startsWith('order'))).toBe(false)
    // The page names no id that this mechanic never had.
    expect(before.removed).toEqual([])
    const given = await assign(owner, ops[2]?.id, mechanicId)
    // The line and the order: nothing else records who may see a row.
    expect(given.rev - (given.from ?? 0)).toBe(2)
    const arrived = await mechanic.changes(formatCursor(before.cursor))
    expect(arrived.rows.map(({ row }) => row.id).sort()).toEqual(ops.map(({ id }) => id).sort())
    await assign(owner, ops[2]?.id, null)
    const taken = await mechanic.changes(formatCursor(arrived.cursor))
    expect(taken.rows).toEqual([])
    expect(taken.removed).toEqual([{ collection: 'orders', id: ops[0]?.id }])
  })

  it('gets what became visible in parts, each page continuing where the last one ended', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const orders = [orderOps(newId(), 4), orderOps(newId(), 3)]
    await owner.act(...orders)
    let { cursor } = await mechanic.changes()
    for (const [, line] of orders) await assign(owner, line?.id, mechanicId)
    const got = new Map<string, number>()
    const sizes: number[] = []
    for (let more = true; more; ) {
      const page = await mechanic.changes(formatCursor(cursor), 2)
      for (const { row } of page.rows) got.set(row.id, (got.get(row.id) ?? 0) + 1)
      sizes.push(page.rows.length)
      ;({ cursor, more } = page)
    }
    expect([...got.keys()].sort()).toEqual(orders.flatMap((ops) => ops.map(({ id }) => id)).sort())
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4)
    expect(sizes.length).toBeGreaterThan(3)
  })

  it('cannot skip rows or walk through the whole log with an invented position', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const ops = orderOps(newId(), 2)
    await owner.act(ops)
    const { cursor } = await mechanic.changes()
    await assign(owner, ops[1]?.id, mechanicId)
    const right = await mechanic.changes(formatCursor(cursor))
    expect(right.rows.length).toBe(3)
    for (const to of [999_999_999_999_999, cursor.rev + 1_001, cursor.rev, 0]) {
      const within = `${to}~ffffffff-ffff-ffff-ffff-ffffffffffff~9999~`
      const page = await mechanic.changes(encodeURIComponent(formatCursor({ ...cursor, within })))
      // The server's time is another at each page.
      expect([to, { ...page, now: right.now }]).toEqual([to, right])
    }
  })

  it('may not link to a hidden row: it gets the same answer as for a missing one', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const [mine, other] = [orderOps(newId(), 1), orderOps(newId(), 1)]
    await owner.act(mine, other, [
      { op: 'patch', collection: 'orders', id: other[0]?.id, base: 0, data: { note_interne: 'Nu plătește' } },
    ])
    await assign(owner, mine[1]?.id, mechanicId)
    const line = (order_id: string | undefined, data = {}) => [
      { op: 'insert', collection: 'order_lines', id: newId(), data: { order_id, tip: 'manopera', ...data } },
    ]
    const photo = (order_id: string | undefined, data = {}) => [
      {
        op: 'insert',
        collection: 'photos',
        id: newId(),
        data: {
          ...{ order_id, taken_at: '2026-11-21T08:00:00.000Z', size: 1, width: 1, height: 1 },
          ...{ sha256: '0'.repeat(64), ...data },
        },
      },
    ]
    const acts = (orderId: string | undefined, lineId: string | undefined) => [
      line(orderId, { mecanic_id: mechanicId }),
      line(orderId),
      photo(orderId),
      line(mine[0]?.id, { provine_din: lineId }),
      photo(mine[0]?.id, { line_id: lineId }),
      [{ op: 'patch', collection: 'order_lines', id: mine[1]?.id, base: 0, data: { provine_din: lineId } }],
      [{ op: 'patch', collection: 'order_lines', id: lineId, base: 0, data: { descriere: 'x' } }],
    ]
    const told = async (orderId: string | undefined, lineId: string | undefined) => {
      const { results, rows, removed } = await mechanic.act(...acts(orderId, lineId))
      expect(rows.some(({ row }) => row.id === orderId || row.id === lineId)).toBe(false)
      return {
        removed: removed.map(({ collection }) => collection),
        results: results.map(({ id: _, ...one }) => one),
      }
    }
    const hidden = await told(other[0]?.id, other[1]?.id)
    expect(hidden.results).toEqual(
      hidden.results.map(() => expect.objectContaining({ status: 'rejected', code: 'row_missing' })),
    )
    expect(await told(newId(), newId())).toEqual(hidden)
    expect(JSON.stringify(await mechanic.changes())).not.toContain('Nu plătește')
    // Links to visible rows are allowed.
    expect(
      (await mechanic.act(line(mine[0]?.id), photo(mine[0]?.id, { line_id: mine[1]?.id }))).results,
    ).toEqual([
      expect.objectContaining({ status: 'applied' }),
      expect.objectContaining({ status: 'applied' }),
    ])
  })

  it('may write on an assigned order, and finds others missing', async () => {
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
    const pdf = await mechanic.get(`/api/orders/${other[0]?.id}/pdf/garantie`)
    expect([pdf.status, (await errorOf(pdf)).code]).toEqual([404, 'not_found'])
  })

  it('is told about other access when the role or the mechanic’s row in the shop changes', async () => {
    const { mechanic, owner, userId, mechanicId } = await shopWithMechanic()
    const first = (await mechanic.changes()).access
    expect((await owner.changes()).access).not.toBe(first)
    await owner.act([{ op: 'patch', collection: 'mecanici', id: mechanicId, base: 0, data: { user_id: '' } }])
    const second = (await mechanic.changes()).access
    expect(second).not.toBe(first)
    await setRole(userId, 'reception')
    expect((await mechanic.changes()).access).not.toBe(second)
  })
})
