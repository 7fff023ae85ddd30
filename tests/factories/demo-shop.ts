import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { seeded } from './random.ts'
import { anOrder, aVehicle, idAt, someModels } from './workshop.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** Days of work that the demo tells of. */
export const DEMO_DAYS = 300

export type Act = { at: number; label: string; ops: Op[] }

/** Months of a shop's work up to `now` (ms): a few hundred orders, most of them done, the last ones under way. */
export const demoActs = (tenantId: string, now: number, orders = 320, cars = 140): Act[] => {
  const random = seeded(20_261_121)
  const start = now - DEMO_DAYS * DAY
  const models = someModels(random, start)
  const acts: Act[] = [
    {
      at: start,
      label: 'Date inițiale',
      ops: [
        ...models.ops,
        { op: 'patch', collection: 'tenants', id: tenantId, base: 1, data: LETTERHEAD },
        ...['Nicu Bărbulescu', 'Sorin Țepeș', 'Iulian Văcaru'].map((name): Op => {
          const [prenume = '', nume = ''] = name.split(' ')
          return { op: 'insert', collection: 'mecanici', id: idAt(random, start), data: { nume, prenume } }
        }),
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
  const vehicles: string[] = []
  for (let index = 0; index < orders; index++) {
    // Denser towards today, during working hours in Romania.
    const age = Math.floor(DEMO_DAYS * (1 - (index + 1) / orders) ** 1.15)
    const at = Math.min(now - age * DAY - random.between(5, 500) * MINUTE, now - (orders - index) * MINUTE)
    if (vehicles.length < cars && (vehicles.length < 5 || random.next() < 0.55)) {
      const vehicle = aVehicle(random, at, models.ids)
      vehicles.push(vehicle.id)
      acts.push({ at, label: 'Mașină nouă', ops: [vehicle.op] })
    }
    const { ops, id } = anOrder(random, at, dayInRomania(at), random.pick(vehicles))
    acts.push({ at, label: 'Comandă nouă', ops })
    const fate = random.next()
    const status =
      orders - index <= 9 ? (index % 3 === 0 ? 'VALIDAT' : null) : fate < 0.93 ? 'VALIDAT' : 'ANULAT'
    if (status) {
      acts.push({
        at: Math.min(at + 40 * MINUTE, now),
        label: status === 'VALIDAT' ? 'Comandă validată' : 'Comandă anulată',
        ops: [{ op: 'patch', collection: 'orders', id, base: Number.MAX_SAFE_INTEGER, data: { status } }],
      })
    }
  }
  return acts
}

const LETTERHEAD = {
  reg_com: 'J13/1234/2019',
  adresa: 'Str. Șantierului nr. 14, Constanța, jud. Constanța',
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
