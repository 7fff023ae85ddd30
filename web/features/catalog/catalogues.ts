import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Messages } from '#web/i18n/messages.ts'

/** A column of a catalogue as people see and edit it. */
export type Field = {
  column: string
  /** Its word: `m.catalog.fields[name]`. */
  name: keyof Messages['catalog']['fields']
  /** How it is written: money in bani, hours in thousandths, a link as the name of a row of `target`. */
  kind: 'text' | 'money' | 'hours' | 'link'
  target?: CollectionName
  required?: true
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
}

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
]

/** Whether the entries of a catalogue can be taken out of the lists without being deleted. */
export const canDeactivate = ({ collection }: Catalogue): boolean =>
  'activ' in COLLECTIONS[collection].columns
