import type { InvoiceSeries } from '#domain/workshop/invoices/schema.ts'
import { LAST_NUMBER } from '#domain/workshop/invoices/series-rules.ts'
import { useData } from '#web/data/hooks.ts'
import { DocumentDay } from '#web/features/invoices/series/document-day.tsx'
import { useNumbersHere } from '#web/features/invoices/series/use-series.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { WholeField } from '#web/ui/amount-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { IssuePart } from './issue-part.tsx'
import type { FirstSeries, Issue } from './use-issue.ts'

type IssueSeriesProps = {
  series: readonly InvoiceSeries[]
  chosen: InvoiceSeries | undefined
  first: FirstSeries
  isOnline: boolean
  mayOpenSeries: boolean
  issue: Issue
  onChoose: (id: string) => void
  onFirst: (first: FirstSeries) => void
}

/** The series and the day; for a shop's first invoice, the new series. */
export const IssueSeries = (props: IssueSeriesProps) => {
  const { series, chosen, isOnline, issue, onChoose } = props
  const t = m.invoices.issue
  const { writer } = useData()
  const numbersHere = useNumbersHere()
  const note = !chosen
    ? null
    : numbersHere(chosen)
      ? t.nextNumber(chosen.ultimul_numar + 1)
      : isOnline
        ? t.nextNumberShared(chosen.ultimul_numar + 1)
        : t.offlineShared
  return (
    <IssuePart title={t.seriesAndDay}>
      <div className="grid grid-cols-2 items-start gap-3">
        {chosen ? (
          <SelectField
            label={t.series}
            options={series.map((one) => ({
              value: one.id,
              label: one.dispozitiv_id === '' ? one.serie : `${one.serie} · ${m.invoices.series.thisDevice}`,
            }))}
            value={chosen.id}
            onChange={onChoose}
          />
        ) : (
          <FirstSeriesFields {...props} />
        )}
        <DocumentDay
          label={t.date}
          value={issue.facts.data_factura}
          documents={{ series: chosen?.ultima_data ?? null, invoice: null }}
          onChange={(data_factura) => issue.setFacts({ data_factura })}
          className={chosen ? '' : 'col-span-2'}
        />
      </div>
      {note && <p className="mt-2 text-sm text-pretty text-ink-2">{note}</p>}
      {chosen && !isOnline && !numbersHere(chosen) && writer.mode === 'synced' && (
        <p className="mt-1 text-sm text-ink-2">
          {t.offlineHint}{' '}
          <Link to="/setari#serii" className="font-medium text-accent-text underline underline-offset-2">
            {t.offlineLink}
          </Link>
        </p>
      )}
    </IssuePart>
  )
}

const FirstSeriesFields = ({ first, onFirst, mayOpenSeries }: IssueSeriesProps) => {
  const t = m.invoices.issue
  if (!mayOpenSeries) return <p className="col-span-2 text-ink-2">{t.noSeries}</p>
  return (
    <>
      <p className="col-span-2 text-ink-2">{t.firstSeries}</p>
      <TextField
        label={t.seriesName}
        value={first.serie}
        onChange={(serie) => onFirst({ ...first, serie })}
        hint={t.seriesNameHint}
        maxLength={20}
        uppercase
        code
      />
      <WholeField
        label={t.firstNumber}
        value={first.prim_numar}
        onChange={(number) => onFirst({ ...first, prim_numar: number ?? 1 })}
        min={1}
        max={LAST_NUMBER}
        isBare
      />
    </>
  )
}
