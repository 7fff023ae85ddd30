import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import type { Random } from './random.ts'

/**
 * Random data of a workshop: cars, orders, lines as a Romanian shop writes them. Used by the demo, tests, benchmarks.
 */

const COUNTIES = ['CT', 'B', 'TL', 'IL', 'CL', 'BR', 'GL', 'IF', 'CJ', 'TM']
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const FIRST = [
  'Andrei',
  'Ștefan',
  'Ioana',
  'Gheorghe',
  'Mădălina',
  'Răzvan',
  'Cătălin',
  'Ana-Maria',
  'Țuța',
  'Vasile',
  'Elena',
  'Sânziana',
  'Dănuț',
  'Florin',
  'Oana',
  'Mihăiță',
]
const LAST = [
  'Popescu',
  'Ionescu',
  'Țurcanu',
  'Bălan',
  'Stănescu',
  'Șerban',
  'Dumitrașcu',
  'Mureșan',
  'Câmpeanu',
  'Gârleanu',
  'Constantinescu',
  'Vîlcu',
  'Năstase',
  'Rădulescu',
]
const COMPANIES: [name: string, cui: string][] = [
  ['Transport Mureșul SRL', '18732645'],
  ['Brutăria Țărănească SRL', '22641090'],
  ['Construct Dobrogea SA', '33177255'],
  ['Grădina de Vis SRL', '41029381'],
]
const MODELS: [make: number, model: string, vin: string][] = [
  [1, 'Logan', 'UU1'],
  [1, 'Duster', 'UU1'],
  [1, 'Sandero Stepway', 'UU1'],
  [2, 'Clio', 'VF1'],
  [3, 'Golf VII', 'WVW'],
  [3, 'Passat Variant', 'WVW'],
  [4, 'Octavia', 'TMB'],
  [5, 'Focus', 'WF0'],
  [6, 'Astra', 'W0L'],
  [7, 'Seria 3', 'WBA'],
  [8, 'A4 Avant', 'WAU'],
  [10, 'Corolla', 'JTD'],
  [11, 'Tucson', 'TMA'],
  [23, 'Daily 35C15', 'ZCF'],
]
/** Work, hours in thousandths, and its parts: name, unit, quantity in thousandths, bani. */
const WORKS: [string, number, [string, string, number, number][]][] = [
  [
    'Schimb ulei și filtru ulei',
    500,
    [
      ['Ulei motor 5W-30', 'l', 4500, 4_200],
      ['Filtru ulei', 'buc', 1000, 3_900],
    ],
  ],
  ['Înlocuit plăcuțe frână față', 1000, [['Set plăcuțe frână față', 'set', 1000, 18_500]]],
  [
    'Înlocuit discuri și plăcuțe față',
    1500,
    [
      ['Disc frână ventilat', 'buc', 2000, 21_000],
      ['Set plăcuțe frână față', 'set', 1000, 18_500],
    ],
  ],
  [
    'Înlocuit kit distribuție',
    4500,
    [
      ['Kit distribuție cu pompă apă', 'set', 1000, 78_000],
      ['Antigel concentrat G12', 'l', 5000, 2_800],
    ],
  ],
  ['Înlocuit amortizoare spate', 2000, [['Amortizor spate', 'buc', 2000, 24_900]]],
  [
    'Echilibrat și montat 4 anvelope',
    1500,
    [
      ['Anvelopă 205/55 R16 iarnă', 'buc', 4000, 31_500],
      ['Valvă TR414', 'buc', 4000, 500],
    ],
  ],
  ['Diagnoză computerizată', 500, []],
  ['Înlocuit baterie', 250, [['Baterie 70 Ah', 'buc', 1000, 45_000]]],
  ['Reglat geometrie roți', 1000, []],
  ['Înlocuit bujii', 750, [['Bujie', 'buc', 4000, 4_500]]],
  ['Igienizat și încărcat climă', 1000, [['Freon R134a', 'g', 450000, 35]]],
  ['Înlocuit bieletă antiruliu', 750, [['Bieletă antiruliu', 'buc', 2000, 6_200]]],
  ['Înlocuit ambreiaj', 6000, [['Kit ambreiaj', 'set', 1000, 112_000]]],
  ['Reparat pană', 250, [['Petic ciupercă', 'buc', 1000, 1_500]]],
]
const NOTES = [
  '',
  '',
  '',
  'Bate la rece pe partea dreaptă față.',
  'Clientul revine după ora 16.',
  'De verificat scurgere ulei la cutie.',
  'Martor airbag aprins în bord.',
]

/** An id with a given time, in milliseconds. */
export const idAt = (random: Random, at: number): string => uuidv7(at, random.bytes(10))

export const aPlate = (random: Random): string => {
  const county = random.pick(COUNTIES)
  const letter = () => random.pick([...LETTERS])
  const digits =
    county === 'B' ? String(random.between(100, 999)) : String(random.between(1, 99)).padStart(2, '0')
  return `${county}${digits}${letter()}${letter()}${letter()}`
}

export type MadeVehicle = { op: Op; id: string }

/** The models of these cars, by name. */
export const someModels = (random: Random, at: number): { ops: Op[]; ids: Map<string, string> } => {
  const ids = new Map(MODELS.map(([, name]) => [name, idAt(random, at)]))
  const ops = MODELS.map(
    ([make, denumire]): Op => ({
      op: 'insert',
      collection: 'catalog_modele',
      id: ids.get(denumire) ?? '',
      data: { marca_id: seedId(1, make), denumire },
    }),
  )
  return { ops, ids }
}

/** A car with its owner; `models` come from `someModels`, where the shop has them. */
export const aVehicle = (random: Random, at: number, models?: ReadonlyMap<string, string>): MadeVehicle => {
  const id = idAt(random, at)
  const [make, model, vin] = random.pick(MODELS)
  const [client, cui] =
    random.next() < 0.12 ? random.pick(COMPANIES) : [`${random.pick(FIRST)} ${random.pick(LAST)}`, '']
  return {
    id,
    op: {
      op: 'insert',
      collection: 'vehicles',
      id,
      data: {
        nr_inmatriculare: aPlate(random),
        marca_id: seedId(1, make),
        model_id: models?.get(model) ?? null,
        an_fabricatie: random.between(2004, 2025),
        serie_sasiu: `${vin}${Array.from({ length: 14 }, () => random.pick([...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ'])).join('')}`,
        tip_motor_id: seedId(4, random.between(1, 4)),
        client_nume: client,
        client_telefon: `07${random.between(20, 79)}${String(random.between(0, 999_999)).padStart(6, '0')}`,
        client_cod_fiscal: cui,
      },
    },
  }
}

export type MadeOrder = { ops: Op[]; id: string }

/** An order of a day with its lines, as one act would create it. At most `works` works; each adds its parts. */
export const anOrder = (
  random: Random,
  at: number,
  day: string,
  vehicleId: string | null,
  works = 3,
): MadeOrder => {
  const id = idAt(random, at)
  const ops: Op[] = [
    {
      op: 'insert',
      collection: 'orders',
      id,
      data: {
        data_comanda: day,
        ...(vehicleId ? { vehicle_id: vehicleId } : {}),
        tip_deviz_id: seedId(3, random.between(1, 6)),
        km_intrare: random.between(4_000, 320_000),
        observatii: random.pick(NOTES),
      },
    },
  ]
  let place = 0
  const line = (data: Extract<Op, { op: 'insert' }>['data']) =>
    ops.push({
      op: 'insert',
      collection: 'order_lines',
      id: idAt(random, at),
      data: { order_id: id, ordine: ++place * 10, ...data },
    })
  let left = WORKS
  for (let count = random.between(1, works); count > 0; count--) {
    const work = random.pick(left)
    left = left.filter((one) => one !== work)
    const [descriere, ore, parts] = work
    line({ tip: 'manopera', descriere, ore, pret_ora: 15_000 })
    for (const [name, um, cantitate, pret] of parts) {
      line({
        tip: 'material',
        descriere: name,
        um,
        cantitate,
        pret_unitar: Math.round((pret * random.between(95, 120)) / 100),
      })
    }
  }
  return { ops, id }
}
