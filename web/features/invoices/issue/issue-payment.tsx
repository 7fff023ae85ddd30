import { CashWarning } from '#web/features/invoices/payments/cash-warning.tsx'
import { m } from '#web/i18n/messages.ts'
import { MoneyField } from '#web/ui/amount-field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { IssuePart } from './issue-part.tsx'
import type { Issue, PayNow } from './use-issue.ts'

const CHOICES: readonly PayNow[] = ['none', 'numerar', 'card', 'transfer']

/** What was paid on the spot, fully or partly. */
export const IssuePayment = ({ issue }: { issue: Issue }) => {
  const t = m.invoices.issue
  const { methods } = m.invoices
  return (
    <IssuePart title={t.payment}>
      <Segmented
        label={t.payment}
        className="w-full"
        value={issue.payNow}
        onChange={issue.setPayNow}
        segments={CHOICES.map((value) => ({
          value,
          label:
            value === 'none' ? t.notNow : value === 'transfer' ? m.invoices.issueTransfer : methods[value],
        }))}
      />
      {issue.payNow === 'numerar' && !issue.isRateMissing && (
        <div className="mt-3">
          <CashWarning
            client={issue.buyer}
            day={issue.facts.data_factura}
            amount={issue.paid ?? 0}
            invoice={{ id: null, total: issue.preview.totals.total_general, curs: issue.facts.curs }}
          />
        </div>
      )}
      {issue.payNow !== 'none' && (
        <MoneyField
          className="mt-3"
          label={t.amountPaid}
          unit={issue.currency === 'RON' ? undefined : issue.currency}
          value={issue.paid}
          max={issue.preview.totals.total_general}
          onChange={issue.setPaid}
        />
      )}
    </IssuePart>
  )
}
