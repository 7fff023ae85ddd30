import { useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { normaliseVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useLive, useMay, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { dayNow } from '#web/data/time.ts'
import { plateDoubt, vinDoubt, vinLength } from '#web/features/vehicles/car-checks.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { ComboboxField } from '#web/ui/combobox-field.tsx'

type TextColumn = {
  [Column in keyof Vehicle]: Vehicle[Column] extends string ? Column : never
}[keyof Vehicle]

/** Writes one car, a column at a time, for people who may. */
export const useVehicleWriting = (vehicle: Vehicle) => {
  const mutate = useMutate()
  const may = useMay()
  const readOnly = !may('patch', 'vehicles')
  const patch = (label: string, data: Partial<Vehicle>, before: readonly DraftOp[] = []) =>
    mutate(m.vehiclesPage.one.label(label), [
      ...before,
      { op: 'patch', collection: 'vehicles', id: vehicle.id, data: { ...data } },
    ])
  const column = (name: TextColumn, label: string) => ({
    label,
    keptAs: `vehicles/${vehicle.id}/${name}`,
    value: vehicle[name],
    readOnly,
    onSave: (value: string) => patch(label, { [name]: value }),
  })
  return { readOnly, patch, column }
}

type Named = { id: string; denumire: string }

/** A name from a catalogue; the same act adds a missing one. */
const CatalogField = ({
  label,
  hint,
  items,
  value,
  disabled,
  onPick,
  onCreate,
}: {
  label: string
  hint?: string
  items: readonly Named[]
  value: string | null
  disabled: boolean
  onPick: (id: string | null) => Promise<void>
  onCreate?: (name: string) => Promise<void>
}) => {
  return (
    <ComboboxField
      label={label}
      hint={hint}
      items={items}
      value={items.find((item) => item.id === value) ?? null}
      keyOf={(item) => item.id}
      labelOf={(item) => item.denumire}
      disabled={disabled}
      onChange={(item) => void reportError(onPick(item?.id ?? null))}
      {...(onCreate && {
        create: {
          label: m.vehiclesPage.one.create,
          onCreate: (name) => void reportError(onCreate(name)),
        },
      })}
    />
  )
}

const useCatalogues = (makeId: string | null) =>
  useLive(
    async (db) => ({
      makes: await db.rows('catalog_marci').toArray(),
      engines: await db.rows('catalog_tipuri_motoare').toArray(),
      models:
        makeId === null ? [] : await db.rows('catalog_modele').where('marca_id').equals(makeId).toArray(),
    }),
    [makeId],
  )

const byName = <Row extends Named>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.denumire.localeCompare(b.denumire, 'ro'))

/** Plate, make, model, year, engine, VIN. */
export const CarFields = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage.one
  const { readOnly, patch, column } = useVehicleWriting(vehicle)
  const catalogues = useCatalogues(vehicle.marca_id)
  const [year] = useState(() => Number(dayNow().slice(0, 4)))
  const makes = byName(catalogues?.makes ?? [])
  const models = byName(catalogues?.models ?? [])

  const addMake = (denumire: string) => {
    const id = newId()
    return patch(text.make, { marca_id: id, model_id: null }, [
      { op: 'insert', collection: 'catalog_marci', id, data: { denumire } },
    ])
  }
  const addModel = (denumire: string) => {
    const id = newId()
    return patch(text.model, { model_id: id }, [
      { op: 'insert', collection: 'catalog_modele', id, data: { denumire, marca_id: vehicle.marca_id } },
    ])
  }
  const saveYear = async (value: string) => {
    const given = value === '' ? null : Number(value)
    if (given !== null && !(/^\d{4}$/.test(value) && given >= 1900 && given <= year + 1)) {
      throw new AppError('invalid_input', { issues: [{ path: 'an_fabricatie', code: 'year_invalid' }] })
    }
    await patch(text.year, { an_fabricatie: given })
  }

  return (
    <div className="grid gap-x-5 gap-y-4 desk:grid-cols-2">
      <InPlaceField
        {...column('nr_inmatriculare', text.plate)}
        format={formatPlate}
        parse={normalisePlate}
        doubt={plateDoubt}
        uppercase
        code
      />
      <InPlaceField
        label={text.year}
        keptAs={`vehicles/${vehicle.id}/an_fabricatie`}
        value={vehicle.an_fabricatie === null ? '' : String(vehicle.an_fabricatie)}
        readOnly={readOnly}
        onSave={saveYear}
        inputMode="numeric"
        code
      />
      <CatalogField
        label={text.make}
        items={makes}
        value={vehicle.marca_id}
        // Whether a name is missing is known once the catalogue is read.
        disabled={readOnly || !catalogues}
        onPick={(id) => patch(text.make, { marca_id: id, model_id: null })}
        onCreate={addMake}
      />
      <CatalogField
        label={text.model}
        {...(vehicle.marca_id === null && { hint: text.modelFirst })}
        items={models}
        value={vehicle.model_id}
        disabled={readOnly || !catalogues || vehicle.marca_id === null}
        onPick={(id) => patch(text.model, { model_id: id })}
        onCreate={addModel}
      />
      <CatalogField
        label={text.engine}
        items={byName(catalogues?.engines ?? [])}
        value={vehicle.tip_motor_id}
        disabled={readOnly}
        onPick={(id) => patch(text.engine, { tip_motor_id: id })}
      />
      <InPlaceField
        {...column('serie_sasiu', text.vin)}
        parse={normaliseVin}
        hint={vinLength}
        doubt={vinDoubt}
        uppercase
        code
      />
    </div>
  )
}
