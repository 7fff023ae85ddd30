import { useState } from 'react'
import type { Company } from '#domain/companies/company.ts'
import { companyCode, hasVatForm, vatCountry } from '#domain/companies/vat-id.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { COUNTIES, isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import type { ClientValues } from '#domain/workshop/contacts/client-columns.ts'
import { formatCountry } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { CompanyLookup } from './company-lookup.tsx'
import { CountryField } from './country-field.tsx'
import { InPlaceField } from './in-place-field.tsx'
import { reportError } from './report-error.ts'

type TextName = Exclude<keyof ClientValues, 'vat_payer' | 'country'>

const phoneDoubt = (typed: string, isTyping: boolean) =>
  isTyping || typed.trim() === '' || isPhone(typed) ? undefined : m.client.phoneWrong

const fiscalDoubt = (country: string) => (typed: string) => {
  if (country === 'RO') return cuiDoubt(typed)
  const isDoubtful =
    typed.trim() !== '' && hasVatForm(country) && vatCountry(companyCode(typed, country)) !== country
  return isDoubtful ? m.companies.vatCodeWrong(formatCountry(country)) : undefined
}

const cuiDoubt = (typed: string) =>
  /^(?:RO)?\s*\d{2,10}$/i.test(typed.trim()) && !isValidCui(typed) ? m.client.fiscalWrong : undefined

/** A company of the register as a client; values that the register does not have stay unchanged. */
export const clientOfCompany = (company: Company): Partial<ClientValues> => ({
  name: company.name,
  fiscal_code: company.cui,
  vat_payer: company.paysVat ? 1 : 0,
  ...(company.regCom && { registration: company.regCom }),
  ...(company.address && { address: company.address }),
  ...(company.city && { city: company.city }),
  ...(company.county && { county: company.county }),
  ...(company.postalCode && { postal_code: company.postalCode }),
})

type ClientFieldsProps = {
  client: ClientValues
  readOnly: boolean
  /** The row and the column that hold a value: its typed text outlives the page (`keepText`). */
  keptAs: (name: keyof ClientValues) => string
  /** Writes values; `label` names the field that was changed. */
  onWrite: (label: string, values: Partial<ClientValues>) => Promise<void>
}

/** A client, as the papers show him, in fields that are saved in place. */
export const ClientFields = ({ client, readOnly, keptAs, onWrite }: ClientFieldsProps) => {
  const text = m.client
  const [code, setCode] = useState<string | null>(null)
  const field = (name: TextName, label: string) => ({
    label,
    keptAs: keptAs(name),
    value: client[name],
    readOnly,
    onSave: (value: string) => onWrite(label, { [name]: value }),
  })
  const country = client.country || 'RO'
  const isRomanian = country === 'RO'
  const saveCounty = async (typed: string) => {
    const county = normaliseCounty(typed)
    if (county === '' && typed !== '') {
      throw new AppError('invalid_input', { issues: [{ path: 'county', code: 'county_unknown' }] })
    }
    await onWrite(text.county, { county })
  }
  const localityIn = (other: string): Partial<ClientValues> =>
    other === country ? {} : { country: other, county: '', vat_payer: 0 }
  // A TVA code contains its country.
  const saveFiscal = (typed: string) =>
    onWrite(text.fiscal, { fiscal_code: typed, ...localityIn(vatCountry(typed) ?? country) })
  const fill = async (company: Company) => {
    const values = clientOfCompany(company)
    const old = Object.fromEntries(
      Object.keys(values).map((name) => [name, client[name as keyof ClientValues]]),
    )
    await onWrite(m.companies.label, values)
    toastUndo(m.companies.found(company.name), () => reportError(onWrite(m.companies.label, old)))
  }
  return (
    <div className="grid gap-x-5 gap-y-4 desk:grid-cols-2">
      <InPlaceField {...field('name', text.name)} className="desk:col-span-2" autoCapitalize="words" />
      <InPlaceField
        {...field('phone', text.phone)}
        format={formatPhone}
        parse={normalisePhone}
        doubt={phoneDoubt}
        type="tel"
        inputMode="tel"
        code
      />
      <InPlaceField
        {...field('email', text.email)}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <InPlaceField
        {...field('fiscal_code', text.fiscal)}
        onSave={saveFiscal}
        onDraft={setCode}
        doubt={fiscalDoubt(country)}
        code
      />
      <InPlaceField {...field('registration', text.registration)} uppercase code />
      {!readOnly && isRomanian && (
        <CompanyLookup cui={code ?? client.fiscal_code} onFound={fill} className="desk:col-span-2" />
      )}
      <InPlaceField {...field('address', text.address)} className="desk:col-span-2" multiline />
      <InPlaceField {...field('city', text.city)} />
      {isRomanian && (
        <InPlaceField
          {...field('county', text.county)}
          format={(stored) => (isCountyCode(stored) ? COUNTIES[stored] : stored)}
          onSave={saveCounty}
        />
      )}
      <InPlaceField {...field('postal_code', text.postal)} inputMode="numeric" code />
      <CountryField
        value={country}
        disabled={readOnly}
        onChange={(other) =>
          other !== country && reportError(onWrite(m.companies.country, localityIn(other)))
        }
      />
      {isRomanian && isValidCui(client.fiscal_code) && (
        <div className="desk:col-span-2">
          <SwitchRow
            label={text.paysVat}
            checked={client.vat_payer === 1}
            disabled={readOnly}
            onChange={(on) => reportError(onWrite(text.paysVat, { vat_payer: on ? 1 : 0 }))}
          >
            {client.vat_payer === 1 ? text.paysVatOn : text.paysVatOff}
          </SwitchRow>
        </div>
      )}
    </div>
  )
}
