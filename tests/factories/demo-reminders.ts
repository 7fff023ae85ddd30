import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, DAY } from '#domain/kernel/days.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { type Random, seeded } from './random.ts'
import { idAt } from './workshop.ts'

/** The odometer of each car, which increases from order to order. */
export class DemoOdometers {
  readonly #random = seeded(20_261_123)
  readonly #cars = new Map<string, { at: number; km: number; perDay: number }>()

  /** An order's kilometres, never below those of the order before. */
  read(carId: string, at: number): number {
    const before = this.#cars.get(carId) ?? {
      at,
      km: this.#random.between(4_000, 290_000),
      perDay: this.#random.between(15, 90),
    }
    const km = before.km + Math.max(0, Math.round(((at - before.at) / DAY) * before.perDay))
    this.#cars.set(carId, { ...before, at, km })
    return km
  }

  last(carId: string): number | null {
    return this.#cars.get(carId)?.km ?? null
  }
}

/** Days from today on which reminders are due: some have passed, most are near, the rest are months away. */
const DUE: readonly [ReminderKind, number][] = [
  ['itp', -12],
  ['rca', -3],
  ['itp', 2],
  ['rovinieta', 5],
  ['rca', 9],
  ['itp', 16],
  ['ulei', 21],
  ['rovinieta', 28],
  ['itp', 75],
  ['rca', 140],
  ['ulei', 190],
  ['itp', 300],
]

/** The shop's reminders, for the cars it has. */
export const demoReminders = (carIds: readonly string[], odometers: DemoOdometers, now: number): Op[] => {
  const random: Random = seeded(20_261_124)
  const today = dayInRomania(now)
  return DUE.flatMap(([kind, days], index): Op[] => {
    const car = carIds[Math.floor((index * carIds.length) / DUE.length)]
    if (car === undefined) return []
    const km = odometers.last(car)
    return [
      {
        op: 'insert',
        collection: 'reminders',
        id: idAt(random, now),
        data: {
          vehicle_id: car,
          kind,
          due_date: addDays(today, days),
          due_km: kind === 'ulei' && km !== null ? km + 2_500 : null,
        },
      },
    ]
  })
}
