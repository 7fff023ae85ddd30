import { useData, useMutate } from '#web/data/hooks.ts'
import type { CalendarSettings } from '#web/data/workshop/calendar.ts'
import { m } from '#web/i18n/messages.ts'

/** Writes settings of the calendar; the first change creates the row (`hasRow`). */
export const useSaveSettings = (hasRow: boolean) => {
  const { writer } = useData()
  const mutate = useMutate()
  return (data: Partial<CalendarSettings>, label = m.schedule.label): Promise<void> =>
    mutate(label, [
      {
        op: hasRow ? 'patch' : 'insert',
        collection: 'calendar_settings',
        id: writer.actor.tenantId,
        data,
      },
    ])
}
