import type { OfferDifference } from '#domain/workshop/approvals/difference.ts'
import type { OfferLine } from '#domain/workshop/approvals/offer.ts'
import { formatHours, formatLei, formatWithUnit } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

const amount = ({ kind, quantity, unit }: OfferLine): string =>
  kind === 'manopera' ? formatHours(quantity) : formatWithUnit(quantity, unit)

const priced = (line: OfferLine): string => `${amount(line)} × ${formatLei(line.price)}`

const nameOf = ({ name }: OfferLine): string => name || m.orders.line.unnamed

/** What was edited, in words: lines added, taken out and changed, then the total. */
export const DifferenceList = ({ difference }: { difference: OfferDifference }) => {
  const t = m.approvals.difference
  const { added, removed, changed, total, notes, plate, rate } = difference
  return (
    <ul className="mt-1 list-disc pl-5 text-sm text-ink-2">
      {added.map((line) => (
        <li key={line.id}>{t.added(nameOf(line), formatLei(line.total))}</li>
      ))}
      {removed.map((line) => (
        <li key={line.id}>{t.removed(nameOf(line), formatLei(line.total))}</li>
      ))}
      {changed.map(({ before, after }) => (
        <li key={after.id}>
          {before.name === after.name
            ? t.changed(nameOf(after), priced(before), priced(after))
            : t.renamed(nameOf(before), nameOf(after))}
        </li>
      ))}
      {notes && <li>{t.notes}</li>}
      {plate && <li>{t.plate}</li>}
      {rate && <li>{t.rate}</li>}
      {total && <li className="font-semibold">{t.total(formatLei(total.before), formatLei(total.after))}</li>}
    </ul>
  )
}
