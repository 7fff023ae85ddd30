import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Column, Kind } from '#domain/sync/columns.ts'
import { seesColumn } from '#domain/sync/sight.ts'
import type { Messages } from '#web/i18n/messages.ts'
import { DOTS } from '#web/ui/board-label.tsx'
import { columnLabel, columnOf } from '#web/wording/column-label.ts'

/** How a column is shown in its catalogue. The kind of its value follows from its declaration. */
type Look = {
  required?: true
  /** Zero shows as an empty cell: most entries have no value. */
  blankNought?: true
  /** CSS classes of the dot beside a choice. */
  dots?: Readonly<Record<string, string>>
  /** Grid track on the desktop. */
  width: string
}

/**
 * A column of a catalogue as people see and edit it: a link as the name of a row of `target`, a choice as its label.
 */
export type Field = Look & {
  collection: CollectionName
  column: string
  kind: Kind
  target: CollectionName | undefined
  /** A new entry gets the first one. */
  choices: readonly string[]
  /** An empty cell is stored as null instead of zero. */
  orNothing: boolean
}

/** A tab of the page, declared over a collection. A new one is an entry below and its texts. */
export type Catalogue = {
  /** Its name in the address, in files, and in its texts: `m.catalog.tabs[slug]`. */
  slug: keyof Messages['catalog']['tabs']
  collection: CollectionName
  fields: readonly Field[]
  /** Columns by which an imported row is recognised as existing. */
  identity: readonly string[]
  /**
   * The column of an entry's position, where people order the entries (within the row of a first link): new ones come
   * last.
   */
  position?: string
  /** Rows that an entry consists of: they are shown beside it by their `name`, and are deleted and restored with it. */
  parts?: { collection: CollectionName; parent: string; name: string; slug: Catalogue['slug'] }
  /** It belongs to the entries of another catalogue: it is opened from them and has no tab. */
  isPart?: true
  /** The one entry whose parts are shown; no field asks for it. */
  within?: { column: string; id: string }
}

const fieldsOf = (collection: CollectionName, looks: Readonly<Record<string, Look>>): Field[] =>
  Object.entries(looks).map(([column, look]) => {
    const declared = columnOf(collection, column)
    if (!declared) throw new Error(`${collection} has no column ${column}`)
    const { kind, ref, choices, nullable } = declared
    const target = ref as CollectionName | undefined
    return { collection, column, kind, target, choices, orNothing: nullable, ...look }
  })

/** The label of a field. */
export const labelOf = ({ collection, column }: Field): string => columnLabel(collection, column) ?? column

const NAME: Look = { required: true, width: 'minmax(0, 3fr)' }

const named = (slug: Catalogue['slug'], collection: CollectionName): Catalogue => ({
  slug,
  collection,
  fields: fieldsOf(collection, { denumire: NAME }),
  identity: ['denumire'],
})

export const CATALOGUES: readonly Catalogue[] = [
  named('marci', 'catalog_marci'),
  {
    slug: 'modele',
    collection: 'catalog_modele',
    fields: fieldsOf('catalog_modele', {
      marca_id: { required: true, width: 'minmax(0, 2fr)' },
      denumire: NAME,
    }),
    identity: ['marca_id', 'denumire'],
  },
  named('ansamble', 'catalog_ansamble'),
  {
    slug: 'norme',
    collection: 'catalog_norme',
    fields: fieldsOf('catalog_norme', {
      cod: { width: '8rem' },
      denumire: NAME,
      ore_normate: { width: '7rem' },
      ansamblu_id: { width: 'minmax(0, 1.5fr)' },
    }),
    identity: ['denumire'],
  },
  {
    slug: 'preturi',
    collection: 'catalog_preturi',
    fields: fieldsOf('catalog_preturi', { denumire: NAME, pret: { width: '9rem' }, um: { width: '7rem' } }),
    identity: ['denumire'],
  },
  named('tipuri-deviz', 'catalog_tipuri_deviz'),
  named('tipuri-motoare', 'catalog_tipuri_motoare'),
  {
    slug: 'mecanici',
    collection: 'mecanici',
    fields: fieldsOf('mecanici', {
      nume: { required: true, width: 'minmax(0, 1fr)' },
      prenume: { width: 'minmax(0, 1fr)' },
    }),
    identity: ['nume', 'prenume'],
  },
  {
    ...named('pachete', 'packages'),
    parts: { collection: 'package_lines', parent: 'package_id', name: 'descriere', slug: 'linii-pachete' },
  },
  {
    slug: 'linii-pachete',
    collection: 'package_lines',
    fields: fieldsOf('package_lines', {
      package_id: { required: true, width: 'minmax(0, 2fr)' },
      tip: { width: '10.5rem' },
      descriere: { required: true, width: 'minmax(0, 3fr)' },
      ore: { blankNought: true, width: '6.5rem' },
      pret_ora: { width: '6.5rem' },
      cantitate: { blankNought: true, width: '6rem' },
      um: { width: '4.5rem' },
      pret_unitar: { blankNought: true, width: '7.5rem' },
    }),
    identity: ['package_id', 'descriere'],
    position: 'ordine',
    isPart: true,
  },
  {
    slug: 'etichete',
    collection: 'board_statuses',
    fields: fieldsOf('board_statuses', { denumire: NAME, culoare: { dots: DOTS, width: '12rem' } }),
    identity: ['denumire'],
    position: 'ordine',
  },
]

export const catalogueOf = (slug: Catalogue['slug']): Catalogue => {
  const found = CATALOGUES.find((one) => one.slug === slug)
  if (!found) throw new Error(`no catalogue ${slug}`)
  return found
}

/** The parts of the entry `id`, as a catalogue. */
export const partsWithin = ({ parts }: Catalogue, id: string): Catalogue | null => {
  if (!parts) return null
  const whole = catalogueOf(parts.slug)
  const fields = whole.fields.filter(({ column }) => column !== parts.parent)
  return { ...whole, fields, within: { column: parts.parent, id } }
}

/** The address of an entry's parts. */
export const insideOf = ({ slug }: Catalogue, { id }: { id: string }): string =>
  `/preturi?tab=${slug}&in=${id}`

/** Whether a field is written when an entry is created and never again. */
export const isFixed = ({ collection }: Catalogue, { column }: Field): boolean => {
  const columns: Readonly<Record<string, Column>> = COLLECTIONS[collection].columns
  return columns[column]?.write === 'create'
}

/** Whether the entries of a catalogue can be hidden from lists without being deleted. */
export const canDeactivate = ({ collection }: Catalogue): boolean =>
  'activ' in COLLECTIONS[collection].columns

/** A catalogue with the fields that a person sees (S24). */
export const seenCatalogue = (catalogue: Catalogue, actor: Actor): Catalogue => ({
  ...catalogue,
  fields: catalogue.fields.filter(({ collection, column }) => {
    const declared = columnOf(collection, column)
    return declared !== undefined && seesColumn(declared, actor)
  }),
})
