import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import { flag, hours, orNull, price, ref, seenBy, text } from '#domain/sync/columns.ts'
import { DESK, EVERYONE, OFFICE } from '#domain/team/roles.ts'

/**
 * The catalogues (nomenclatoare) of source 000. Seeded rows have the same ids in every shop. An entry with `activ` 0 is
 * no longer offered; rows that refer to it keep it.
 */

const rights = { insert: OFFICE, patch: OFFICE, delete: OFFICE }
/** The seeds of a new shop. */
const sharesId = true
/** A person who enters a car may add a missing make or model. */
const carRights = { ...rights, insert: DESK }

/** Makes (mărci). */
export const makes = defineCollection({
  name: 'catalog_marci',
  columns: { denumire: text(80, { required: true }), activ: flag(1) },
  rights: carRights,
  sharesId,
})

/** Models of a make. */
export const models = defineCollection({
  name: 'catalog_modele',
  columns: { marca_id: ref('catalog_marci'), denumire: text(80, { required: true }), activ: flag(1) },
  rights: carRights,
  sharesId,
})

/** Assemblies of a car (ansamble), by which labour norms are grouped. */
export const assemblies = defineCollection({
  name: 'catalog_ansamble',
  columns: { denumire: text(80, { required: true }), activ: flag(1) },
  rights,
  sharesId,
})

/** Labour norms; `ore_normate` in thousandths of an hour. */
export const norms = defineCollection({
  name: 'catalog_norme',
  columns: {
    cod: text(40),
    denumire: text(200, { required: true }),
    ore_normate: hours(),
    ansamblu_id: orNull(ref('catalog_ansamble')),
    activ: flag(1),
  },
  rights,
  sharesId,
})

/** Recurring prices of the shop; `pret` in bani, without TVA. */
export const prices = defineCollection({
  name: 'catalog_preturi',
  columns: {
    denumire: text(120, { required: true }),
    pret: seenBy('prices', price()),
    um: text(20),
    activ: flag(1),
  },
  rights,
  lookups: ['denumire', 'um'],
  sharesId,
})

/** Kinds of estimate (tipuri de deviz). */
export const estimateTypes = defineCollection({
  name: 'catalog_tipuri_deviz',
  columns: { denumire: text(80, { required: true }), activ: flag(1) },
  rights,
  sharesId,
})

/** Kinds of engine. */
export const engineTypes = defineCollection({
  name: 'catalog_tipuri_motoare',
  columns: { denumire: text(80, { required: true }), activ: flag(1) },
  rights,
  sharesId,
})

/** Mechanics; `user_id` is set when one has an account. */
export const mechanics = defineCollection({
  name: 'mecanici',
  columns: {
    user_id: text(36, { kind: 'opaque' }),
    nume: text(80, { required: true }),
    prenume: text(80),
    activ: flag(1),
  },
  rights,
  // The figures of a month name them.
  visibility: visibleTo(EVERYONE),
  lookups: ['tenant_id'],
})

export type Make = RowOf<typeof makes>
export type Model = RowOf<typeof models>
export type Assembly = RowOf<typeof assemblies>
export type Norm = RowOf<typeof norms>
export type Price = RowOf<typeof prices>
export type Mechanic = RowOf<typeof mechanics>
