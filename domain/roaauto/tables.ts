import { DECIMALS, isNumber } from '#domain/kernel/number-kinds.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'

/**
 * Maps our collections to the tables of ROAAUTO in Oracle (source 000, „Mapare tabele SaaS → Oracle”). Columns keep
 * their names; `tenant_id`, `token_client` and other columns of our own stay here; `id` is the row's `oracle_id`. The
 * kind of a column decides how it is written.
 */
export type OracleColumn = {
  name: string
  /** `id`: the row's own number. `link`: the number of the linked row. `day`: `YYYY-MM-DD`. */
  type: 'id' | 'link' | 'number' | 'day' | 'text'
  /** Decimals of a number, as in our unit; numbers with decimals are summed. */
  decimals: number
  /** The collection of a link. */
  target?: CollectionName
  /** Longest text in Oracle, in characters. */
  length?: number
}

export type OracleTable = {
  name: string
  source: CollectionName
  columns: readonly OracleColumn[]
  /** Which rows of the source belong here; all by default. */
  takes?: (row: Row) => boolean
}

const typeOf = ({ kind, type }: Column): OracleColumn['type'] => {
  if (kind === 'ref') return 'link'
  if (kind === 'day') return 'day'
  return type === 'integer' ? 'number' : 'text'
}

type ColumnOf<Source extends CollectionName> = keyof (typeof COLLECTIONS)[Source]['columns'] & string

/** A table of the named columns, after its `id`; a text has its length in Oracle. */
const table = <Source extends CollectionName>(
  name: string,
  source: Source,
  names: readonly (ColumnOf<Source> | readonly [ColumnOf<Source>, length: number])[],
  takes?: (row: Row) => boolean,
): OracleTable => {
  const declared: Readonly<Record<string, Column>> = COLLECTIONS[source].columns
  const columnOf = (named: (typeof names)[number]): OracleColumn => {
    const [name, length] = typeof named === 'string' ? [named] : named
    const column = declared[name]
    if (!column) throw new Error(`${source} has no column ${name}`)
    const { kind, ref } = column
    return {
      name,
      type: typeOf(column),
      decimals: isNumber(kind) ? DECIMALS[kind] : 0,
      ...(ref !== undefined && { target: ref as CollectionName }),
      ...(length !== undefined && { length }),
    }
  }
  const columns: OracleColumn[] = [{ name: 'id', type: 'id', decimals: 0 }, ...names.map(columnOf)]
  return { name, source, columns, ...(takes && { takes }) }
}

/** A refused or postponed line counts in no sum of the order, and Oracle does not get it. */
const isLineOf = (tip: string) => (row: Row) => row.tip === tip && row.stare === 'inclusa'

/** Tables that others link to come first: this is the order of loading. */
export const ORACLE_TABLES: readonly OracleTable[] = [
  table('dev_nom_marci', 'catalog_marci', [['denumire', 80], 'activ']),
  table('dev_nom_masini', 'catalog_modele', ['marca_id', ['denumire', 80]]),
  table('dev_nom_ansamble', 'catalog_ansamble', [['denumire', 80]]),
  table('dev_nom_norme', 'catalog_norme', [['cod', 40], ['denumire', 200], 'ore_normate', 'ansamblu_id']),
  table('dev_nom_preturi', 'catalog_preturi', [['denumire', 120], 'pret', ['um', 20]]),
  table('dev_tip_deviz', 'catalog_tipuri_deviz', [['denumire', 80]]),
  table('dev_tipuri_motoare', 'catalog_tipuri_motoare', [['denumire', 80]]),
  table('dev_mecanici', 'mecanici', [['nume', 80], ['prenume', 80], 'activ']),
  // A merged car is exported as the car it was merged into.
  table(
    'dev_masiniclienti',
    'vehicles',
    [
      ['client_nume', 200],
      ['client_telefon', 30],
      ['client_email', 254],
      ['client_cod_fiscal', 20],
      ['client_adresa', 300],
      ['nr_inmatriculare', 20],
      'marca_id',
      'model_id',
      'an_fabricatie',
      ['serie_sasiu', 30],
      'tip_motor_id',
    ],
    (row) => row.merged_into === null,
  ),
  table('dev_ordl', 'orders', [
    'nr_comanda',
    'data_comanda',
    'vehicle_id',
    'tip_deviz_id',
    ['status', 20],
    'km_intrare',
    ['observatii', 4000],
    ['client_nume', 200],
    ['client_telefon', 30],
    ['nr_auto', 20],
    ['marca_denumire', 80],
    ['model_denumire', 80],
    'total_manopera',
    'total_materiale',
    'total_fara_tva',
    'tva',
    'total_general',
  ]),
  table(
    'dev_oper',
    'order_lines',
    ['order_id', ['descriere', 500], 'norma_id', 'ore', 'pret_ora', 'total', 'mecanic_id', 'ordine'],
    isLineOf('manopera'),
  ),
  table(
    'dev_estimari_produse',
    'order_lines',
    ['order_id', ['descriere', 500], ['um', 20], 'cantitate', 'pret_unitar', 'total', 'ordine'],
    isLineOf('material'),
  ),
  // An invoice without a number is not issued yet.
  table(
    'facturi',
    'invoices',
    [
      'order_id',
      ['serie_factura', 20],
      'nr_factura',
      'data_factura',
      ['modalitate_plata', 20],
      ['client_nume', 200],
      ['client_cod_fiscal', 20],
      ['nr_auto', 20],
      'total_fara_tva',
      'tva',
      'total_general',
      ['moneda', 3],
    ],
    (row) => Number(row.nr_factura) > 0,
  ),
]

/** The exported collections, in the order in which their rows are numbered and read. */
export const EXPORTED: readonly CollectionName[] = [...new Set(ORACLE_TABLES.map(({ source }) => source))]
