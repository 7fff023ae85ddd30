import { useState } from 'react'
import { CURRENCIES } from '#domain/workshop/invoices/schema.ts'
import { parseDecimal } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { MoneyField, QuantityField } from '#web/ui/amount-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SummaryLine } from '#web/ui/summary-line.tsx'
import type { Issue } from './use-issue.ts'

const currencyUnit = (issue: Issue) => (issue.currency === 'RON' ? undefined : issue.currency)

/** A discount on the whole invoice: a percentage, or an amount. */
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

/** What most invoices do not need: a discount, days, a currency, remarks. */
export const IssueMore = ({ issue, rateProblem }: { issue: Issue; rateProblem: string | undefined }) => {
  const t = m.invoices.issue
  const { facts, setFacts } = issue
  return (
    <details className="group border-t border-rule pt-2">
      <SummaryLine>{t.more}</SummaryLine>
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
          onChange={(moneda) => setFacts({ moneda, curs: null })}
        />
        {facts.moneda !== 'RON' && (
          <RateField problem={rateProblem} onChange={(curs) => setFacts({ curs })} />
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

/** The exchange rate as BNR publishes it, with four decimals. The app does not know it, so it starts empty. */
const RateField = ({
  problem,
  onChange,
}: {
  problem: string | undefined
  onChange: (curs: number | null) => void
}) => {
  const t = m.invoices.issue
  const [typed, setTyped] = useState('')
  const read = (text: string): number | null => {
    const value = parseDecimal(text, 4)
    return value !== null && value >= 1 && value <= 1_000_000 ? value : null
  }
  const isWrong = typed.trim() !== '' && read(typed) === null
  return (
    <TextField
      label={t.rate}
      value={typed}
      inputMode="decimal"
      required
      autoFocus
      onChange={(text) => {
        setTyped(text)
        onChange(read(text))
      }}
      align="end"
      code
      {...(isWrong
        ? { error: t.rateHint }
        : problem && typed.trim() === ''
          ? { error: problem }
          : { hint: t.rateHint })}
    />
  )
}
