import { useState } from 'react'
import type { Company } from '#domain/companies/company.ts'
import {
  type BillingColumn,
  type BillingData,
  billingDataOf,
  missingForInvoice,
} from '#domain/plans/billing-data.ts'
import { normaliseCui } from '#domain/romania/cui.ts'
import { CompanyLookup } from '#web/forms/company-lookup.tsx'
import { CountyField } from '#web/forms/county-field.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

/** The fields of the sheet, under the names that the shop's own form has for them. */
const LABELS = {
  nume: 'name',
  cui: 'cui',
  adresa: 'address',
  localitate: 'town',
  email: 'email',
} as const satisfies Partial<Record<BillingColumn, string>>

/** Asks for what an invoice states about its buyer, before anything is paid. It becomes the shop's own data. */
export const BuyerSheet = ({
  shop,
  onSubmit,
  onClose,
}: {
  shop: BillingData
  onSubmit: (buyer: BillingData) => Promise<unknown>
  onClose: () => void
}) => {
  const text = m.plans.buyer
  const [buyer, setBuyer] = useState<BillingData>(() => billingDataOf(shop))
  const missing = missingForInvoice(buyer)
  const change = (values: Partial<BillingData>) => setBuyer((before) => ({ ...before, ...values }))
  const field = (name: keyof typeof LABELS) => ({
    label: m.settings.shop[LABELS[name]],
    value: buyer[name],
    onChange: (value: string) => change({ [name]: value }),
  })
  const fill = async (company: Company) =>
    change({
      nume: company.name,
      ...(company.regCom && { reg_com: company.regCom }),
      ...(company.address && { adresa: company.address }),
      ...(company.city && { localitate: company.city }),
      ...(company.county && { judet: company.county }),
      ...(company.postalCode && { cod_postal: company.postalCode }),
    })
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={text.title}
      desktop="center"
      footer={
        <>
          <Button onClick={onClose}>{text.back}</Button>
          <Button variant="primary" disabled={missing.length > 0} onClick={() => onSubmit(buyer)}>
            {text.submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{text.why}</p>
        <TextField
          {...field('cui')}
          label={text.code}
          hint={buyer.cui !== '' && missing.includes('cui') ? text.codeWrong : text.codeHint}
          onChange={(typed) => change({ cui: normaliseCui(typed) })}
          maxLength={20}
          inputMode="numeric"
          code
        />
        <CompanyLookup cui={buyer.cui} onFound={fill} />
        <TextField {...field('nume')} maxLength={200} autoComplete="organization" />
        <TextField {...field('adresa')} maxLength={300} autoComplete="street-address" />
        <div className="grid grid-cols-2 gap-3">
          <TextField {...field('localitate')} maxLength={100} autoComplete="address-level2" />
          <CountyField
            label={m.settings.shop.county}
            value={buyer.judet}
            onChange={(judet) => change({ judet })}
          />
        </div>
        <TextField {...field('email')} maxLength={254} type="email" inputMode="email" />
      </div>
    </Sheet>
  )
}
