import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { hours, oneOf, orNull, position, price, quantity, ref, seenBy, text } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'
import { LINE_KINDS } from './schema.ts'

const rights = { insert: DESK, patch: DESK, delete: DESK }

/** Packages of work (pachete): a canned job adds all its lines to an order at once. */
export const packages = defineCollection({
  name: 'packages',
  columns: { denumire: text(120, { required: true }) },
  rights,
})
export type Package = RowOf<typeof packages>

/** Lines of a package, with the same meaning as an order's lines. */
export const packageLines = defineCollection({
  name: 'package_lines',
  columns: {
    package_id: ref('packages', { write: 'create' }),
    tip: oneOf(LINE_KINDS, { write: 'create' }),
    descriere: text(500),
    norma_id: orNull(ref('catalog_norme')),
    ore: hours(),
    /** Bani per hour; null takes the shop's price on the day of use. */
    pret_ora: seenBy('prices', orNull(price())),
    um: text(20),
    cantitate: quantity(),
    pret_unitar: seenBy('prices', price()),
    ordine: position(),
  },
  rights,
  parents: ['package_id'],
  lookups: ['descriere'],
})
export type PackageLine = RowOf<typeof packageLines>
