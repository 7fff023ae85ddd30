import Camera from 'lucide-react/icons/camera'
import Check from 'lucide-react/icons/check'
import Timer from 'lucide-react/icons/timer'
import Wrench from 'lucide-react/icons/wrench'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { formatHours, formatLei, formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** The notes of a line beside its figures; null where there are none. */
export const LineSigns = ({ line }: { line: OrderLine }) => {
  const { mechanics, mechanicId, photos, seesPrices, working } = useEditorFacts()
  const now = working.get(line.id)
  const pictures = photos.get(line.id) ?? 0
  const t = m.orders.line
  // A mechanic of all works is shown at the head of the page.
  const mechanic =
    line.mecanic_id !== null && mechanicId === null
      ? mechanics.find(({ value }) => value === line.mecanic_id)?.label
      : undefined
  const discounts = [
    ...(line.discount_procent > 0 ? [`−${formatRate(line.discount_procent)}`] : []),
    ...(line.discount_valoare > 0 ? [`−${formatLei(line.discount_valoare)}`] : []),
  ]
  const signs = [
    !counts(line) && (
      <span key="state" className="font-semibold text-danger">
        {t.statesSaid[line.stare]}
      </span>
    ),
    line.unpriced === 1 && seesPrices && (
      <span key="unpriced" className="font-semibold text-draft">
        {t.unpriced}
      </span>
    ),
    discounts.length > 0 && <span key="discount">{t.discountSaid(discounts.join(' '))}</span>,
    mechanic && (
      <span key="mechanic" className="inline-flex items-center gap-1">
        <Wrench className="size-3.5" aria-hidden />
        {mechanic}
      </span>
    ),
    line.executat === 1 && (
      <span key="done" className="inline-flex items-center gap-1 text-good">
        <Check className="size-3.5" aria-hidden />
        {t.executed}
      </span>
    ),
    line.ore_lucrate > 0 && <span key="hours">{t.worked(formatHours(line.ore_lucrate))}</span>,
    now !== undefined && (
      <span key="now" className="inline-flex items-center gap-1 font-medium text-accent-text">
        <Timer className="size-3.5" aria-hidden />
        {m.orders.clock.worksNow(now)}
      </span>
    ),
    pictures > 0 && (
      <span key="photos" className="inline-flex items-center gap-1">
        <Camera className="size-3.5" aria-hidden />
        {m.photos.titleCount(pictures)}
      </span>
    ),
  ].filter(Boolean)
  return signs.length > 0 ? <span className="flex flex-wrap gap-x-3 gap-y-0.5">{signs}</span> : null
}
