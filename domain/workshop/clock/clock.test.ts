import { beforeEach, describe, expect, it } from 'vitest'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { endsBy, stoppedAt } from './closing.ts'
import { hoursOfLine } from './hours.ts'
import { ownOf } from './intervals.ts'
import type { WorkSession } from './schema.ts'

/** A Monday in winter: Romania is two hours ahead of UTC. */
const at = (time: string) => `2026-11-23T${time}:00.000Z`
const HOUR = 3_600_000

let shop: ShopInMemory
let order: string
let lines: string[]
let mechanic: string
let other: string

beforeEach(async () => {
  shop = await shopInMemory(at('20:00'))
  order = nextId()
  lines = [nextId(), nextId()]
  mechanic = nextId()
  other = nextId()
  await shop
    .person('owner')
    .act([
      insert('mecanici', mechanic, { nume: 'Țepeș' }),
      insert('mecanici', other, { nume: 'Ion' }),
      insert('orders', order, { data_comanda: '2026-11-23' }),
      ...lines.map((id) =>
        insert('order_lines', id, { order_id: order, tip: 'manopera', mecanic_id: mechanic }),
      ),
    ])
})

const insert = (collection: string, id: string, data: Record<string, string | number | null>) => ({
  op: 'insert' as const,
  collection,
  id,
  data,
})
const patch = (id: string, data: Partial<WorkSession>) => ({
  op: 'patch' as const,
  collection: 'work_sessions',
  id,
  data: data as Record<string, string | number | null>,
})
/** A session on a line, at times of the Monday in UTC, or at whole instants. */
const session = (
  id: string,
  line: number,
  from: string,
  to: string | null,
  more: Partial<WorkSession> = {},
) => {
  const instant = (time: string) => (time.length > 5 ? time : at(time))
  return insert('work_sessions', id, {
    order_id: order,
    line_id: lines[line] ?? '',
    mechanic_id: mechanic,
    started_at: instant(from),
    stopped_at: to && instant(to),
    ...(more as Record<string, string>),
  })
}
const row = (id: string) => shop.row<WorkSession>('work_sessions', id)
const hours = () => lines.map((id) => shop.row<OrderLine>('order_lines', id).ore_lucrate)

describe('a work session', () => {
  it('gives its hours to the line when it is stopped, rounded once', async () => {
    const me = shop.person('mechanic', [mechanic])
    const ids = [nextId(), nextId(), nextId()]
    await me.act([session(ids[0] ?? '', 0, '08:00', null)])
    expect([hours()[0], row(ids[0] ?? '').running_of]).toEqual([0, mechanic])
    await me.act([patch(ids[0] ?? '', { stopped_at: at('08:10') })])
    // Ten minutes are 166.67 thousandths of an hour: three times ten are half an hour, and not 501.
    await me.act([session(ids[1] ?? '', 0, '09:00', '09:10'), session(ids[2] ?? '', 0, '10:00', '10:10')])
    expect(hours()).toEqual([500, 0])
    expect(row(ids[0] ?? '')).toMatchObject({ running_of: '', worked: 600_000, asks: 0, corrected_by: '' })
  })

  it('is the only one that runs: one that begins stops the other at that instant', async () => {
    const me = shop.person('mechanic', [mechanic])
    const [first, second] = [nextId(), nextId()]
    await me.act([session(first, 0, '08:00', null)], [session(second, 1, '09:30', null)])
    expect(row(first)).toMatchObject({ stopped_at: at('09:30'), running_of: '', worked: 1.5 * HOUR })
    expect(row(second)).toMatchObject({ stopped_at: null, running_of: mechanic })
    expect(hours()).toEqual([1500, 0])
  })

  it('that arrives late, and began earlier, does not stop the one that runs', async () => {
    const [phone, tablet] = [shop.person('mechanic', [mechanic]), shop.person('mechanic', [mechanic])]
    const [late, early] = [nextId(), nextId()]
    await phone.act([session(late, 1, '09:30', null)])
    await tablet.act([session(early, 0, '08:00', null)])
    expect([row(early).stopped_at, row(late).stopped_at]).toEqual([at('09:30'), null])
    // The tablet knew nothing of the other: what it says later counts where nobody says otherwise.
    await phone.act([patch(late, { stopped_at: at('10:00') })])
    await tablet.act([patch(early, { stopped_at: at('11:00') })])
    expect(hours()).toEqual([2500, 500])
  })

  it('added afterwards takes its minutes, and the running one goes on', async () => {
    const [running, added] = [nextId(), nextId()]
    await shop.person('mechanic', [mechanic]).act([session(running, 0, '08:00', null)])
    await shop.person('reception').act([session(added, 1, '09:00', '10:00', { by_hand: 1 })])
    expect(row(running).stopped_at).toBeNull()
    await shop.person('mechanic', [mechanic]).act([patch(running, { stopped_at: at('12:00') })])
    expect(hours()).toEqual([3000, 1000])
    await shop.person('owner').act([{ op: 'delete', collection: 'work_sessions', id: added }])
    expect(hours()).toEqual([4000, 0])
  })

  it('is undone by the act that reverses it', async () => {
    const me = shop.person('mechanic', [mechanic])
    const [first, mistake] = [nextId(), nextId()]
    await me.act([session(first, 0, '08:00', null)], [session(mistake, 1, '09:00', null)])
    await me.act([
      { op: 'delete', collection: 'work_sessions', id: mistake },
      patch(first, { stopped_at: null }),
    ])
    expect(row(first)).toMatchObject({ stopped_at: null, running_of: mechanic, corrected_by: '' })
  })

  it('keeps who corrected its times, but not who stopped it', async () => {
    const [me, desk] = [shop.person('mechanic', [mechanic]), shop.person('reception')]
    const id = nextId()
    await me.act([session(id, 0, '08:00', null)], [patch(id, { stopped_at: at('09:00') })])
    expect(row(id).corrected_by).toBe('')
    await desk.act([patch(id, { note: 'cu Ion' })])
    expect(row(id).corrected_at).toBeNull()
    await desk.act([patch(id, { stopped_at: at('10:00') })])
    expect(row(id)).toMatchObject({ corrected_at: at('20:00'), worked: 2 * HOUR })
    expect(row(id).corrected_by).not.toBe('')
  })

  it('moved to another time gives back the minutes that it had taken', async () => {
    const desk = shop.person('owner')
    const [long, short] = [nextId(), nextId()]
    await desk.act([session(long, 0, '08:00', '12:00'), session(short, 1, '09:00', '10:00')])
    expect(hours()).toEqual([3000, 1000])
    await desk.act([patch(short, { started_at: at('14:00'), stopped_at: at('15:00') })])
    expect(hours()).toEqual([4000, 1000])
  })

  it('belongs to its mechanic: another mechanic can’t write it, the desk can', async () => {
    const [me, colleague, desk] = [
      shop.person('mechanic', [mechanic]),
      shop.person('mechanic', [mechanic, other]),
      shop.person('reception'),
    ]
    const id = nextId()
    expect(await me.outcome([session(id, 0, '08:00', '09:00', { mechanic_id: other })])).toBe('forbidden')
    expect(await colleague.outcome([session(id, 0, '08:00', '09:00', { mechanic_id: other })])).toBe(
      'applied',
    )
    expect(await me.outcome([patch(id, { stopped_at: at('10:00') })])).toBe('forbidden')
    expect(await desk.outcome([patch(id, { stopped_at: at('10:00') })])).toBe('applied')
  })

  it('has times that can be, on a line of its order', async () => {
    const desk = shop.person('owner')
    const refused = (from: string, to: string | null, more: Partial<WorkSession> = {}) =>
      desk.outcome([session(nextId(), 0, from, to, more)])
    expect(await refused('09:00', '08:00')).toBe('session_times')
    expect(await refused('2026-11-22T07:00:00.000Z', '08:00')).toBe('session_too_long')
    expect(await refused('2026-11-25T08:00:00.000Z', null)).toBe('session_ahead')
    expect(await refused('08:00', '09:00', { mechanic_id: null })).toBe('session_without_mechanic')
    const elsewhere = nextId()
    await desk.act([insert('orders', elsewhere, { data_comanda: '2026-11-23' })])
    expect(await refused('08:00', '09:00', { order_id: elsewhere })).toBe('row_missing')
  })

  it('stops when its line is deleted or its order is annulled, and its hours stay', async () => {
    const me = shop.person('mechanic', [mechanic])
    const desk = shop.person('owner')
    const [gone, annulled] = [nextId(), nextId()]
    shop.at(at('09:00'))
    await me.act([session(gone, 0, '08:00', null)])
    await desk.act([{ op: 'delete', collection: 'order_lines', id: lines[0] ?? '' }])
    expect(row(gone)).toMatchObject({ stopped_at: at('09:00'), worked: HOUR })
    await me.act([session(annulled, 1, '08:30', null)])
    await desk.act([{ op: 'patch', collection: 'orders', id: order, data: { status: 'ANULAT' } }])
    expect(row(annulled)).toMatchObject({ stopped_at: at('09:00'), running_of: '' })
  })

  it('keeps its order visible to the mechanic who worked', async () => {
    await shop.person('owner').act([session(nextId(), 0, '08:00', '09:00', { mechanic_id: other })])
    expect(shop.row('orders', order).visible_to).toBe([mechanic, other].sort().join(' '))
  })
})

describe('a forgotten clock', () => {
  it('ends when the shop closes, and after a shift where it began later', () => {
    const closing = (start: string) => new Date(endsBy(Date.parse(start), () => '17:30')).toISOString()
    expect(closing(at('08:00'))).toBe(at('15:30'))
    expect(closing(at('16:00'))).toBe('2026-11-24T00:00:00.000Z')
    // In summer Romania is three hours ahead.
    expect(closing('2026-07-01T08:00:00.000Z')).toBe('2026-07-01T14:30:00.000Z')
    expect(new Date(endsBy(Date.parse(at('22:30')), () => '01:00')).toISOString()).toBe(
      '2026-11-23T23:00:00.000Z',
    )
  })

  it('is stopped at closing time by whoever comes next, and asks', () => {
    const forgotten = { started_at: at('08:00'), ends_at: at('16:00') }
    expect(stoppedAt(forgotten, at('15:59'))).toEqual({ stopped_at: at('15:59'), asks: 0 })
    expect(stoppedAt(forgotten, '2026-11-24T06:00:00.000Z')).toEqual({ stopped_at: at('16:00'), asks: 1 })
  })

  it('tells its mechanic, and asks no more once he has answered', async () => {
    const user = nextId()
    const id = nextId()
    await shop
      .person('owner')
      .act([{ op: 'patch', collection: 'mecanici', id: mechanic, data: { user_id: user } }])
    const me = shop.person('mechanic', [mechanic])
    shop.at('2026-11-24T06:00:00.000Z')
    await me.act([session(id, 0, '08:00', null)])
    await me.act([session(nextId(), 1, '2026-11-24T06:00:00.000Z', null)])
    expect(row(id)).toMatchObject({ stopped_at: at('16:00'), asks: 1, worked: 8 * HOUR })
    expect(shop.effects).toContain(`notifications.tell/clock.forgotten/${id}`)
    await me.act([patch(id, { stopped_at: at('17:00') })])
    expect(row(id)).toMatchObject({ asks: 0, worked: 9 * HOUR })
  })
})

describe('time', () => {
  it('over the night of a change of the clock has its true length', async () => {
    const id = nextId()
    shop.at('2026-10-26T08:00:00.000Z')
    // From 22:00 to 06:00 in Romania, in the night that has 25 hours.
    await shop.person('owner').act([session(id, 0, '2026-10-24T19:00:00.000Z', '2026-10-25T04:00:00.000Z')])
    expect(hours()[0]).toBe(9000)
  })

  it('belongs to the session that began last of those that claim it', () => {
    const one = (id: string, from: number, to: number) => ({
      id,
      started_at: new Date(from * HOUR).toISOString(),
      stopped_at: new Date(to * HOUR).toISOString(),
      ends_at: '',
    })
    const all = [one('a', 0, 10), one('b', 2, 4), one('c', 3, 6), one('d', 8, 9)]
    const own = all.map((session) => ownOf(session, all).map(({ from, to }) => [from / HOUR, to / HOUR]))
    expect(own).toEqual([
      [
        [0, 2],
        [6, 8],
        [9, 10],
      ],
      [[2, 3]],
      [[3, 6]],
      [[8, 9]],
    ])
  })
})

describe('typed hours', () => {
  const typed = (id: string, time: string, total: number) => session(id, 0, time, time, { typed: total })

  it('are the hours of the line until then; what is worked later comes on top', async () => {
    const desk = shop.person('reception')
    const [hand, again] = [nextId(), nextId()]
    await desk.act([session(nextId(), 0, '08:00', '09:00')])
    await desk.act([typed(hand, '10:00', 2500)])
    expect([hours()[0], row(hand).worked]).toEqual([2500, 1.5 * HOUR])
    await desk.act([session(nextId(), 0, '11:00', '11:30')])
    expect(hours()[0]).toBe(3000)
    await desk.act([typed(again, '12:00', 1000)])
    expect([hours()[0], row(again).worked]).toEqual([1000, -2 * HOUR])
    await desk.act([{ op: 'delete', collection: 'work_sessions', id: again }])
    expect(hours()[0]).toBe(3000)
  })

  it('need no mechanic at the desk, and a mechanic types only his own', async () => {
    const nobody = { mechanic_id: null, typed: 1000 }
    expect(await shop.person('reception').outcome([session(nextId(), 0, '08:00', null, nobody)])).toBe(
      'applied',
    )
    expect(
      await shop.person('mechanic', [mechanic]).outcome([session(nextId(), 0, '08:00', null, nobody)]),
    ).toBe('forbidden')
  })

  it('of two people who type the same are the same', () => {
    const one = (id: string, started_at: string) => ({ id, started_at, typed: 2000, worked: 0 })
    expect(hoursOfLine([one('b', '2'), one('a', '1')])).toEqual({
      hours: 2000,
      added: [
        { id: 'a', worked: 2 * HOUR },
        { id: 'b', worked: 0 },
      ],
    })
  })
})
