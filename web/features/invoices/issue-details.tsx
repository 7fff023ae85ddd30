import ChevronDown from 'lucide-react/icons/chevron-down'
import { useState } from 'react'
import { CURRENCIES } from '#domain/workshop/invoices/schema.ts'
import { parseDecimal } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { MoneyField, QuantityField } from '#web/ui/amount-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { Issue } from './use-issue.ts'

const currencyUnit = (issue: Issue) => (issue.facts.moneda === 'RON' ? undefined : issue.facts.moneda)

/** Off the whole invoice: a share, or an amount. */
const Discount = ({ issue }: { issue: Issue }) => {
  const t = m.invoices.issue
  const { bani, percent } = issue.discount
  return (
    <>
      <QuantityField
        label={t.discountPercent}
        value={percent}
        max={100_000}
        unit="%"
        onChange={(value) => issue.setDiscount({ bani: 0, percent: value })}
      />
      <MoneyField
        label={t.discount}
        unit={currencyUnit(issue)}
        value={bani === 0 ? null : bani}
        max={issue.preview.totals.total_linii}
        onChange={(value) => issue.setDiscount({ bani: value ?? 0, percent: null })}
        hint={t.discountHint}
      />
    </>
  )
}

/** What most invoices do without: a discount, days, currency, remarks. */
export const IssueMore = ({ issue }: { issue: Issue }) => {
  const t = m.invoices.issue
  const { facts, setFacts } = issue
  return (
    <details className="group border-t border-rule pt-2">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 font-medium">
        <ChevronDown
          className="size-4.5 text-ink-3 transition-transform duration-(--quick) group-open:rotate-180"
          aria-hidden
        />
        {t.more}
      </summary>
      <div className="grid grid-cols-2 items-start gap-3 pt-2">
        <Discount issue={issue} />
        <DayField
          label={t.due}
          optional
          value={facts.data_scadenta}
          onChange={(data_scadenta) => setFacts({ data_scadenta })}
        />
        <DayField
          label={t.delivery}
          optional
          value={facts.data_livrare}
          onChange={(data_livrare) => setFacts({ data_livrare })}
          hint={t.deliveryHint}
        />
        <SelectField
          label={t.currency}
          options={CURRENCIES.map((value) => ({ value, label: value }))}
          value={facts.moneda}
          onChange={(moneda) => setFacts({ moneda, curs: moneda === 'RON' ? null : (facts.curs ?? 50_000) })}
        />
        {facts.moneda !== 'RON' && (
          <RateField curs={facts.curs ?? 50_000} onChange={(curs) => setFacts({ curs })} />
        )}
        <TextArea
          label={t.remarks}
          optional
          className="col-span-2"
          value={facts.mentiuni}
          maxLength={900}
          rows={2}
          onChange={(mentiuni) => setFacts({ mentiuni })}
        />
      </div>
    </details>
  )
}

const written = (curs: number): string =>
  `${Math.trunc(curs / 10_000)},${String(curs % 10_000).padStart(4, '0')}`

/** The rate of exchange as BNR publishes it, with four decimals. */
const RateField = ({ curs, onChange }: { curs: number; onChange: (curs: number) => void }) => {
  const t = m.invoices.issue
  const [typed, setTyped] = useState(written(curs))
  const read = parseDecimal(typed, 4)
  const isWrong = read === null || read < 1 || read > 1_000_000
  return (
    <TextField
      label={t.rate}
      value={typed}
      inputMode="decimal"
      onChange={(text) => {
        setTyped(text)
        const value = parseDecimal(text, 4)
        if (value !== null && value >= 1 && value <= 1_000_000) onChange(value)
      }}
      align="end"
      code
      {...(isWrong ? { error: t.rateHint } : { hint: t.rateHint })}
    />
  )
}
