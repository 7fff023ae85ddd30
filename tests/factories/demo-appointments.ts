import { clockInRomania, dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, weekday } from '#domain/kernel/days.ts'
import { holidayOf } from '#domain/romania/holidays.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { AppointmentStatus } from '#domain/workshop/appointments/transitions.ts'
import { calendarSeeds } from '#domain/workshop/catalog/seeds.ts'
import type { Act } from './demo-shop.ts'
import { type Random, seeded } from './random.ts'
import { idAt } from './workshop.ts'

type Insert = Extract<Op, { op: 'insert' }>

/** Days before and after today for which the demo has appointments. */
const BEFORE = 12
const AFTER = 24
const HOUR = 3_600_000
const MINUTE = 60_000
const OPENS = '08:00'
const CLOSES = '18:00'

/** What comes after the first bay, which each shop has. */
const MORE_BAYS = ['Post 2', 'Elevator cu patru coloane']

const SEEDS = calendarSeeds()
const FIRST_BAY = SEEDS.find(({ collection }) => collection === 'bays')?.id ?? ''
const SERVICES = SEEDS.filter(({ collection }) => collection === 'services').map(({ id, data }) => ({
  id,
  minutes: Number(data.minutes),
}))

const WORDS = [
  'Scârțâie pe față când frânez ușor.',
  'S-a aprins martorul galben de motor.',
  '',
  'Merge greu dimineața.',
  '',
  '',
]

/** The bays of the demo beside the first one. */
export const demoBays = (random: Random, at: number): Insert[] =>
  MORE_BAYS.map((nume, index) => ({
    op: 'insert',
    collection: 'bays',
    id: idAt(random, at),
    data: { nume, position: (index + 2) * 10 },
  }))

/**
 * The appointments of some weeks around `now`: on days of work, full bays today, fewer with each day ahead; what is past has
 * ended, and one of today is late.
 */
export const demoAppointments = (
  bays: readonly string[],
  mechanics: readonly string[],
  cars: readonly Insert[],
  now: number,
): Act[] => {
  const random = seeded(20_261_130)
  const today = dayInRomania(now)
  const acts: Act[] = []
  for (let ahead = -BEFORE; ahead <= AFTER; ahead++) {
    const day = addDays(today, ahead)
    if (weekday(day) > 5 || holidayOf(day) !== null) continue
    const density = ahead <= 1 ? 0.85 : Math.max(0.15, 0.8 - ahead * 0.04)
    for (const [index, bay_id] of [FIRST_BAY, ...bays].entries()) {
      const end = clockInRomania(day, CLOSES)
      for (let at = clockInRomania(day, OPENS); at < end; ) {
        const service = random.pick(SERVICES)
        const until = at + service.minutes * MINUTE
        if (until > end) break
        if (random.next() < density) {
          const car = random.pick(cars)
          const made = Math.min(at - random.between(20, 90) * HOUR, now - HOUR)
          const id = idAt(random, made)
          const data = {
            vehicle_id: car.id,
            nr_auto: String(car.data.nr_inmatriculare),
            client_nume: String(car.data.client_nume ?? ''),
            client_telefon: String(car.data.client_telefon ?? ''),
            cerere: random.pick(WORDS),
            service_id: service.id,
            bay_id,
            mechanic_id: mechanics[index] ?? null,
            data_ora: new Date(at).toISOString(),
            durata_minute: service.minutes,
          }
          acts.push({
            at: made,
            label: 'Programare nouă',
            ops: [{ op: 'insert', collection: 'appointments', id, data }],
          })
          for (const [status, when] of fateOf(random, at, until, now))
            acts.push({
              at: when,
              label: 'Programare',
              ops: [
                {
                  op: 'patch',
                  collection: 'appointments',
                  id,
                  base: Number.MAX_SAFE_INTEGER,
                  data: { status },
                },
              ],
            })
          at = until
        } else at += random.pick([30, 60]) * MINUTE
      }
    }
  }
  return acts
}

/** What became of an appointment by now, and when. */
const fateOf = (random: Random, at: number, until: number, now: number): [AppointmentStatus, number][] => {
  const fate = random.next()
  const isToday = dayInRomania(at) === dayInRomania(now)
  if (at > now)
    return fate < 0.45 ? [['CONFIRMAT', now - HOUR / 2]] : fate > 0.96 ? [['ANULAT', now - HOUR / 2]] : []
  if (isToday && until > now) return fate < 0.6 ? [['SOSIT', at]] : []
  if (fate > 0.95) return [['NEPREZENTAT', Math.min(at + HOUR / 2, now)]]
  return [
    ['SOSIT', at],
    ['FINALIZAT', until],
  ]
}
