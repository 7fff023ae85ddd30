import type { CalendarSettingsRow, calendarSettings } from '#domain/workshop/appointments/settings.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** Settings of the calendar, as they are written. */
export type SettingValues = Partial<{
  [Name in keyof typeof calendarSettings.columns]: CalendarSettingsRow[Name]
}>

/** Writes settings of the calendar; the first change creates the row (`hasRow`). */
export const useSaveSettings = (hasRow: boolean) => {
  const { writer } = useData()
  const mutate = useMutate()
  return (data: SettingValues, label = m.schedule.label): Promise<void> =>
    mutate(label, [
      {
        op: hasRow ? 'patch' : 'insert',
        collection: 'calendar_settings',
        id: writer.actor.tenantId,
        data,
      },
    ])
}
