import { normalisePhone } from '#domain/romania/phone.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import { normaliseVin } from '#domain/romania/vin.ts'
import type { Make, Model } from '#domain/workshop/catalog/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { NewId } from '#web/forms/use-ids.ts'

/** The typed values of the form. Make and model are names: the same act adds what the catalogue lacks. */
export type VehicleDraft = {
  plate: string
  make: string
  model: string
  year: string
  vin: string
  client: string
  phone: string
  /** The chosen client; '' leaves it to the rule that finds or makes one. */
  contact: string
}

export const emptyDraft = (): VehicleDraft => ({
  plate: '',
  make: '',
  model: '',
  year: '',
  vin: '',
  client: '',
  phone: '',
  contact: '',
})

/** The column whose refusal is shown at a field. */
export const COLUMN_OF: Record<keyof VehicleDraft, string> = {
  plate: 'nr_inmatriculare',
  make: 'marca_id',
  model: 'model_id',
  year: 'an_fabricatie',
  vin: 'serie_sasiu',
  client: 'client_nume',
  phone: 'client_telefon',
  contact: 'contact_id',
}

type Catalogue = { makes: readonly Make[]; models: readonly Model[] }

const byName = <Row extends { denumire: string }>(rows: readonly Row[], name: string): Row | undefined =>
  rows.find((row) => fold(row.denumire) === fold(name))

/** The one act that saves the car: new names of the catalogue, then the car with its changes. */
export const vehicleOps = (
  draft: VehicleDraft,
  before: Vehicle | null,
  { makes, models }: Catalogue,
  newId: NewId,
): { id: string; ops: DraftOp[] } => {
  const ops: DraftOp[] = []
  const named = (
    collection: 'catalog_marci' | 'catalog_modele',
    name: string,
    known: { id: string } | undefined,
    data: Record<string, string>,
  ): string | null => {
    if (name.trim() === '') return null
    if (known) return known.id
    const id = newId()
    ops.push({ op: 'insert', collection, id, data: { denumire: name.trim(), ...data } })
    return id
  }
  const makeId = named('catalog_marci', draft.make, byName(makes, draft.make), {})
  const ofMake = models.filter((model) => model.marca_id === makeId)
  const modelId =
    makeId === null
      ? null
      : named('catalog_modele', draft.model, byName(ofMake, draft.model), { marca_id: makeId })
  // In stored form, so that only real changes are sent.
  const data: Record<string, string | number | null> = {
    nr_inmatriculare: normalisePlate(draft.plate),
    marca_id: makeId,
    model_id: modelId,
    an_fabricatie: draft.year.trim() === '' ? null : Number(draft.year),
    serie_sasiu: normaliseVin(draft.vin),
    client_nume: draft.client.trim(),
    client_telefon: normalisePhone(draft.phone),
    ...(draft.contact !== '' && { contact_id: draft.contact }),
  }
  const id = before?.id ?? newId()
  if (before) {
    const changed = Object.entries(data).filter(
      ([column, value]) => value !== before[column as keyof Vehicle],
    )
    if (changed.length > 0)
      ops.push({ op: 'patch', collection: 'vehicles', id, data: Object.fromEntries(changed) })
  } else ops.push({ op: 'insert', collection: 'vehicles', id, data })
  return { id, ops }
}
