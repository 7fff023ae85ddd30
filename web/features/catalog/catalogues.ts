import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import { BOARD_COLOURS } from '#domain/workshop/orders/board.ts'
import { LINE_KINDS } from '#domain/workshop/orders/schema.ts'
import type { Messages } from '#web/i18n/messages.ts'
import { DOTS } from '#web/ui/board-label.tsx'

/** A column of a catalogue as people see and edit it. */
export type Field = {
  column: string
  /** Its word: `m.catalog.fields[name]`. */
  name: keyof Messages['catalog']['fields']
  /**
   * How it is written: money in bani, hours and quantities in thousandths, a link as the name of a row of `target`, a
   * choice as the word of one of `choices`.
   */
  kind: 'text' | 'money' | 'hours' | 'quantity' | 'link' | 'choice'
  target?: CollectionName
  /** The first is what a new entry gets. */
  choices?: readonly Choice[]
  /** Classes of the dot beside a choice. */
  dots?: Readonly<Partial<Record<Choice, string>>>
  required?: true
  /** An empty cell means nothing at all, instead of nought. */
  orNothing?: true
  /** Nought is an empty cell: most entries have none. */
  blankNought?: true
  /** Track of the desktop's grid. */
  width: string
}

/** A tab of the page: a declaration over a collection. A new one is an entry below and its words. */
export type Catalogue = {
  /** Name in the address, in files, and of its words: `m.catalog.tabs[slug]`. */
  slug: keyof Messages['catalog']['tabs']
  collection: CollectionName
  fields: readonly Field[]
  /** Columns by which an imported row is known to be there already. */
  identity: readonly string[]
  /** The column of an entry's position, where people have put them in order (under what a first link names): new ones come last. */
  position?: string
  /** Rows that an entry is made of: they are shown beside it by their `name`, and go and come back with it. */
  parts?: { collection: CollectionName; parent: string; name: string; slug: Catalogue['slug'] }
  /** Belongs to the entries of another catalogue: it is opened from them and has no tab. */
  isPart?: true
  /** The one entry whose parts these are: no other is shown, and no field asks for it. */
  within?: { column: string; id: string }
}

type Choice = keyof Messages['sync']['kinds']

const NAME: Field = {
  column: 'denumire',
  name: 'denumire',
  kind: 'text',
  required: true,
  width: 'minmax(0, 3fr)',
}

const named = (slug: Catalogue['slug'], collection: CollectionName): Catalogue => ({
  slug,
  collection,
  fields: [NAME],
  identity: ['denumire'],
})

export const CATALOGUES: readonly Catalogue[] = [
  named('marci', 'catalog_marci'),
  {
    slug: 'modele',
    collection: 'catalog_modele',
    fields: [
      {
        column: 'marca_id',
        name: 'marca',
        kind: 'link',
        target: 'catalog_marci',
        required: true,
        width: 'minmax(0, 2fr)',
      },
      NAME,
    ],
    identity: ['marca_id', 'denumire'],
  },
  named('ansamble', 'catalog_ansamble'),
  {
    slug: 'norme',
    collection: 'catalog_norme',
    fields: [
      { column: 'cod', name: 'cod', kind: 'text', width: '8rem' },
      NAME,
      { column: 'ore_normate', name: 'ore', kind: 'hours', width: '7rem' },
      {
        column: 'ansamblu_id',
        name: 'ansamblu',
        kind: 'link',
        target: 'catalog_ansamble',
        width: 'minmax(0, 1.5fr)',
      },
    ],
    identity: ['denumire'],
  },
  {
    slug: 'preturi',
    collection: 'catalog_preturi',
    fields: [
      NAME,
      { column: 'pret', name: 'pret', kind: 'money', width: '9rem' },
      { column: 'um', name: 'um', kind: 'text', width: '7rem' },
    ],
    identity: ['denumire'],
  },
  named('tipuri-deviz', 'catalog_tipuri_deviz'),
  named('tipuri-motoare', 'catalog_tipuri_motoare'),
  {
    slug: 'mecanici',
    collection: 'mecanici',
    fields: [
      { column: 'nume', name: 'nume', kind: 'text', required: true, width: 'minmax(0, 1fr)' },
      { column: 'prenume', name: 'prenume', kind: 'text', width: 'minmax(0, 1fr)' },
    ],
    identity: ['nume', 'prenume'],
  },
  {
    ...named('pachete', 'packages'),
    parts: { collection: 'package_lines', parent: 'package_id', name: 'descriere', slug: 'linii-pachete' },
  },
  {
    slug: 'linii-pachete',
    collection: 'package_lines',
    fields: [
      {
        column: 'package_id',
        name: 'pachet',
        kind: 'link',
        target: 'packages',
        required: true,
        width: 'minmax(0, 2fr)',
      },
      { column: 'tip', name: 'tip', kind: 'choice', choices: LINE_KINDS, width: '10.5rem' },
      {
        column: 'descriere',
        name: 'denumire',
        kind: 'text',
        required: true,
        width: 'minmax(0, 3fr)',
      },
      { column: 'ore', name: 'ore', kind: 'hours', blankNought: true, width: '6.5rem' },
      { column: 'pret_ora', name: 'pretOra', kind: 'money', orNothing: true, width: '6.5rem' },
      { column: 'cantitate', name: 'cantitate', kind: 'quantity', blankNought: true, width: '6rem' },
      { column: 'um', name: 'um', kind: 'text', width: '4.5rem' },
      { column: 'pret_unitar', name: 'pret', kind: 'money', blankNought: true, width: '7.5rem' },
    ],
    identity: ['package_id', 'descriere'],
    position: 'ordine',
    isPart: true,
  },
  {
    slug: 'etichete',
    collection: 'board_statuses',
    fields: [
      NAME,
      {
        column: 'culoare',
        name: 'culoare',
        kind: 'choice',
        choices: BOARD_COLOURS,
        dots: DOTS,
        width: '12rem',
      },
    ],
    identity: ['denumire'],
    position: 'ordine',
  },
]

export const catalogueOf = (slug: Catalogue['slug']): Catalogue => {
  const found = CATALOGUES.find((one) => one.slug === slug)
  if (!found) throw new Error(`no catalogue ${slug}`)
  return found
}

/** What the entry `id` is made of, as a catalogue of its own. */
export const partsWithin = ({ parts }: Catalogue, id: string): Catalogue | null => {
  if (!parts) return null
  const whole = catalogueOf(parts.slug)
  const fields = whole.fields.filter(({ column }) => column !== parts.parent)
  return { ...whole, fields, within: { column: parts.parent, id } }
}

/** The address of what an entry is made of. */
export const insideOf = ({ slug }: Catalogue, { id }: { id: string }): string =>
  `/preturi?tab=${slug}&in=${id}`

/** Whether a field is written when an entry is made and never again. */
export const isFixed = ({ collection }: Catalogue, { column }: Field): boolean => {
  const columns: Readonly<Record<string, Column>> = COLLECTIONS[collection].columns
  return columns[column]?.write === 'create'
}

/** Whether the entries of a catalogue can be taken out of the lists without being deleted. */
export const canDeactivate = ({ collection }: Catalogue): boolean =>
  'activ' in COLLECTIONS[collection].columns
