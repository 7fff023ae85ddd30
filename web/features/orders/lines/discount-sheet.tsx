import { useState } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { PercentField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

type Part = 'all' | OrderLine['tip']

type DiscountSheetProps = { lines: readonly OrderLine[]; editor: OrderEditor; onClose: () => void }

/** One discount for many lines: it is written on each of them, so that totals stay sums of lines. */
export const DiscountSheet = ({ lines, editor, onClose }: DiscountSheetProps) => {
  const [part, setPart] = useState<Part>('all')
  const [rate, setRate] = useState<number | null>(null)
  const t = m.orders.discount
  const chosen = lines.filter((line) => counts(line) && (part === 'all' || line.tip === part))
  const write = () => {
    const put = (discountOf: (line: OrderLine) => { discount_procent: number; discount_valoare: number }) =>
      editor.write(
        t.done,
        chosen.map((line) => ({
          op: 'patch',
          collection: 'order_lines',
          id: line.id,
          data: discountOf(line),
        })),
      )
    const takeBack = () =>
      reportError(put(({ discount_procent, discount_valoare }) => ({ discount_procent, discount_valoare })))
    onClose()
    if (chosen.length > 0)
      return reportError(
        put(() => ({ discount_procent: rate ?? 0, discount_valoare: 0 })).then(() =>
          toastUndo(t.done, takeBack),
        ),
      )
  }
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.title}
      desktop="center"
      footer={
        <Button variant="primary" size="l" onClick={write}>
          {t.apply(chosen.length)}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pt-1 pb-2">
        <Segmented<Part>
          label={t.on}
          value={part}
          onChange={setPart}
          segments={[
            { value: 'all', label: t.all },
            { value: 'manopera', label: m.orders.doc.labour },
            { value: 'material', label: m.orders.totals.partsShort },
          ]}
          className="w-full"
        />
        <PercentField label={m.orders.line.discount} max={10_000} value={rate} onChange={setRate} autoFocus />
      </div>
    </Sheet>
  )
}
