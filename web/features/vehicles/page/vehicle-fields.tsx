import { useState } from 'react'
import type { Company } from '#domain/companies/company.ts'
import { companyCode, hasVatForm, vatCountry } from '#domain/companies/vat-id.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { COUNTIES, isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { normaliseVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useLive, useMay, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { dayNow } from '#web/data/time.ts'
import { plateDoubt, vinDoubt, vinLength } from '#web/features/vehicles/car-checks.ts'
import { CompanyLookup } from '#web/forms/company-lookup.tsx'
import { CountryField } from '#web/forms/country-field.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { formatCountry } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

type TextColumn = {
  [Column in keyof Vehicle]: Vehicle[Column] extends string ? Column : never
}[keyof Vehicle]

const phoneDoubt = (typed: string, isTyping: boolean) =>
  isTyping || typed.trim() === '' || isPhone(typed) ? undefined : m.vehiclesPage.one.phoneWrong

/** Writes one car, a column at a time, for people who may. */
const useVehicleWriting = (vehicle: Vehicle) => {
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

const fiscalDoubt = (country: string) => (typed: string) => {
  if (country === 'RO') return cuiDoubt(typed)
  const isDoubtful =
    typed.trim() !== '' && hasVatForm(country) && vatCountry(companyCode(typed, country)) !== country
  return isDoubtful ? m.companies.vatCodeWrong(formatCountry(country)) : undefined
}

const cuiDoubt = (typed: string) =>
  /^(?:RO)?\s*\d{2,10}$/i.test(typed.trim()) && !isValidCui(typed)
    ? m.vehiclesPage.one.fiscalWrong
    : undefined

/** A company of the register as the columns of a client; values that the register does not have stay unchanged. */
const clientOf = (company: Company): Partial<Vehicle> => ({
  client_nume: company.name,
  client_cod_fiscal: company.cui,
  client_platitor_tva: company.paysVat ? 1 : 0,
  ...(company.regCom && { client_reg_com: company.regCom }),
  ...(company.address && { client_adresa: company.address }),
  ...(company.city && { client_localitate: company.city }),
  ...(company.county && { client_judet: company.county }),
  ...(company.postalCode && { client_cod_postal: company.postalCode }),
})

/** The owner of the car, who is the buyer on its invoices. */
export const ClientFields = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage.one
  const { readOnly, patch, column } = useVehicleWriting(vehicle)
  const [code, setCode] = useState<string | null>(null)
  const saveCounty = async (typed: string) => {
    const county = normaliseCounty(typed)
    if (county === '' && typed !== '') {
      throw new AppError('invalid_input', { issues: [{ path: 'client_judet', code: 'county_unknown' }] })
    }
    await patch(text.county, { client_judet: county })
  }
  const country = vehicle.client_tara || 'RO'
  const isRomanian = country === 'RO'
  const localityIn = (code: string): Partial<Vehicle> =>
    code === country ? {} : { client_tara: code, client_judet: '', client_platitor_tva: 0 }
  // A TVA code contains its country.
  const saveFiscal = (typed: string) =>
    patch(text.fiscal, { client_cod_fiscal: typed, ...localityIn(vatCountry(typed) ?? country) })
  const fill = async (company: Company) => {
    const before = vehicle
    const data = clientOf(company)
    await patch(m.companies.label, data)
    const old = Object.fromEntries(Object.keys(data).map((key) => [key, before[key as keyof Vehicle]]))
    toastUndo(m.companies.found(company.name), () => reportError(patch(m.companies.label, old)))
  }
  return (
    <div className="grid gap-x-5 gap-y-4 desk:grid-cols-2">
      <InPlaceField
        {...column('client_nume', text.name)}
        className="desk:col-span-2"
        autoCapitalize="words"
      />
      <InPlaceField
        {...column('client_telefon', text.phone)}
        format={formatPhone}
        parse={normalisePhone}
        doubt={phoneDoubt}
        type="tel"
        inputMode="tel"
        code
      />
      <InPlaceField
        {...column('client_email', text.email)}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <InPlaceField
        {...column('client_cod_fiscal', text.fiscal)}
        onSave={saveFiscal}
        onDraft={setCode}
        doubt={fiscalDoubt(country)}
        code
      />
      <InPlaceField {...column('client_reg_com', text.regCom)} uppercase code />
      {!readOnly && isRomanian && (
        <CompanyLookup cui={code ?? vehicle.client_cod_fiscal} onFound={fill} className="desk:col-span-2" />
      )}
      <InPlaceField {...column('client_adresa', text.address)} className="desk:col-span-2" multiline />
      <InPlaceField {...column('client_localitate', text.town)} />
      {isRomanian && (
        <InPlaceField
          {...column('client_judet', text.county)}
          format={(stored) => (isCountyCode(stored) ? COUNTIES[stored] : stored)}
          onSave={saveCounty}
        />
      )}
      <InPlaceField {...column('client_cod_postal', text.postal)} inputMode="numeric" code />
      <CountryField
        value={country}
        disabled={readOnly}
        onChange={(code) => code !== country && reportError(patch(m.companies.country, localityIn(code)))}
      />
      {isRomanian && isValidCui(vehicle.client_cod_fiscal) && (
        <div className="desk:col-span-2">
          <SwitchRow
            label={text.paysVat}
            checked={vehicle.client_platitor_tva === 1}
            disabled={readOnly}
            onChange={(on) => reportError(patch(text.paysVat, { client_platitor_tva: on ? 1 : 0 }))}
          >
            {vehicle.client_platitor_tva === 1 ? text.paysVatOn : text.paysVatOff}
          </SwitchRow>
        </div>
      )}
    </div>
  )
}
