import { compare } from '#domain/kernel/compare.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { demoAppointments, demoBays } from './demo-appointments.ts'
import { demoApproval } from './demo-approvals.ts'
import { DemoClock } from './demo-clock.ts'
import { type DemoDesk, demoInvoice, demoSeries } from './demo-invoices.ts'
import { boardLabel, demoPackages, workedOn } from './demo-orders.ts'
import { DemoOdometers, demoReminders } from './demo-reminders.ts'
import { type Random, seeded } from './random.ts'
import { anOrder, aVehicle, idAt, someModels } from './workshop.ts'

/** How many of the newest orders have their car still in the yard. */
const IN_YARD = 9
const MINUTE = 60_000

/** Days of work in the demo. */
export const DEMO_DAYS = 300

type Insert = Extract<Op, { op: 'insert' }>

export type Act = { at: number; label: string; ops: Op[] }

/** Months of a shop's work up to `now` (ms): a few hundred orders, most of them done, the last ones in progress. */
export const demoActs = (tenantId: string, now: number, orders = 320, cars = 140): Act[] => {
  const random = seeded(20_261_121)
  const start = now - DEMO_DAYS * DAY
  const models = someModels(random, start)
  const mechanics = MECHANICS.map(() => idAt(random, start))
  // A separate random source, so that invoices do not change the orders.
  const ofDesk = seeded(20_261_122)
  const desk: DemoDesk = { random: ofDesk, tenantId, seriesId: idAt(ofDesk, start), now }
  const ofClient = seeded(20_261_123)
  const ofCalendar = seeded(20_261_124)
  const bays = demoBays(ofCalendar, start)
  const acts: Act[] = [
    {
      at: start,
      label: 'Date inițiale',
      ops: [
        ...models.ops,
        { op: 'patch', collection: 'tenants', id: tenantId, base: 1, data: LETTERHEAD },
        ...MECHANICS.map(([prenume, nume], index): Op => {
          return { op: 'insert', collection: 'mecanici', id: mechanics[index] ?? '', data: { nume, prenume } }
        }),
        ...demoPackages(random, start),
        demoSeries(desk),
        ...bays,
        ...NORMS.map(
          ([cod, denumire, ore_normate]): Op => ({
            op: 'insert',
            collection: 'catalog_norme',
            id: idAt(random, start),
            data: { cod, denumire, ore_normate },
          }),
        ),
      ],
    },
  ]
  const vehicles: Insert[] = []
  const odometers = new DemoOdometers()
  const clock = new DemoClock()
  for (let index = 0; index < orders; index++) {
    // More frequent towards today, during working hours in Romania.
    const age = Math.floor(DEMO_DAYS * (1 - (index + 1) / orders) ** 1.15)
    const at = Math.min(now - age * DAY - random.between(5, 500) * MINUTE, now - (orders - index) * MINUTE)
    if (vehicles.length < cars && (vehicles.length < 5 || random.next() < 0.55)) {
      const vehicle = aVehicle(random, at, models.ids)
      const op = withAddress(vehicle.op, ofDesk)
      vehicles.push(op)
      acts.push({ at, label: 'Mașină nouă', ops: [op] })
    }
    const car = random.pick(vehicles)
    const made = anOrder(random, at, dayInRomania(at), car.id)
    const id = made.id
    const worked = workedOn(random, made.ops, mechanics, orders - index > IN_YARD)
    const ops = withKilometres(worked, odometers.read(car.id, at))
    acts.push({ at, label: 'Comandă nouă', ops: [...ops, ...clock.sessionsOf(at, ops)] })
    const fate = random.next()
    const status =
      orders - index <= IN_YARD ? (index % 3 === 0 ? 'VALIDAT' : null) : fate < 0.93 ? 'VALIDAT' : 'ANULAT'
    const left = orders - index
    if (left <= IN_YARD)
      acts.push({
        at: Math.min(at + 20 * MINUTE, now),
        label: 'Etichetă',
        ops: [
          {
            op: 'patch',
            collection: 'orders',
            id,
            base: Number.MAX_SAFE_INTEGER,
            data: { board_status_id: boardLabel(random, left) },
          },
        ],
      })
    if (status) {
      acts.push({
        at: Math.min(at + 40 * MINUTE, now),
        label: status === 'VALIDAT' ? 'Comandă validată' : 'Comandă anulată',
        ops: [{ op: 'patch', collection: 'orders', id, base: Number.MAX_SAFE_INTEGER, data: { status } }],
      })
    }
    if (status === 'VALIDAT' && left <= IN_YARD) {
      const said = left > 6 ? 'most' : left > 3 ? 'none' : 'nothing'
      const plate = normalisePlate(String(car.data.nr_inmatriculare))
      const approval = demoApproval(ofClient, at, ops, plate, said)
      acts.push({ at: Math.min(at + 50 * MINUTE, now), label: 'Răspunsul clientului', ops: approval })
    }
    if (status === 'VALIDAT' && orders - index > 12) acts.push(...demoInvoice(desk, at, ops, car))
  }
  acts.push({
    at: now,
    label: 'Scadențe',
    ops: demoReminders(
      vehicles.map(({ id }) => id),
      odometers,
      now,
    ),
  })
  const bayIds = bays.map(({ id }) => id)
  acts.push(...demoAppointments(bayIds, mechanics, vehicles, now))
  return acts
}

/**
 * The acts by their day in Romania, oldest day first: one push per day, so that the server's times match the days. The
 * acts of a day follow the orders and not the clock, so a day of another zone would bring invoices of two days out of
 * order.
 */
export const byDay = (acts: readonly Act[]): Act[][] =>
  [...Map.groupBy(acts, ({ at }) => dayInRomania(at)).entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([, day]) => day)

/** The order's first op inserts it. */
const withKilometres = (ops: readonly Op[], km_intrare: number): Op[] =>
  ops.map((op) =>
    op.op === 'insert' && op.collection === 'orders' ? { ...op, data: { ...op.data, km_intrare } } : op,
  )

const MECHANICS = [
  ['Nicu', 'Bărbulescu'],
  ['Sorin', 'Țepeș'],
  ['Iulian', 'Văcaru'],
] as const

/** Most owners have an address; companies always do. */
const withAddress = (op: Op, random: Random): Insert => {
  if (op.op !== 'insert') throw new Error('a new car is an insert')
  const isCompany = op.data.client_cod_fiscal !== ''
  if (!isCompany && random.next() < 0.25) return op
  const address = {
    client_adresa: `${random.pick(STREETS)} nr. ${random.between(1, 120)}`,
    client_localitate: random.pick(['Constanța', 'Năvodari', 'Medgidia', 'Ovidiu', 'Techirghiol']),
    client_judet: 'CT',
    ...(isCompany && { client_reg_com: `J13/${random.between(100, 3999)}/2015`, client_platitor_tva: 1 }),
  }
  return { ...op, data: { ...op.data, ...address } }
}

const STREETS = ['Str. Mării', 'Bd. Tomis', 'Str. Pescarilor', 'Aleea Nucilor', 'Str. Țepeș Vodă']

const LETTERHEAD = {
  reg_com: 'J13/1234/2019',
  adresa: 'Str. Șantierului nr. 14',
  localitate: 'Constanța',
  judet: 'CT',
  cod_postal: '900300',
  telefon: '0241 555 123',
  iban: 'RO49AAAA1B31007593840000',
  banca: 'Banca Dobrogea',
}

const NORMS: [string, string, number][] = [
  ['M-010', 'Schimb ulei și filtru ulei', 500],
  ['M-020', 'Înlocuit kit distribuție', 4500],
  ['F-010', 'Înlocuit plăcuțe frână față', 1000],
  ['F-020', 'Înlocuit discuri și plăcuțe față', 1500],
  ['S-010', 'Înlocuit amortizoare spate', 2000],
  ['R-010', 'Echilibrat și montat 4 anvelope', 1500],
  ['R-020', 'Reglat geometrie roți', 1000],
  ['E-010', 'Diagnoză computerizată', 500],
]
