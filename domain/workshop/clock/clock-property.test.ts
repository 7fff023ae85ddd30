import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import type { WorkSession } from './schema.ts'

/** Minutes of one morning; every instant of the test is one of them, so that minutes can be counted one by one. */
const MORNING = Date.parse('2026-11-23T06:00:00.000Z')
const MINUTE = 60_000
const instant = (minute: number) => new Date(MORNING + minute * MINUTE).toISOString()
const minuteOf = (iso: string) => (Date.parse(iso) - MORNING) / MINUTE

const LINES = 2

/** What the mechanic does on one of his two devices, which sync when they like. Each step is one minute later or more. */
const step = fc.record({
  device: fc.nat(1),
  wait: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom('start', 'stop', 'switch', 'undo', 'push', 'push'),
  line: fc.nat(LINES - 1),
})
/** What the desk corrects between: a session added, moved, or deleted. */
const correction = fc.record({
  kind: fc.constantFrom('add', 'move', 'delete'),
  at: fc.integer({ min: 0, max: 400 }),
  length: fc.integer({ min: 1, max: 90 }),
  which: fc.nat(9),
})
type Ops = {
  op: 'insert' | 'patch' | 'delete'
  collection: string
  id: string
  data?: Record<string, string | null>
}[]

it('no minute is lost or counts twice, whatever two devices and the desk tell in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: step }, correction), { maxLength: 30 }),
      async (steps) => {
        const shop = await shopInMemory(instant(2000))
        const [order, mechanic, lines] = [nextId(), nextId(), Array.from({ length: LINES }, nextId)]
        const desk = shop.person('owner')
        await desk.act([
          { op: 'insert', collection: 'mecanici', id: mechanic, data: { nume: 'Țepeș' } },
          { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-23' } },
          ...lines.map((id) => ({
            op: 'insert' as const,
            collection: 'order_lines',
            id,
            data: { order_id: order, tip: 'manopera', mecanic_id: mechanic },
          })),
        ])
        const insert = (id: string, line: number, from: number, to: number | null): Ops[number] => ({
          op: 'insert',
          collection: 'work_sessions',
          id,
          data: {
            order_id: order,
            line_id: lines[line] ?? '',
            mechanic_id: mechanic,
            started_at: instant(from),
            stopped_at: to === null ? null : instant(to),
          },
        })
        const patch = (id: string, data: Record<string, string | null>): Ops[number] => ({
          op: 'patch',
          collection: 'work_sessions',
          id,
          data,
        })
        const sessions = () => shop.all<WorkSession>('work_sessions')
        const devices = [0, 1].map(() => ({
          person: shop.person('mechanic', [mechanic]),
          running: null as string | null,
          before: null as string | null,
          unsent: [] as Ops[],
        }))
        let now = 0
        /** What each person said last of a session: the minutes that must be counted. */
        const said = new Map<string, { from: number; to: number | null }>()
        const push = async (device: (typeof devices)[number]) => {
          for (const ops of device.unsent.splice(0)) {
            const [result] = await device.person.act(ops)
            // The desk may have deleted it meanwhile.
            if (result?.status === 'rejected') expect(result.code).toBe('row_deleted')
            else
              for (const { op, id, data } of ops) {
                if (op === 'delete') said.delete(id)
                else
                  said.set(id, {
                    from: data?.started_at ? minuteOf(data.started_at) : (said.get(id)?.from ?? 0),
                    to: data?.stopped_at ? minuteOf(data.stopped_at) : null,
                  })
              }
          }
        }
        const running = () => sessions().filter(({ stopped_at }) => stopped_at === null)
        const check = () => {
          const all = sessions()
          // Every minute that somebody claims belongs to the one that began last, and to nobody else.
          const counted = new Map<string, number>()
          for (let minute = 0; minute < 2000; minute++) {
            const claiming = all.filter(
              ({ started_at, stopped_at, ends_at }) =>
                minuteOf(started_at) <= minute && minute < minuteOf(stopped_at ?? ends_at),
            )
            const owner = claiming.reduce<WorkSession | null>(
              (last, one) =>
                last && [last.started_at, last.id].join() > [one.started_at, one.id].join() ? last : one,
              null,
            )
            if (owner) counted.set(owner.id, (counted.get(owner.id) ?? 0) + 1)
          }
          for (const one of all)
            expect([one.id, one.worked / MINUTE]).toEqual([
              one.id,
              one.stopped_at === null ? 0 : (counted.get(one.id) ?? 0),
            ])
          for (const id of lines) {
            const time = all
              .filter(({ line_id }) => line_id === id)
              .reduce((total, { worked }) => total + worked, 0)
            expect(shop.row<OrderLine>('order_lines', id).ore_lucrate).toBe(Math.round(time / 3600))
          }
          // What a person stopped himself stands as he said it; the rules stop only what was left running.
          for (const [id, { from, to }] of said) {
            const row = all.find((one) => one.id === id)
            if (!row) continue
            expect(minuteOf(row.started_at)).toBe(from)
            if (to !== null) expect(minuteOf(row.stopped_at ?? '')).toBe(Math.max(from, to))
          }
        }
        for (const one of steps) {
          if ('device' in one) {
            now += one.wait
            const device = devices[one.device]
            if (!device) continue
            if (one.kind === 'push') await push(device)
            else if (one.kind === 'stop') {
              if (device.running) device.unsent.push([patch(device.running, { stopped_at: instant(now) })])
              device.running = null
              device.before = null
            } else if (one.kind === 'undo') {
              if (device.running)
                device.unsent.push([
                  { op: 'delete', collection: 'work_sessions', id: device.running },
                  ...(device.before ? [patch(device.before, { stopped_at: null })] : []),
                ])
              device.running = device.before
              device.before = null
            } else {
              const id = nextId()
              if (device.running) device.unsent.push([patch(device.running, { stopped_at: instant(now) })])
              device.unsent.push([insert(id, one.line, now, null)])
              device.before = device.running
              device.running = id
            }
          } else {
            const known = sessions()
            const row = known[one.which % Math.max(known.length, 1)]
            const times = { started_at: instant(one.at), stopped_at: instant(one.at + one.length) }
            if (one.kind === 'add') {
              const id = nextId()
              await desk.act([insert(id, one.which % LINES, one.at, one.at + one.length)])
              said.set(id, { from: one.at, to: one.at + one.length })
            } else if (row && one.kind === 'move') {
              await desk.act([patch(row.id, times)])
              said.set(row.id, { from: one.at, to: one.at + one.length })
            } else if (row) {
              await desk.act([{ op: 'delete', collection: 'work_sessions', id: row.id }])
              said.delete(row.id)
            }
          }
          expect(running().length).toBeLessThanOrEqual(1)
        }
        for (const device of devices) await push(device)
        check()
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
