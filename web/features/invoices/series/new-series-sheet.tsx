import { useState } from 'react'
import type { InvoiceSeries } from '#domain/workshop/invoices/schema.ts'
import { normaliseSeries } from '#domain/workshop/invoices/series-name.ts'
import { LAST_NUMBER } from '#domain/workshop/invoices/series-rules.ts'
import { useData, useMutate, usePermission } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { WholeField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useDesk } from '#web/ui/use-media.ts'

type NewSeriesProps = { all: readonly InvoiceSeries[]; deviceId: string; onClose: () => void }

/** A new series: for the whole shop, or for this device to number without a network. */
export const NewSeriesSheet = ({ all, deviceId, onClose }: NewSeriesProps) => {
  const t = m.invoices.series
  const { writer } = useData()
  const mutate = useMutate()
  const isDesk = useDesk()
  const mayOpenShops = usePermission('shopSeries')
  // On the free tier there is no other device, and every number is given here.
  const mayChoose = writer.mode === 'synced' && mayOpenShops
  const [isForDevice, setForDevice] = useState(writer.mode === 'synced' && !mayOpenShops)
  const [name, setName] = useState('')
  const [first, setFirst] = useState<number | null>(1)
  const [device, setDevice] = useState(() => (isDesk ? t.deviceNames.desk : t.deviceNames.phone))

  const { submit, busy, problem } = useSubmit(async (newId) => {
    const serie = normaliseSeries(name)
    if (serie === '') return t.nameMissing
    if (all.some((one) => one.serie === serie)) return t.taken
    const data = {
      serie,
      prim_numar: first ?? 1,
      dispozitiv_id: isForDevice ? deviceId : '',
      dispozitiv_nume: isForDevice ? device : '',
    }
    const op = { op: 'insert' as const, collection: 'invoice_series', id: newId(), data }
    await mutate(m.invoices.labels.seriesAdded, [op])
    toast(t.added(serie))
    onClose()
  })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.add}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide busy={busy} type="submit" form="new-series">
          {t.submit}
        </Button>
      }
    >
      <Form id="new-series" onSubmit={submit} className="grid grid-cols-2 items-start gap-3 pt-1">
        {mayChoose && (
          <Segmented
            label={t.addFor}
            className="col-span-2"
            value={isForDevice ? 'device' : 'shop'}
            onChange={(value) => setForDevice(value === 'device')}
            segments={[
              { value: 'shop', label: t.forShop },
              { value: 'device', label: t.forDevice },
            ]}
          />
        )}
        <p className="col-span-2 text-sm text-pretty text-ink-2">
          {isForDevice ? t.deviceText : writer.mode === 'local' ? t.wholeTextLocal : t.wholeText}
        </p>
        <TextField
          label={t.name}
          value={name}
          onChange={setName}
          maxLength={20}
          hint={t.nameHint}
          error={problem}
          uppercase
          code
        />
        <WholeField
          label={t.first}
          value={first}
          onChange={setFirst}
          min={1}
          max={LAST_NUMBER}
          hint={t.firstHint}
          isBare
        />
        {isForDevice && (
          <TextField
            label={t.deviceName}
            className="col-span-2"
            value={device}
            onChange={setDevice}
            maxLength={80}
          />
        )}
      </Form>
    </Sheet>
  )
}
