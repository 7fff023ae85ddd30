import { useState } from 'react'
import { missingOf } from '#domain/workshop/invoices/buyer.ts'
import { missingOfSeller } from '#domain/workshop/invoices/seller.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import { useData, usePermission } from '#web/data/hooks.ts'
import { useUsableSeries } from '#web/features/invoices/series/use-series.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Money } from '#web/ui/money.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { Warning } from '#web/ui/warning.tsx'
import { IssueBuyer } from './issue-buyer.tsx'
import { IssueMore } from './issue-details.tsx'
import { IssuePayment } from './issue-payment.tsx'
import { IssueRates } from './issue-rates.tsx'
import { IssueSeries } from './issue-series.tsx'
import { IssueTotals } from './issue-totals.tsx'
import { type FirstSeries, type IssueSource, useIssue } from './use-issue.ts'

/** One sheet from a validated order to its invoice: series, client, discount, payment, and the total. */
export const IssueSheet = ({ source, onClose }: { source: IssueSource; onClose: () => void }) => {
  const t = m.invoices.issue
  const navigate = useNavigate()
  const { db, writer } = useData()
  const isOnline = useOnline()
  const usable = useUsableSeries()
  const issue = useIssue(source)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [first, setFirst] = useState<FirstSeries>({ serie: 'FCT', prim_numar: 1 })

  const series = usable?.series ?? []
  // Without a network a series that numbers on this device comes first; otherwise the shop's.
  const likely =
    series.find((one) => (one.dispozitiv_id !== '') !== isOnline && writer.mode === 'synced') ?? series[0]
  const chosen = series.find(({ id }) => id === chosenId) ?? likely
  const unsaid = missingOfSeller(source.shop)
  const mayOpenSeries = usePermission('shopSeries')

  const { submit, box, busy, problem } = useSubmit(async (newId) => {
    if (issue.isRateMissing) return sentenceOf({ code: 'exchange_rate_missing' })
    const id = await issue.issue(chosen ?? first, newId)
    const invoice = await db.rows('invoices').get(id)
    const name = invoice && invoice.nr_factura > 0 ? invoiceName(invoice) : null
    toast(name ? t.issued(name) : t.issuedLater)
    onClose()
    navigate(`/facturi/${id}`)
    return undefined
  })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title}
      footer={
        <div className="w-full">
          {problem && (
            <p role="alert" className="pb-2 text-sm text-danger">
              {problem}
            </p>
          )}
          <p className="flex items-baseline justify-between gap-3 pb-2">
            <span className="text-ink-2">{t.total}</span>
            <Money bani={issue.preview.totals.total_general} currency={issue.currency} size="l" />
          </p>
          <Button
            variant="primary"
            size="l"
            wide
            busy={busy}
            disabled={!usable || (!chosen && !mayOpenSeries)}
            onClick={submit}
          >
            {t.submit}
          </Button>
        </div>
      }
    >
      <div ref={box} className="flex flex-col gap-6 pt-1">
        {unsaid.length > 0 && (
          <Warning>
            {t.sellerMissing(unsaid.map((column) => t.seller[column]).join(', '))}{' '}
            <Link to="/setari#firma" className="font-medium underline underline-offset-2">
              {t.sellerSettings}
            </Link>
          </Warning>
        )}
        {usable && (
          <IssueSeries
            {...{ series, chosen, first, isOnline, mayOpenSeries, issue }}
            onChoose={setChosenId}
            onFirst={setFirst}
          />
        )}
        <IssueBuyer
          issue={issue}
          startsOpen={missingOf(issue.buyer).length > 0}
          isKept={source.vehicle !== null}
        />
        <IssuePayment issue={issue} />
        <IssueTotals issue={issue} />
        <div>
          <IssueMore issue={issue} rateProblem={issue.isRateMissing ? problem : undefined} />
          <IssueRates issue={issue} />
        </div>
      </div>
    </Sheet>
  )
}
