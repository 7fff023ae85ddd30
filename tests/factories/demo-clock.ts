import { dayInRomania } from '#domain/kernel/dates.ts'
import { startOfDay } from '#domain/kernel/days.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { asTime } from '#domain/workshop/clock/hours.ts'
import { type Random, seeded } from './random.ts'
import { idAt } from './workshop.ts'

/** A mechanic's day begins at 6:00 UTC, in milliseconds. */
const MORNING = 6 * 3_600_000

/** The clocks of the demo's mechanics: each does one thing after the other. */
export class DemoClock {
  readonly #random: Random = seeded(20_261_124)
  /** When a mechanic is free, by mechanic and day; in milliseconds. */
  readonly #free = new Map<string, number>()

  /** The work sessions of an order's finished works, on the day of the order; `at` in milliseconds. */
  sessionsOf(at: number, ops: readonly Op[]): Op[] {
    return ops.flatMap((op): Op[] => {
      if (op.op !== 'insert' || op.collection !== 'order_lines' || op.data.executat !== 1) return []
      const day = dayInRomania(at)
      const key = `${op.data.mecanic_id} ${day}`
      const from = this.#free.get(key) ?? startOfDay(day) + MORNING
      const worked = Math.round((Number(op.data.ore) * this.#random.between(75, 130)) / 100)
      const to = from + asTime(worked)
      this.#free.set(key, to + this.#random.between(3, 25) * 60_000)
      return [
        {
          op: 'insert',
          collection: 'work_sessions',
          id: idAt(this.#random, at),
          data: {
            order_id: op.data.order_id ?? null,
            line_id: op.id,
            mechanic_id: op.data.mecanic_id ?? null,
            started_at: new Date(from).toISOString(),
            stopped_at: new Date(to).toISOString(),
          },
        },
      ]
    })
  }
}
