import type { Reminder } from '#domain/workshop/reminders/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { reportError } from '#web/forms/report-error.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { toastUndo } from '#web/ui/toast-store.ts'

/** The typed values of a reminder. */
export type ReminderValues = Pick<Reminder, 'kind' | 'due_date' | 'due_km' | 'note'>

/** The acts on reminders; each can be undone. */
export const useReminderActs = () => {
  const mutate = useMutate()
  const { writer } = useData()
  const text = m.reminders
  const patch = (reminder: Reminder, data: Partial<Reminder>): DraftOp => ({
    op: 'patch',
    collection: 'reminders',
    id: reminder.id,
    data: { ...data },
  })
  const insert = (vehicleId: string, values: ReminderValues, id: string): DraftOp & { id: string } => ({
    op: 'insert',
    collection: 'reminders',
    id,
    data: { vehicle_id: vehicleId, ...values },
  })
  const label = (reminder: Pick<Reminder, 'kind'>) => text.labels.act(text.kinds[reminder.kind])

  return {
    add: (vehicleId: string, values: ReminderValues, newId: NewId): Promise<void> =>
      mutate(text.labels.added(text.kinds[values.kind]), [insert(vehicleId, values, newId())]),
    change: (reminder: Reminder, values: ReminderValues): Promise<void> =>
      mutate(label(reminder), [patch(reminder, values)]),
    /** Marks it done; `next` is the one that follows. */
    finish: async (reminder: Reminder, next: ReminderValues | null, newId: NewId): Promise<void> => {
      const following = next && insert(reminder.vehicle_id, next, newId())
      const done = patch(reminder, { done_at: instantOf(writer.now()) })
      await mutate(text.labels.done(text.kinds[reminder.kind]), following ? [done, following] : [done])
      toastUndo(text.finished(text.kinds[reminder.kind]), () => {
        const back: DraftOp[] = [patch(reminder, { done_at: null })]
        if (following) back.push({ op: 'delete', collection: 'reminders', id: following.id })
        return reportError(mutate(label(reminder), back))
      })
    },
    reopen: (reminder: Reminder): Promise<void> =>
      reportError(mutate(label(reminder), [patch(reminder, { done_at: null })])),
    contacted: (reminder: Reminder): Promise<void> =>
      reportError(
        mutate(text.labels.contacted(text.kinds[reminder.kind]), [
          patch(reminder, { contacted_at: instantOf(writer.now()) }),
        ]),
      ),
    remove: (reminder: Reminder): Promise<void> => {
      const { vehicle_id, kind, due_date, due_km, note, contacted_at } = reminder
      const write = mutate(label(reminder), [{ op: 'delete', collection: 'reminders', id: reminder.id }])
      return reportError(
        write.then(() =>
          toastUndo(text.removed(text.kinds[kind]), () => {
            const data = { vehicle_id, kind, due_date, due_km, note, contacted_at }
            return reportError(
              mutate(text.labels.added(text.kinds[kind]), [
                { op: 'insert', collection: 'reminders', id: newId(), data },
              ]),
            )
          }),
        ),
      )
    },
  }
}

export type ReminderActs = ReturnType<typeof useReminderActs>
