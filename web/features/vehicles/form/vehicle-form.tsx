import { useEffect, useId, useRef, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { ContactEntry } from '#web/data/workshop/contact-index.ts'
import { useVehicleIndex } from '#web/data/workshop/vehicle-index.ts'
import { plateDoubt, vinDoubt, vinLength } from '#web/features/vehicles/car-checks.ts'
import { ClientFinder } from '#web/forms/client-finder.tsx'
import { Form } from '#web/forms/form.tsx'
import { useIds } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button } from '#web/ui/button.tsx'
import { carryKeys } from '#web/ui/carry-keys.ts'
import { TextField } from '#web/ui/field.tsx'
import { useOnce } from '#web/ui/once.ts'
import { SuggestField } from '#web/ui/suggest-field.tsx'
import { keepCar } from './kept-car.ts'
import { knownCar } from './known-car.ts'
import { KnownCar } from './known-car-offer.tsx'
import { COLUMN_OF, emptyDraft, type VehicleDraft, vehicleOps } from './vehicle-form-draft.ts'

type VehicleFormProps = {
  /** The car to change; null for a new one. */
  vehicle: Vehicle | null
  /** What was typed before a new car was requested. */
  plate?: string
  client?: string
  phone?: string
  /** A draft of a new car to continue. */
  begun?: VehicleDraft | null
  /** Takes an existing car instead of creating a duplicate. */
  whenKnown?: { action: string; onTake: (id: string) => unknown }
  /** Writes the act instead of the form itself, e.g. together with an order. */
  write?: (label: string, ops: DraftOp[], id: string) => Promise<void>
  onSaved: (id: string) => void
  onCancel: () => void
}

/** A car and its client in few fields, none of them required alone. New makes and models are added to the catalogue. */
export const VehicleForm = (props: VehicleFormProps) => {
  const catalogue = useLive(async (db) => ({
    makes: await db.rows('catalog_marci').toArray(),
    models: await db.rows('catalog_modele').toArray(),
  }))
  // The names of make and model come from the catalogue, so the form is shown once that is read.
  return catalogue ? <Fields {...props} catalogue={catalogue} /> : null
}

type Catalogue = Parameters<typeof vehicleOps>[2]

const draftOf = (vehicle: Vehicle, { makes, models }: Catalogue): VehicleDraft => ({
  plate: formatPlate(vehicle.nr_inmatriculare),
  make: makes.find((make) => make.id === vehicle.marca_id)?.denumire ?? '',
  model: models.find((model) => model.id === vehicle.model_id)?.denumire ?? '',
  year: vehicle.an_fabricatie === null ? '' : String(vehicle.an_fabricatie),
  vin: vehicle.serie_sasiu,
  client: vehicle.client_nume,
  phone: formatPhone(vehicle.client_telefon),
  contact: vehicle.contact_id ?? '',
})

type Errors = Partial<Record<keyof VehicleDraft | 'form', string>>

const problemsOf = (draft: VehicleDraft): Errors => ({
  ...(draft.model.trim() !== '' && draft.make.trim() === '' && { make: m.vehicles.form.makeNeeded }),
  ...(draft.year.trim() !== '' &&
    !/^(19|20)\d\d$/.test(draft.year.trim()) && { year: m.vehicles.form.yearInvalid }),
  ...([draft.plate, draft.client, draft.vin, draft.phone].every((text) => text.trim() === '') && {
    form: m.vehicles.form.needOne,
  }),
})

const refusalOf = (error: unknown): Errors => {
  if (!(error instanceof AppError)) throw error
  const errors: Errors = { form: sentenceOf(error) }
  for (const [field, column] of Object.entries(COLUMN_OF)) {
    const issue = error.issues.find(({ path }) => path === column)
    if (issue) errors[field as keyof VehicleDraft] = sentenceOf(issue)
  }
  return errors
}

/** Shown once enough is typed. */
const plateHint = (text: string): string | undefined =>
  normalisePlate(text).length < 5 ? undefined : plateDoubt(text)

const Fields = ({
  vehicle,
  plate = '',
  client = '',
  phone = '',
  begun = null,
  whenKnown,
  write,
  onSaved,
  onCancel,
  catalogue,
}: VehicleFormProps & { catalogue: Catalogue }) => {
  const mutate = useMutate()
  const { writer } = useData()
  const shopId = writer.actor.tenantId
  const startsAtMake = plate !== '' && !vehicle
  const [draft, setDraft] = useState(
    (): VehicleDraft =>
      vehicle
        ? draftOf(vehicle, catalogue)
        : (begun ?? {
            ...emptyDraft(),
            plate: formatPlate(plate),
            client,
            phone,
          }),
  )
  useEffect(() => {
    if (!vehicle) keepCar(shopId, draft)
  }, [vehicle, shopId, draft])
  const index = useVehicleIndex()
  const known = vehicle ? null : knownCar(index.all.values(), draft)
  /** The existing car that was shown at the last save: saving again means that a new one is wanted. */
  const warned = useRef<string | null>(null)
  const [errors, setErrors] = useState<Errors>({})
  const ids = useIds()
  const form = useRef<HTMLFormElement>(null)
  const titleId = useId()

  const set = (field: keyof VehicleDraft) => (text: string) => {
    // Another name or phone is another client, unless the rule finds the same one.
    const isClient = field === 'client' || field === 'phone'
    setDraft((now) => ({ ...now, [field]: text, ...(isClient && text !== now[field] && { contact: '' }) }))
    setErrors(({ [field]: _gone, form: _too, ...rest }) => rest)
  }

  const pickClient = ({ id, name, phone }: ContactEntry) =>
    setDraft((now) => ({ ...now, client: name, phone: formatPhone(phone), contact: id }))

  // The plate is filled in already, so the focus starts at the make.
  useEffect(() => {
    const inputs = form.current?.querySelectorAll('input')
    inputs?.[startsAtMake ? 1 : 0]?.focus()
  }, [startsAtMake])

  const { run: save, busy } = useOnce(async () => {
    const problems = problemsOf(draft)
    setErrors(problems)
    if (Object.keys(problems).length > 0) return
    // The cars may not be read yet: saving waits for that.
    const doubled = vehicle ? null : knownCar((await index.whole()).values(), draft)
    if (doubled && warned.current !== doubled.id) {
      warned.current = doubled.id
      return setErrors({ form: m.vehicles.form.knownAsk })
    }
    const { id, ops } = vehicleOps(draft, vehicle, catalogue, ids.begin())
    const { added, changed } = m.vehicles.form.labels
    // In an order the works come next: keys typed while the car is being written are meant for them.
    const keys = write && !vehicle ? carryKeys(document.activeElement) : null
    try {
      if (ops.length > 0) await (write ?? mutate)(vehicle ? changed : added, ops, id)
      if (!vehicle) keepCar(shopId, null)
      onSaved(id)
    } catch (error) {
      keys?.stop()
      setErrors(refusalOf(error))
    }
  })

  const make = catalogue.makes.find(({ denumire }) => fold(denumire) === fold(draft.make))
  const models = catalogue.models.filter(({ marca_id }) => marca_id === make?.id)
  const t = m.vehicles.form
  return (
    <Form ref={form} onSubmit={save} aria-labelledby={titleId} className="@container">
      <h3 id={titleId} className="sr-only">
        {vehicle ? t.editTitle : t.newTitle}
      </h3>
      <div className="grid grid-cols-2 gap-x-3 gap-y-3.5 @min-[34rem]:grid-cols-6">
        <TextField
          label={t.plate}
          value={draft.plate}
          onChange={set('plate')}
          hint={plateHint(draft.plate)}
          error={errors.plate}
          uppercase
          code
          maxLength={20}
          enterKeyHint="next"
          onBlur={() => set('plate')(formatPlate(draft.plate))}
          className="col-span-2 @min-[34rem]:col-span-2"
        />
        <SuggestField
          label={t.make}
          value={draft.make}
          onChange={set('make')}
          items={catalogue.makes.filter(({ activ }) => activ === 1)}
          keyOf={(item) => item.id}
          labelOf={(item) => item.denumire}
          hint={draft.make.trim().length > 2 && !make ? t.makeNew : undefined}
          error={errors.make}
          className="@min-[34rem]:col-span-2"
        />
        <SuggestField
          label={t.model}
          value={draft.model}
          onChange={set('model')}
          items={models}
          keyOf={(item) => item.id}
          labelOf={(item) => item.denumire}
          error={errors.model}
          className="@min-[34rem]:col-span-2"
        />
        <div role="status" className="col-span-full empty:hidden">
          {known && whenKnown && (
            <KnownCar
              car={known}
              action={whenKnown.action}
              onTake={() => {
                keepCar(shopId, null)
                return whenKnown.onTake(known.id)
              }}
            />
          )}
        </div>
        <ClientFinder
          client={draft.client}
          phone={draft.phone}
          contact={draft.contact}
          {...{ errors, set }}
          onPick={pickClient}
        />
        <TextField
          label={t.year}
          inputMode="numeric"
          code
          value={draft.year}
          onChange={set('year')}
          error={errors.year}
          className="@min-[34rem]:col-span-2"
        />
        <TextField
          label={t.vin}
          value={draft.vin}
          onChange={set('vin')}
          hint={vinDoubt(draft.vin) ?? vinLength(draft.vin)}
          error={errors.vin}
          uppercase
          code
          maxLength={30}
          className="col-span-2 @min-[34rem]:col-span-4"
        />
      </div>
      {errors.form && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {errors.form}
        </p>
      )}
      <div className="mt-4 flex gap-2 pointer-coarse:*:h-14">
        <Button variant="primary" type="submit" busy={busy} className="grow @min-[34rem]:grow-0">
          {t.save}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            if (!vehicle) keepCar(shopId, null)
            onCancel()
          }}
        >
          {t.cancel}
        </Button>
      </div>
    </Form>
  )
}
