import type { CollectionName } from '#domain/modules.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { BoardColour } from '#domain/workshop/orders/board.ts'

/**
 * The initial catalogues of every shop. Their ids are the same in every shop (the key of a row contains the tenant), so
 * a free device that registers finds its own catalogue on the server and makes no second one.
 */
const MAKES = [
  'Dacia',
  'Renault',
  'Volkswagen',
  'Škoda',
  'Ford',
  'Opel',
  'BMW',
  'Audi',
  'Mercedes-Benz',
  'Toyota',
  'Hyundai',
  'Kia',
  'Peugeot',
  'Citroën',
  'Fiat',
  'SEAT',
  'Nissan',
  'Mazda',
  'Honda',
  'Suzuki',
  'Volvo',
  'Mitsubishi',
  'Iveco',
  'MAN',
]
const ASSEMBLIES = [
  'Motor',
  'Transmisie',
  'Frâne',
  'Direcție',
  'Suspensie',
  'Sistem electric',
  'Climatizare',
  'Evacuare',
  'Caroserie',
  'Roți și anvelope',
  'Diagnoză',
]
const ESTIMATE_TYPES = [
  'Revizie',
  'Reparație',
  'Diagnoză',
  'Vulcanizare',
  'Tinichigerie și vopsitorie',
  'Garanție',
]
const ENGINE_TYPES = ['Benzină', 'Diesel', 'GPL', 'Hibrid', 'Electric']
const BOARD: { denumire: string; culoare: BoardColour }[] = [
  { denumire: 'Programat', culoare: 'violet' },
  { denumire: 'În lucru', culoare: 'albastru' },
  { denumire: 'Așteaptă piese', culoare: 'chihlimbar' },
  { denumire: 'Gata de ridicat', culoare: 'verde' },
]
/** Bani, without TVA. */
const PRICES = [
  { denumire: 'Manoperă mecanică', pret: 15_000, um: 'oră' },
  { denumire: 'Manoperă electrică', pret: 18_000, um: 'oră' },
  { denumire: 'Manoperă vulcanizare', pret: 12_000, um: 'oră' },
]

const BAYS = [{ nume: 'Post 1' }]
const SERVICES = [
  { nume: 'Schimb de ulei și filtre', minutes: 60 },
  { nume: 'Revizie', minutes: 120 },
  { nume: 'Diagnoză', minutes: 45 },
  { nume: 'Frâne', minutes: 120 },
  { nume: 'Schimb de anvelope', minutes: 60, season_minutes: 30 },
  { nume: 'Altă lucrare', minutes: 60 },
]

type Insert = Extract<Op, { op: 'insert' }>

/** The id of a seed: the group is the catalogue, the index the row. It has the form of a UUIDv7 of the year 1970. */
export const seedId = (group: number, index: number): string =>
  `00000000-0000-7000-80${group.toString(16).padStart(2, '0')}-${index.toString(16).padStart(12, '0')}`

const rowsOf = (collection: CollectionName, group: number, rows: readonly Insert['data'][]): Insert[] =>
  rows.map((data, index) => ({ op: 'insert', collection, id: seedId(group, index + 1), data }))

const named = (collection: CollectionName, group: number, names: readonly string[]): Insert[] =>
  rowsOf(
    collection,
    group,
    names.map((denumire) => ({ denumire })),
  )

/** The inserts of a new shop's catalogues. */
export const catalogSeeds = (): Insert[] => [
  ...named('catalog_marci', 1, MAKES),
  ...named('catalog_ansamble', 2, ASSEMBLIES),
  ...named('catalog_tipuri_deviz', 3, ESTIMATE_TYPES),
  ...named('catalog_tipuri_motoare', 4, ENGINE_TYPES),
  ...rowsOf('catalog_preturi', 5, PRICES),
  ...boardSeeds(),
  ...calendarSeeds(),
]

/** The board labels of a new shop; a shop without labels can add them later. */
export const boardSeeds = (): Insert[] =>
  rowsOf(
    'board_statuses',
    6,
    BOARD.map((label, index) => ({ ...label, ordine: (index + 1) * 10 })),
  )

const inOrder = (collection: CollectionName, group: number, rows: readonly Insert['data'][]): Insert[] =>
  rowsOf(
    collection,
    group,
    rows.map((row, index) => ({ ...row, position: (index + 1) * 10 })),
  )

/** The calendar of a new shop: one bay, and what is booked most. */
export const calendarSeeds = (): Insert[] => [
  ...inOrder('bays', 7, BAYS),
  ...inOrder('services', 8, SERVICES),
]

/** Whether a row is a seed. */
export const isSeedId = (id: string): boolean => id.startsWith('00000000-0000-7000-80')
