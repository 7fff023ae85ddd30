import Wrench from 'lucide-react/icons/wrench'
import { TodayAppointments } from '#web/appointments/today.tsx'
import { useData, useLive } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { ownMechanics } from '#web/data/workshop/clock.ts'
import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { ForgottenQuestions } from '../hours/forgotten-questions.tsx'
import { useRunning } from '../hours/use-clock.ts'
import { useEndForgotten } from '../hours/use-end-forgotten.ts'
import { ClockBar } from './clock-bar.tsx'
import { myWorkOf } from './my-work.ts'
import { WorkCard } from './work-card.tsx'

/** The first screen of a mechanic: the clock, the mechanic's own cars and works, large enough for gloves. */
export const MechanicDay = () => {
  const { writer } = useData()
  const { actor } = writer
  const running = useRunning()
  const mechanics = useLive((db) => ownMechanics(db, actor), [actor])
  useEndForgotten()
  const today = useToday()
  const work = useLive(
    async (db) => {
      const orders = await db.rows('orders').where('status').anyOf('DRAFT', 'VALIDAT').toArray()
      const lines = await db
        .rows('order_lines')
        .where('order_id')
        .anyOf(orders.map(({ id }) => id))
        .toArray()
      return myWorkOf(orders, lines, new Set(await ownMechanics(db, actor)))
    },
    [actor],
  )
  if (!work || !mechanics) return null
  const t = m.orders.mine
  const { open, done, planned, worked } = work
  const mechanicId = mechanics[0] ?? null
  const own = { mechanicId, running }
  return (
    <div className="max-w-3xl">
      <ForgottenQuestions mechanics={mechanics} />
      {mechanicId !== null && (
        <ClockBar
          mechanicId={mechanicId}
          running={running.find((session) => session.mechanic_id === mechanicId)}
        />
      )}
      <TodayAppointments today={today} title={m.appointments.mine} className="mb-6" />
      {open.length === 0 && done.length === 0 && (
        <Paper>
          <EmptyState icon={<Wrench />} title={t.empty}>
            {t.emptyText}
          </EmptyState>
        </Paper>
      )}
      {open.length > 0 && (
        <section aria-label={t.title}>
          <p className="mb-3 text-ink-2">
            {t.summary(open.length, formatHours(planned), formatHours(worked))}
          </p>
          <ul className="flex flex-col gap-3">
            {open.map((one) => (
              <WorkCard key={one.order.id} {...one} {...own} />
            ))}
          </ul>
        </section>
      )}
      {open.length === 0 && done.length > 0 && <p className="text-ink-2">{t.allDone}</p>}
      {done.length > 0 && (
        <section aria-labelledby="mine-done" className="mt-8">
          <h2 id="mine-done" className="mb-2.5 text-lg font-semibold">
            {t.done}
          </h2>
          <ul className="flex flex-col gap-3">
            {done.map((one) => (
              <WorkCard key={one.order.id} {...one} {...own} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
