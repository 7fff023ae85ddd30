import { formatLei, formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { DocSum } from '#web/ui/paper.tsx'
import { Warning } from '#web/ui/warning.tsx'
import { IssuePart } from './issue-part.tsx'
import type { Issue } from './use-issue.ts'

/** The totals of the invoice, calculated as the commit does. */
export const IssueTotals = ({ issue }: { issue: Issue }) => {
  const t = m.invoices.issue
  const { totals, groups } = issue.preview
  const { currency, deviz } = issue
  const paysVat = groups.some(({ categorie }) => categorie !== 'O')
  return (
    <IssuePart title={t.totals}>
      <div aria-live="polite">
        {totals.discount > 0 && (
          <>
            <DocSum label={t.lines} bani={totals.total_linii} currency={currency} />
            <DocSum label={t.discountLine} bani={-totals.discount} currency={currency} />
          </>
        )}
        {paysVat ? (
          <>
            <DocSum label={t.base} bani={totals.total_fara_tva} currency={currency} />
            {groups.map(({ categorie, cota, tva }) => (
              <DocSum
                key={`${categorie}${cota}`}
                label={t.vat(formatRate(cota))}
                bani={tva}
                currency={currency}
              />
            ))}
          </>
        ) : (
          <p className="py-0.5 text-ink-2">{t.noVat}</p>
        )}
        <DocSum label={t.total} bani={totals.total_general} currency={currency} strong />
        {deviz.difference !== 0 && (
          <Warning className="mt-2">
            {(deviz.difference < 0 ? t.lessThanDeviz : t.moreThanDeviz)(
              formatLei(deviz.total),
              formatLei(Math.abs(deviz.difference)),
            )}
          </Warning>
        )}
      </div>
    </IssuePart>
  )
}
