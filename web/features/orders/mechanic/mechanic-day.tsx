import Wrench from 'lucide-react/icons/wrench'
import { useData, useLive } from '#web/data/hooks.ts'
import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { myWorkOf } from './my-work.ts'
import { WorkCard } from './work-card.tsx'

/** The first screen of a mechanic: the mechanic's own cars and works, large enough for gloves. */
export const MechanicDay = () => {
  const { writer } = useData()
  const { userId } = writer.actor
  const work = useLive(
    async (db) => {
      const mechanics = await db
        .rows('mecanici')
        .filter((one) => one.user_id === userId)
        .primaryKeys()
      const orders = await db.rows('orders').where('status').anyOf('DRAFT', 'VALIDAT').toArray()
      const lines = await db
        .rows('order_lines')
        .where('order_id')
        .anyOf(orders.map(({ id }) => id))
        .toArray()
      return myWorkOf(orders, lines, new Set(mechanics))
    },
    [userId],
  )
  if (!work) return null
  const t = m.orders.mine
  const { open, done, planned, worked } = work
  if (open.length === 0 && done.length === 0)
    return (
      <Paper>
        <EmptyState icon={<Wrench />} title={t.empty}>
          {t.emptyText}
        </EmptyState>
      </Paper>
    )
  return (
    <div className="max-w-3xl">
      <section aria-label={t.title}>
        <p className="mb-3 text-ink-2">{t.summary(open.length, formatHours(planned), formatHours(worked))}</p>
        <ul className="flex flex-col gap-3">
          {open.map((one) => (
            <WorkCard key={one.order.id} {...one} />
          ))}
        </ul>
        {open.length === 0 && <p className="text-ink-2">{t.allDone}</p>}
      </section>
      {done.length > 0 && (
        <section aria-labelledby="mine-done" className="mt-8">
          <h2 id="mine-done" className="mb-2.5 text-lg font-semibold">
            {t.done}
          </h2>
          <ul className="flex flex-col gap-3">
            {done.map((one) => (
              <WorkCard key={one.order.id} {...one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
