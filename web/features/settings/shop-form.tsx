import { useState } from 'react'
import type { Company } from '#domain/companies/company.ts'
import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { COUNTIES, isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { formatIban, ibanLength, isValidIban, normaliseIban } from '#domain/romania/iban.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import { isTradeRegisterNumber } from '#domain/romania/trade-register.ts'
import { vatRate } from '#domain/romania/tva.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { CompanyLookup } from '#web/forms/company-lookup.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Letterhead } from '#web/ui/letterhead.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast, toastUndo } from '#web/ui/toast-store.ts'
import { CashLimits } from './cash-limits.tsx'
import { MoneyInPlace } from './money-in-place.tsx'

type TextColumn =
  | 'nume'
  | 'cui'
  | 'reg_com'
  | 'adresa'
  | 'localitate'
  | 'judet'
  | 'telefon'
  | 'email'
  | 'iban'
  | 'banca'

const isEmpty = (typed: string): boolean => typed.trim() === ''

const cuiDoubt = (typed: string) =>
  isEmpty(typed) || isValidCui(typed) ? undefined : m.settings.shop.cuiWrong

const registerDoubt = (typed: string, isTyping: boolean) =>
  isTyping || isEmpty(typed) || isTradeRegisterNumber(typed) ? undefined : m.settings.shop.regWrong

const countyDoubt = (typed: string) =>
  isEmpty(typed) || normaliseCounty(typed) !== '' ? undefined : m.settings.shop.countyWrong

/** A number that is being typed is incomplete for a while. */
const phoneDoubt = (typed: string, isTyping: boolean) =>
  isEmpty(typed) || isPhone(typed) || (isTyping && typed.replace(/\D/g, '').length < 9)
    ? undefined
    : m.settings.shop.phoneWrong

const emailDoubt = (typed: string) =>
  isEmpty(typed) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()) ? undefined : m.settings.shop.emailWrong

/** An IBAN that is being typed is incomplete for a while; its length depends on the country. */
const ibanDoubt = (typed: string, isTyping: boolean) =>
  isEmpty(typed) ||
  isValidIban(typed) ||
  (isTyping && normaliseIban(typed).length < (ibanLength(typed) ?? 15))
    ? undefined
    : m.settings.shop.ibanWrong

const ibanHint = (typed: string) => {
  const { ibanHint: hint, ibanGood } = m.settings.shop
  return isValidIban(typed) ? <span className="text-good">{ibanGood}</span> : hint
}

/** A company of the register as the columns of the shop; values that the register does not have stay unchanged. */
const shopOf = (company: Company): Partial<Shop> => ({
  nume: company.name,
  cui: company.cui,
  platitor_tva: company.paysVat ? 1 : 0,
  tva_la_incasare: company.cashBasis ? 1 : 0,
  ...(company.regCom && { reg_com: company.regCom }),
  ...(company.address && { adresa: company.address }),
  ...(company.city && { localitate: company.city }),
  ...(company.county && { judet: company.county }),
  ...(company.postalCode && { cod_postal: company.postalCode }),
})

/** What documents print of the shop, edited in place, with a preview of the head of the deviz. */
export const ShopForm = ({ shop }: { shop: Shop }) => {
  const text = m.settings.shop
  const mutate = useMutate()
  const may = useMay()
  const [drafts, setDrafts] = useState<Partial<Record<TextColumn, string>>>({})
  const mayWrite = may('patch', 'tenants')
  const today = dayNow()

  const patch = (data: Partial<Shop>, field: string) =>
    mutate(text.label(field), [{ op: 'patch', collection: 'tenants', id: shop.id, data: { ...data } }])

  const column = (name: TextColumn, label: string) => ({
    label,
    value: shop[name],
    readOnly: !mayWrite,
    onDraft: (value: string) => setDrafts((before) => ({ ...before, [name]: value })),
    keptAs: `tenants/${shop.id}/${name}`,
    onSave: async (value: string) => {
      await patch({ [name]: value }, label)
      setDrafts(({ [name]: _stored, ...rest }) => rest)
    },
  })

  const fill = async (company: Company) => {
    const data = shopOf(company)
    await patch(data, m.companies.label)
    setDrafts({})
    const old = Object.fromEntries(Object.keys(data).map((key) => [key, shop[key as keyof Shop]]))
    toastUndo(m.companies.found(company.name), () => void patch(old, m.companies.label))
  }

  const setPayer = (isPayer: boolean) => {
    patch({ platitor_tva: isPayer ? 1 : 0 }, text.vat).catch(() =>
      toast(m.settings.failed, { kind: 'error' }),
    )
  }

  return (
    <div className="grid items-start gap-x-8 gap-y-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="grid gap-x-5 gap-y-5 desk:grid-cols-2">
        <InPlaceField
          {...column('nume', text.name)}
          className="desk:col-span-2"
          autoComplete="organization"
          required
        />
        <InPlaceField
          {...column('cui', text.cui)}
          parse={normaliseCui}
          hint={text.cuiHint}
          doubt={cuiDoubt}
          uppercase
          code
        />
        <InPlaceField
          {...column('reg_com', text.reg)}
          hint={text.regHint}
          doubt={registerDoubt}
          uppercase
          code
        />
        {mayWrite && (
          <CompanyLookup cui={drafts.cui ?? shop.cui} onFound={fill} className="desk:col-span-2" />
        )}
        <InPlaceField
          {...column('adresa', text.address)}
          className="desk:col-span-2"
          autoComplete="street-address"
          multiline
        />
        <InPlaceField
          {...column('localitate', text.town)}
          hint={text.townHint}
          autoComplete="address-level2"
        />
        <InPlaceField
          {...column('judet', text.county)}
          format={(code) => (isCountyCode(code) ? COUNTIES[code] : code)}
          parse={normaliseCounty}
          hint={text.countyHint}
          doubt={countyDoubt}
          autoComplete="address-level1"
        />
        <InPlaceField
          {...column('telefon', text.phone)}
          format={formatPhone}
          parse={normalisePhone}
          doubt={phoneDoubt}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          code
        />
        <InPlaceField
          {...column('email', text.email)}
          doubt={emailDoubt}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <InPlaceField
          {...column('iban', text.iban)}
          className="desk:col-span-2"
          format={formatIban}
          parse={normaliseIban}
          hint={ibanHint}
          doubt={ibanDoubt}
          uppercase
          code
        />
        <InPlaceField {...column('banca', text.bank)} />
        <MoneyInPlace
          label={text.capital}
          hint={text.capitalHint}
          value={shop.capital_social || null}
          keptAs={`tenants/${shop.id}/capital_social`}
          max={MAX_TOTAL}
          readOnly={!mayWrite}
          onSave={(bani) => patch({ capital_social: bani ?? 0 }, text.capital)}
        />
        <div className="border-t border-rule pt-5 desk:col-span-2">
          <SwitchRow
            label={text.vat}
            checked={shop.platitor_tva === 1}
            onChange={setPayer}
            disabled={!mayWrite}
          >
            {shop.platitor_tva === 1 ? text.vatOn(formatRate(vatRate(today))) : text.vatOff} {text.vatNote}
          </SwitchRow>
        </div>
        <CashLimits shop={shop} />
        {!mayWrite && <p className="text-sm text-ink-2 desk:col-span-2">{m.settings.readOnly}</p>}
      </div>
      <Letterhead
        caption={text.preview}
        placeholder={text.name}
        className="wide:sticky wide:top-8"
        shop={{ ...shop, ...drafts }}
      />
    </div>
  )
}
