import { type ReactNode, useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { formatIban, isValidIban, normaliseIban } from '#domain/romania/iban.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import { vatRate } from '#domain/romania/tva.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import { InPlaceField } from '#web/features/editing/in-place-field.tsx'
import { formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { Letterhead } from './letterhead.tsx'
import { SwitchRow } from './switch-row.tsx'

type TextColumn = 'nume' | 'cui' | 'reg_com' | 'adresa' | 'telefon' | 'email' | 'iban' | 'banca'

const Doubt = ({ children }: { children: ReactNode }) => <span className="text-danger">{children}</span>

const cuiHint = (typed: string) => {
  const { cuiHint: hint, cuiWrong } = m.settings.shop
  return typed.trim() === '' || isValidCui(typed) ? hint : <Doubt>{cuiWrong}</Doubt>
}

const ibanHint = (typed: string) => {
  const { ibanHint: hint, ibanGood, ibanWrong } = m.settings.shop
  if (typed.trim() === '') return hint
  if (isValidIban(typed)) return <span className="text-good">{ibanGood}</span>
  return normaliseIban(typed).length < 15 ? hint : <Doubt>{ibanWrong}</Doubt>
}

const phoneHint = (typed: string) =>
  typed.trim() === '' || isPhone(typed) || typed.replace(/\D/g, '').length < 9 ? undefined : (
    <Doubt>{m.settings.shop.phoneWrong}</Doubt>
  )

const emailHint = (typed: string) =>
  typed.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()) ? undefined : (
    <Doubt>{m.settings.shop.emailWrong}</Doubt>
  )

/** What documents print of the shop, written in place, with the head of the deviz as it will look. */
export const ShopForm = ({ shop }: { shop: Shop }) => {
  const text = m.settings.shop
  const mutate = useMutate()
  const { writer } = useData()
  const [drafts, setDrafts] = useState<Partial<Record<TextColumn, string>>>({})
  const mayWrite = tenants.rights.patch.some((role) => role === writer.actor.role)
  const today = dayInRomania(Date.now())

  const patch = (data: Partial<Shop>, field: string) =>
    mutate(text.label(field), [{ op: 'patch', collection: 'tenants', id: shop.id, data: { ...data } }])

  const column = (name: TextColumn, label: string) => ({
    label,
    value: shop[name],
    readOnly: !mayWrite,
    onDraft: (value: string) => setDrafts((before) => ({ ...before, [name]: value })),
    onSave: async (value: string) => {
      await patch({ [name]: value }, label)
      setDrafts(({ [name]: _stored, ...rest }) => rest)
    },
  })

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
        <InPlaceField {...column('cui', text.cui)} parse={normaliseCui} hint={cuiHint} uppercase code />
        <InPlaceField {...column('reg_com', text.reg)} hint={text.regHint} uppercase code />
        <InPlaceField
          {...column('adresa', text.address)}
          className="desk:col-span-2"
          autoComplete="street-address"
          multiline
        />
        <InPlaceField
          {...column('telefon', text.phone)}
          format={formatPhone}
          parse={normalisePhone}
          hint={phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          code
        />
        <InPlaceField
          {...column('email', text.email)}
          hint={emailHint}
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
          uppercase
          code
        />
        <InPlaceField {...column('banca', text.bank)} className="desk:col-span-2" />
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
