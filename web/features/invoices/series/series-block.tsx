import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { InvoiceSeries } from '#domain/workshop/invoices/schema.ts'
import { useData, useMay, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { NewSeriesSheet } from './new-series-sheet.tsx'
import { useAllSeries, useDeviceId } from './use-series.ts'

/** The series of a shop, in the settings: whose each is, its next number, and actions to retire and add one. */
export const SeriesBlock = () => {
  const t = m.invoices.series
  const all = useAllSeries()
  const deviceId = useDeviceId()
  const mayRetire = useMay()('patch', 'invoice_series', 'activ')
  const [isAdding, setAdding] = useState(false)
  if (!all || deviceId === undefined) return null
  return (
    <>
      {all.length === 0 && <p className="mb-4 text-ink-2">{t.none}</p>}
      <ul>
        {all.map((series) => (
          <SeriesRow key={series.id} {...{ series, deviceId, mayRetire }} />
        ))}
      </ul>
      <Button className="mt-4" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
      {all.some(({ dispozitiv_id, activ }) => dispozitiv_id !== '' && activ === 1) && (
        <p className="mt-3 text-sm text-ink-2">{t.lost}</p>
      )}
      {isAdding && <NewSeriesSheet {...{ all, deviceId }} onClose={() => setAdding(false)} />}
    </>
  )
}

type SeriesRowProps = { series: InvoiceSeries; deviceId: string; mayRetire: boolean }

const SeriesRow = ({ series, deviceId, mayRetire }: SeriesRowProps) => {
  const t = m.invoices.series
  const { writer } = useData()
  const mutate = useMutate()
  const [isRetiring, setRetiring] = useState(false)
  const isRetired = series.activ === 0
  const whose =
    series.dispozitiv_id === ''
      ? t.whole
      : series.dispozitiv_id === deviceId
        ? [t.thisDevice, series.dispozitiv_nume].filter(Boolean).join(' · ')
        : t.device(series.dispozitiv_nume)
  const how =
    series.dispozitiv_id !== '' ? t.deviceText : writer.mode === 'local' ? t.wholeTextLocal : t.wholeText
  const retire = () => {
    const op = { op: 'patch' as const, collection: 'invoice_series', id: series.id, data: { activ: 0 } }
    return reportError(
      mutate(m.invoices.labels.seriesRetired, [op]).then(() => {
        setRetiring(false)
        toast(t.retiredDone(series.serie))
      }),
    )
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-3 first:border-t">
      <span
        className={cx(
          'max-w-24 min-w-12 shrink-0 truncate desk:w-24 text-lg font-semibold figures',
          isRetired && 'text-ink-3',
        )}
      >
        {series.serie}
      </span>
      <span className="min-w-0 grow basis-36">
        <span className="block font-medium">{whose}</span>
        <span className="block text-sm text-pretty text-ink-2">{isRetired ? t.retired : how}</span>
        {!isRetired && (
          <span className="block text-sm text-ink-3 figures">
            {t.next(`${series.serie} ${series.ultimul_numar + 1}`)}
          </span>
        )}
      </span>
      {mayRetire && !isRetired && (
        <Button
          size="s"
          variant="quiet"
          aria-label={t.retireNamed(series.serie)}
          onClick={() => setRetiring(true)}
        >
          {t.retire}
        </Button>
      )}
      {isRetiring && (
        // The one act here that cannot be undone, so it asks first.
        <Sheet
          open
          onOpenChange={(open) => !open && setRetiring(false)}
          title={t.retireNamed(series.serie)}
          desktop="center"
          footer={
            <>
              <Button onClick={() => setRetiring(false)}>{t.keep}</Button>
              <Button variant="danger" onClick={retire}>
                {t.retire}
              </Button>
            </>
          }
        >
          <p className="text-pretty">{t.retireWarn(series.serie)}</p>
        </Sheet>
      )}
    </li>
  )
}
