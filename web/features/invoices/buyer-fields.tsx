import { COUNTIES, type CountyCode, isCountyCode } from '#domain/romania/counties.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import type { Buyer } from '#domain/workshop/invoices/draft.ts'
import { BUYER_KINDS } from '#domain/workshop/invoices/schema.ts'
import { SwitchRow } from '#web/features/settings/switch-row.tsx'
import { m } from '#web/i18n/messages.ts'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

const COUNTY_LIST = Object.entries(COUNTIES).map(([code, name]) => ({ code: code as CountyCode, name }))

/** All that an invoice says of its buyer, to be completed or corrected. */
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
  const code = buyer.client_cod_fiscal
  const isDoubtful = isFirm && code !== '' && !isValidCui(code)
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
      <TextField
        label={isFirm ? t.client_cod_fiscal : t.cnp}
        className={isFirm ? '' : 'col-span-2'}
        value={code}
        onChange={(value) => onChange({ client_cod_fiscal: isFirm ? normaliseCui(value) : value.trim() })}
        hint={isDoubtful ? <span className="text-danger">{t.cuiWrong}</span> : !isFirm && t.cnpHint}
        inputMode="numeric"
        maxLength={20}
        code
      />
      {isFirm && (
        <>
          <TextField {...field('client_reg_com')} maxLength={40} uppercase code />
          <div className="col-span-2">
            <SwitchRow
              label={t.client_platitor_tva}
              checked={buyer.client_platitor_tva === 1}
              onChange={(isPayer) => onChange({ client_platitor_tva: isPayer ? 1 : 0 })}
            >
              {buyer.client_platitor_tva === 1 ? t.payer : t.notPayer}
            </SwitchRow>
          </div>
        </>
      )}
      <TextField {...field('client_adresa')} className="col-span-2" maxLength={300} />
      <TextField {...field('client_localitate')} maxLength={100} />
      <ComboboxField
        label={t.client_judet}
        items={COUNTY_LIST}
        value={
          isCountyCode(buyer.client_judet)
            ? { code: buyer.client_judet, name: COUNTIES[buyer.client_judet] }
            : null
        }
        onChange={(county) => onChange({ client_judet: county?.code ?? '' })}
        keyOf={({ code }) => code}
        labelOf={({ name }) => name}
      />
    </div>
  )
}
