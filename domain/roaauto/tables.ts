import type { CollectionName } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'

/**
 * How our collections become the tables of ROAAUTO in Oracle (source 000, „Mapare tabele SaaS → Oracle”). Columns keep their
 * names; `tenant_id`, `token_client` and the rest that only we have stay here; `id` is the row's `oracle_id`.
 */
export type OracleColumn = {
  name: string
  /**
   * `id`: the row's own number. `link`: the number of the row it names. `money`: bani, written with two decimals.
   * `thousandths`: written with three. `day`: `YYYY-MM-DD`.
   */
  type: 'id' | 'link' | 'integer' | 'money' | 'thousandths' | 'day' | 'text'
  /** The collection that a link names. */
  target?: CollectionName
  /** Longest text, in characters. */
  length?: number
}

export type OracleTable = {
  name: string
  source: CollectionName
  columns: readonly OracleColumn[]
  /** Which rows of the source belong here; all, unless said. */
  takes?: (row: Row) => boolean
}

const id: OracleColumn = { name: 'id', type: 'id' }
const text = (name: string, length: number): OracleColumn => ({ name, type: 'text', length })
const money = (name: string): OracleColumn => ({ name, type: 'money' })
const thousandths = (name: string): OracleColumn => ({ name, type: 'thousandths' })
const integer = (name: string): OracleColumn => ({ name, type: 'integer' })
const day = (name: string): OracleColumn => ({ name, type: 'day' })
const link = (name: string, target: CollectionName): OracleColumn => ({ name, type: 'link', target })

/** A line that the client refused or postponed is no part of the order's sums, and none of its works in Oracle. */
const isLineOf = (tip: string) => (row: Row) => row.tip === tip && row.stare === 'inclusa'

/** Tables whose rows others name come first: that is the order of loading. */
export const ORACLE_TABLES: readonly OracleTable[] = [
  { name: 'dev_nom_marci', source: 'catalog_marci', columns: [id, text('denumire', 80), integer('activ')] },
  {
    name: 'dev_nom_masini',
    source: 'catalog_modele',
    columns: [id, link('marca_id', 'catalog_marci'), text('denumire', 80)],
  },
  { name: 'dev_nom_ansamble', source: 'catalog_ansamble', columns: [id, text('denumire', 80)] },
  {
    name: 'dev_nom_norme',
    source: 'catalog_norme',
    columns: [
      id,
      text('cod', 40),
      text('denumire', 200),
      thousandths('ore_normate'),
      link('ansamblu_id', 'catalog_ansamble'),
    ],
  },
  {
    name: 'dev_nom_preturi',
    source: 'catalog_preturi',
    columns: [id, text('denumire', 120), money('pret'), text('um', 20)],
  },
  { name: 'dev_tip_deviz', source: 'catalog_tipuri_deviz', columns: [id, text('denumire', 80)] },
  { name: 'dev_tipuri_motoare', source: 'catalog_tipuri_motoare', columns: [id, text('denumire', 80)] },
  {
    name: 'dev_mecanici',
    source: 'mecanici',
    columns: [id, text('nume', 80), text('prenume', 80), integer('activ')],
  },
  {
    name: 'dev_masiniclienti',
    source: 'vehicles',
    // A car that was merged into another is that one.
    takes: (row) => row.merged_into === null,
    columns: [
      id,
      text('client_nume', 200),
      text('client_telefon', 30),
      text('client_email', 254),
      text('client_cod_fiscal', 20),
      text('client_adresa', 300),
      text('nr_inmatriculare', 20),
      link('marca_id', 'catalog_marci'),
      link('model_id', 'catalog_modele'),
      integer('an_fabricatie'),
      text('serie_sasiu', 30),
      link('tip_motor_id', 'catalog_tipuri_motoare'),
    ],
  },
  {
    name: 'dev_ordl',
    source: 'orders',
    columns: [
      id,
      integer('nr_comanda'),
      day('data_comanda'),
      link('vehicle_id', 'vehicles'),
      link('tip_deviz_id', 'catalog_tipuri_deviz'),
      text('status', 20),
      integer('km_intrare'),
      text('observatii', 4000),
      text('client_nume', 200),
      text('client_telefon', 30),
      text('nr_auto', 20),
      text('marca_denumire', 80),
      text('model_denumire', 80),
      money('total_manopera'),
      money('total_materiale'),
      money('total_fara_tva'),
      money('tva'),
      money('total_general'),
    ],
  },
  {
    name: 'dev_oper',
    source: 'order_lines',
    takes: isLineOf('manopera'),
    columns: [
      id,
      link('order_id', 'orders'),
      text('descriere', 500),
      link('norma_id', 'catalog_norme'),
      thousandths('ore'),
      money('pret_ora'),
      money('total'),
      link('mecanic_id', 'mecanici'),
      integer('ordine'),
    ],
  },
  {
    name: 'dev_estimari_produse',
    source: 'order_lines',
    takes: isLineOf('material'),
    columns: [
      id,
      link('order_id', 'orders'),
      text('descriere', 500),
      text('um', 20),
      thousandths('cantitate'),
      money('pret_unitar'),
      money('total'),
      integer('ordine'),
    ],
  },
  {
    name: 'facturi',
    source: 'invoices',
    // Before the server has numbered it, it is none.
    takes: (row) => Number(row.nr_factura) > 0,
    columns: [
      id,
      link('order_id', 'orders'),
      text('serie_factura', 20),
      integer('nr_factura'),
      day('data_factura'),
      text('modalitate_plata', 20),
      text('client_nume', 200),
      text('client_cod_fiscal', 20),
      text('nr_auto', 20),
      money('total_fara_tva'),
      money('tva'),
      money('total_general'),
      text('moneda', 3),
    ],
  },
]

/** The collections that are exported, in the order in which their rows are numbered and read. */
export const EXPORTED: readonly CollectionName[] = [...new Set(ORACLE_TABLES.map(({ source }) => source))]
