import type { Op } from '#domain/sync/protocol.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import type { Random } from './random.ts'
import { idAt } from './workshop.ts'

/** Makes an order of the demo look worked on: its mechanics, the costs of its parts, what the client refused. */

type Insert = Extract<Op, { op: 'insert' }>
const isLine = (op: Op): op is Insert => op.op === 'insert' && op.collection === 'order_lines'

/** An order's ops with mechanics on its works, costs of its parts, and sometimes a discount or a refused part. */
export const workedOn = (
  random: Random,
  ops: readonly Op[],
  mechanics: readonly string[],
  isDone: boolean,
): Op[] => {
  const mechanic = random.pick(mechanics)
  const costs: Op[] = []
  const dressed = ops.map((op): Op => {
    if (!isLine(op)) return op
    if (op.data.tip === 'manopera') {
      const worked = isDone ? { executat: 1 } : {}
      return { ...op, data: { ...op.data, mecanic_id: mechanic, ...worked } }
    }
    const price = Number(op.data.pret_unitar)
    if (random.next() < 0.85)
      costs.push({
        op: 'insert',
        collection: 'order_line_costs',
        id: op.id,
        data: {
          order_id: op.data.order_id ?? null,
          pret_achizitie: Math.round((price * random.between(62, 80)) / 100),
        },
      })
    const fate = random.next()
    if (fate < 0.05) return { ...op, data: { ...op.data, discount_procent: random.pick([500, 1000]) } }
    if (fate < 0.09) return { ...op, data: { ...op.data, stare: random.pick(['refuzata', 'amanata']) } }
    return op
  })
  return [...dressed, ...costs]
}

/** The label of an order whose car is in the yard; the newest are only booked. */
export const boardLabel = (random: Random, age: number): string | null =>
  age < 2 ? seedId(6, 1) : random.pick([seedId(6, 2), seedId(6, 2), seedId(6, 3), seedId(6, 4)])

type PackageLine = [
  tip: 'manopera' | 'material',
  descriere: string,
  quantity: number,
  price: number,
  um?: string,
]

const PACKAGES: [string, PackageLine[]][] = [
  [
    'Revizie anuală',
    [
      ['manopera', 'Schimb ulei și filtre', 1000, 0],
      ['material', 'Ulei motor 5W-30', 4500, 4_200, 'l'],
      ['material', 'Filtru ulei', 1000, 3_900, 'buc'],
      ['material', 'Filtru aer', 1000, 5_200, 'buc'],
      ['material', 'Filtru habitaclu', 1000, 4_500, 'buc'],
    ],
  ],
  [
    'Schimb anvelope sezon',
    [
      ['manopera', 'Demontat, montat și echilibrat 4 roți', 1000, 12_000],
      ['material', 'Valvă TR414', 4000, 500, 'buc'],
      ['material', 'Contragreutăți', 1000, 1_500, 'set'],
    ],
  ],
  [
    'Frâne față',
    [
      ['manopera', 'Înlocuit discuri și plăcuțe față', 1500, 0],
      ['material', 'Disc frână ventilat', 2000, 21_000, 'buc'],
      ['material', 'Set plăcuțe frână față', 1000, 18_500, 'set'],
    ],
  ],
]

/** The packages of the demo. Labour without a price of its own takes the shop's. */
export const demoPackages = (random: Random, at: number): Op[] =>
  PACKAGES.flatMap(([denumire, lines]) => {
    const id = idAt(random, at)
    const rows = lines.map(([tip, descriere, quantity, price, um = ''], index): Op => {
      const amounts =
        tip === 'manopera'
          ? { ore: quantity, pret_ora: price || null }
          : { cantitate: quantity, pret_unitar: price, um }
      return {
        op: 'insert',
        collection: 'package_lines',
        id: idAt(random, at),
        data: { package_id: id, tip, descriere, ordine: (index + 1) * 10, ...amounts },
      }
    })
    return [{ op: 'insert', collection: 'packages', id, data: { denumire } }, ...rows]
  })
