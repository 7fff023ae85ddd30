import { m } from '#web/i18n/messages.ts'
import { ReplacedList } from './replaced-list.tsx'
import { useReplaced } from './use-replaced.ts'

/** On the page of an order or a car: values of this person that another person has replaced there. */
export const ReplacedHere = ({ orderId, vehicleId }: { orderId?: string; vehicleId?: string }) => {
  const news = useReplaced()
  const views = news?.views.filter(
    ({ orderId: of, entry }) =>
      (orderId !== undefined && of === orderId) || (vehicleId !== undefined && entry.row_id === vehicleId),
  )
  if (!news || !views?.length) return null
  return (
    <section
      aria-label={m.sync.replaced.title}
      className="my-3 rounded-control bg-sunk px-4 py-2 ring-1 ring-rule"
    >
      <h2 className="pt-1 engraved text-ink-2">{m.sync.replaced.title}</h2>
      <ReplacedList news={{ ...news, views }} isHere />
    </section>
  )
}
