import { useState } from 'react'
import { issueStorno } from '#domain/workshop/invoices/draft.ts'
import { vatGroupsOf } from '#domain/workshop/invoices/frozen.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import { useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import type { WholeInvoice } from '#web/features/invoices/page/use-invoice.ts'
import { DocumentDay } from '#web/features/invoices/series/document-day.tsx'
import { useUsableSeries } from '#web/features/invoices/series/use-series.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { formatWithUnit } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { QuantityField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { DocSum } from '#web/ui/paper.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { stornoTotal } from './storno-total.ts'

/** Takes back an invoice, whole or by lines, with a new document. */
export const StornoSheet = ({ whole, onClose }: { whole: WholeInvoice; onClose: () => void }) => {
  const { invoice, lines, returned, others } = whole
  const t = m.invoices.storno
  const mutate = useMutate()
  const navigate = useNavigate()
  const usable = useUsableSeries()
  // The server numbers a storno, because two devices may be taking back the same line.
  const series = usable?.series.filter((one) => one.dispozitiv_id === '') ?? []
  const [isAll, setAll] = useState(true)
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map())
  const [seriesId, setSeriesId] = useState<string | null>(null)
  const [day, setDay] = useState(dayNow)
  const [mentiuni, setReason] = useState('')

  const left = lines
    .map((line) => ({ line, left: line.cantitate - (returned.get(line.id) ?? 0) }))
    .filter((one) => one.left > 0)
  const quantities = new Map(
    left
      .map(({ line, left }): [string, number] => [line.id, isAll ? left : (chosen.get(line.id) ?? 0)])
      .filter(([, quantity]) => quantity > 0),
  )
  const isWhole = left.every(({ line, left }) => quantities.get(line.id) === left)
  const freesOrder = isWhole && others.length === 0
  const used =
    series.find(({ id }) => id === seriesId) ?? series.find(({ id }) => id === invoice.serie_id) ?? series[0]

  const { submit, box, busy, problem } = useSubmit(async (newId) => {
    if (quantities.size === 0 || !used) return t.nothing
    const { id, ops } = issueStorno(
      { invoice, quantities, isWhole, freesOrder, seriesId: used.id, data_factura: day, mentiuni },
      newId,
    )
    await mutate(m.invoices.labels.storned, ops)
    toast(t.done)
    onClose()
    navigate(`/facturi/${id}`)
  })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title}
      description={t.under(invoiceName(invoice))}
      footer={
        <div className="w-full">
          {problem && (
            <p role="alert" className="pb-2 text-sm text-danger">
              {problem}
            </p>
          )}
          <Button variant="danger" size="l" wide busy={busy} disabled={!used} onClick={submit}>
            {t.submit}
          </Button>
        </div>
      }
    >
      <div ref={box} className="flex flex-col gap-5 pt-1">
        <Segmented
          label={t.what}
          className="w-full"
          value={isAll ? 'all' : 'some'}
          onChange={(value) => setAll(value === 'all')}
          segments={[
            { value: 'all', label: t.all },
            { value: 'some', label: t.some },
          ]}
        />
        {!isAll && (
          <ul className="flex flex-col gap-3">
            {left.map(({ line, left }) => (
              <li key={line.id} className="grid grid-cols-[minmax(0,1fr)_9rem] items-end gap-3">
                <span className="pb-2">
                  <span className="block">{line.descriere}</span>
                  <span className="block text-sm text-ink-3 figures">
                    {t.of(formatWithUnit(left, line.um))}
                  </span>
                </span>
                <QuantityField
                  label={t.quantity(line.um)}
                  value={chosen.get(line.id) ?? 0}
                  max={left}
                  step={1000}
                  onChange={(value) => setChosen(new Map(chosen).set(line.id, value ?? 0))}
                />
              </li>
            ))}
          </ul>
        )}
        <div className="grid grid-cols-2 items-start gap-3">
          <SelectField
            label={t.series}
            options={series.map(({ id, serie }) => ({ value: id, label: serie }))}
            value={used?.id ?? null}
            onChange={setSeriesId}
          />
          <DocumentDay
            label={t.date}
            value={day}
            documents={{ series: used?.ultima_data ?? null, invoice: invoice.data_factura }}
            onChange={setDay}
          />
          <TextArea
            label={t.reason}
            className="col-span-2"
            value={mentiuni}
            maxLength={900}
            rows={2}
            onChange={setReason}
            hint={t.reasonHint}
          />
        </div>
        <div>
          <DocSum
            label={t.total}
            bani={stornoTotal(lines, vatGroupsOf(invoice), returned, quantities)}
            currency={invoice.moneda}
            strong
          />
          {freesOrder && invoice.order_id !== null && (
            <p className="mt-2 text-sm text-ink-2">{t.freesOrder}</p>
          )}
        </div>
      </div>
    </Sheet>
  )
}
