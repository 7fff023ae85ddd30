import Check from 'lucide-react/icons/check'
import Plus from 'lucide-react/icons/plus'
import type { FollowUp } from '#domain/workshop/orders/follow-ups.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { lineTotal } from '#domain/workshop/orders/totals.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { agreedOf } from '#web/data/workshop/line-copy.ts'
import { useFollowUps } from '#web/data/workshop/use-follow-ups.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDayShort, formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

type OrderFollowUpsProps = {
  carId: string | null
  lines: readonly OrderLine[]
  editor: OrderEditor
}

/** What the car's client postponed at earlier visits, offered again while the new order is written. */
export const OrderFollowUps = ({ carId, lines, editor }: OrderFollowUpsProps) => {
  const found = useFollowUps(carId)
  const mutate = useMutate()
  const { mechanicId, seesPrices } = useEditorFacts()
  const open = (found ?? []).filter((one) => one.order.id !== editor.id)
  if (open.length === 0) return null
  const t = m.orders.followUps
  const last = lines.at(-1)?.ordine ?? 0

  const take = ({ line }: FollowUp) =>
    reportError(
      editor.write(t.taken(line.descriere), [
        {
          op: 'insert',
          collection: 'order_lines',
          id: newId(),
          data: {
            ...agreedOf(line),
            order_id: editor.id,
            ordine: last + 1,
            provine_din: line.id,
            mecanic_id: line.tip === 'manopera' ? mechanicId : null,
          },
        },
      ]),
    )
  const close = ({ line }: FollowUp) => {
    const put = (urmarire_inchisa: number) =>
      mutate(t.closed(line.descriere), [
        { op: 'patch', collection: 'order_lines', id: line.id, data: { urmarire_inchisa } },
      ])
    return reportError(put(1).then(() => toastUndo(t.closed(line.descriere), () => reportError(put(0)))))
  }
  return (
    <section
      aria-label={t.title}
      className="mx-4 mt-5 rounded-control bg-draft-soft px-4 pt-3 pb-1.5 text-draft desk:mx-8"
    >
      <p className="font-semibold">{t.title}</p>
      <ul>
        {open.map((one) => (
          <li
            key={one.line.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-current/15 py-1.5 last:border-0"
          >
            <span className="min-w-40 grow basis-0 wrap-anywhere text-ink">
              <span className="block font-medium">{one.line.descriere || m.orders.line.unnamed}</span>
              <span className="text-sm text-ink-2">
                {t.detail(
                  m.orders.line.statesSaid[one.line.stare],
                  formatDayShort(one.order.data_comanda),
                  seesPrices ? formatLei(lineTotal(one.line)) : null,
                )}
              </span>
            </span>
            <span className="ml-auto flex items-center gap-1">
              <Button size="s" icon={<Plus aria-hidden />} onClick={() => take(one)}>
                {t.take}
              </Button>
              <IconButton
                label={t.close(one.line.descriere)}
                icon={<Check aria-hidden />}
                size="s"
                onClick={() => close(one)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
