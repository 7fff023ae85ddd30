import { companyCode, hasVatForm, normaliseVatId, vatCountry } from '#domain/companies/vat-id.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import type { Buyer } from '#domain/workshop/invoices/draft.ts'
import { BUYER_KINDS } from '#domain/workshop/invoices/schema.ts'
import { CountryField } from '#web/forms/country-field.tsx'
import { CountyField } from '#web/forms/county-field.tsx'
import { formatCountry } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'

const codeLabel = ({ client_tip, client_tara }: Buyer): string => {
  if (client_tip === 'persoana') return client_tara === 'RO' ? m.invoices.buyer.cnp : m.companies.codeAbroad
  if (client_tara === 'RO') return m.invoices.buyer.client_cod_fiscal
  return hasVatForm(client_tara) ? m.companies.vatCode : m.companies.codeAbroad
}

/** A doubt about the code; it does not block the form. */
const CodeHint = ({ buyer }: { buyer: Buyer }) => {
  const { client_cod_fiscal: code, client_tara: country } = buyer
  if (buyer.client_tip === 'persoana') return m.invoices.buyer.cnpHint
  if (code === '') return null
  const isRight =
    country === 'RO'
      ? isValidCui(code)
      : !hasVatForm(country) || vatCountry(companyCode(code, country)) === country
  if (isRight) return null
  const words =
    country === 'RO' ? m.invoices.buyer.cuiWrong : m.companies.vatCodeWrong(formatCountry(country))
  return <span className="text-danger">{words}</span>
}

/** Everything that an invoice states about its buyer, to complete or correct. */
export const BuyerFields = ({
  buyer,
  onChange,
}: {
  buyer: Buyer
  onChange: (change: Partial<Buyer>) => void
}) => {
  const t = m.invoices.buyer
  const isFirm = buyer.client_tip === 'firma'
  const field = (
    name: 'client_nume' | 'client_reg_com' | 'client_adresa' | 'client_localitate' | 'client_cod_postal',
  ) => ({
    label: t[name],
    value: buyer[name],
    onChange: (value: string) => onChange({ [name]: value }),
  })
  const country = buyer.client_tara
  const isRomanian = country === 'RO'
  const code = buyer.client_cod_fiscal
  const setCode = (typed: string) => {
    if (!isFirm) return onChange({ client_cod_fiscal: typed.trim() })
    // A TVA code contains its country.
    const abroad = vatCountry(typed)
    if (abroad !== null)
      return onChange({ client_cod_fiscal: companyCode(typed, abroad), ...localityIn(abroad) })
    onChange({ client_cod_fiscal: isRomanian ? normaliseCui(typed) : normaliseVatId(typed) })
  }
  const localityIn = (next: string): Partial<Buyer> =>
    next === country ? {} : { client_tara: next, client_judet: '', client_platitor_tva: 0 }
  return (
    <div className="grid grid-cols-2 gap-3">
      <Segmented
        label={t.kind}
        className="col-span-2"
        value={buyer.client_tip}
        onChange={(client_tip) => onChange({ client_tip })}
        segments={BUYER_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField
        {...field('client_nume')}
        label={isFirm ? t.firmName : t.client_nume}
        className="col-span-2"
        maxLength={200}
      />
      <CountryField
        className="col-span-2"
        value={country}
        onChange={(next) =>
          onChange({ ...localityIn(next), client_cod_fiscal: isFirm ? companyCode(code, next) : code })
        }
      />
      <TextField
        label={codeLabel(buyer)}
        className={isFirm ? '' : 'col-span-2'}
        value={code}
        onChange={setCode}
        hint={<CodeHint buyer={buyer} />}
        {...(isRomanian && { inputMode: 'numeric' as const })}
        maxLength={20}
        code
      />
      {isFirm && (
        <>
          <TextField {...field('client_reg_com')} maxLength={40} uppercase code />
          {isRomanian && (
            <div className="col-span-2">
              <SwitchRow
                label={t.client_platitor_tva}
                checked={buyer.client_platitor_tva === 1}
                onChange={(isPayer) => onChange({ client_platitor_tva: isPayer ? 1 : 0 })}
              >
                {buyer.client_platitor_tva === 1 ? t.payer : t.notPayer}
              </SwitchRow>
            </div>
          )}
        </>
      )}
      <TextField {...field('client_adresa')} className="col-span-2" maxLength={300} />
      <TextField {...field('client_localitate')} maxLength={100} />
      {isRomanian ? (
        <CountyField
          label={t.client_judet}
          value={buyer.client_judet}
          onChange={(client_judet) => onChange({ client_judet })}
        />
      ) : (
        <TextField
          label={m.companies.region}
          optional
          value={buyer.client_judet}
          maxLength={40}
          onChange={(client_judet) => onChange({ client_judet })}
        />
      )}
      {!isRomanian && <TextField {...field('client_cod_postal')} maxLength={20} code />}
    </div>
  )
}
