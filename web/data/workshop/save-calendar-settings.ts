import type { CalendarSettingsRow, calendarSettings } from '#domain/workshop/appointments/settings.ts'
import { useData, useMutate } from '#web/data/hooks.ts'

/** Settings of the calendar, as they are written. */
export type SettingValues = Partial<{
  [Name in keyof typeof calendarSettings.columns]: CalendarSettingsRow[Name]
}>

/** Writes settings of the calendar, as `label` in the history; the first change creates the row (`hasRow`). */
export const useSaveSettings = (hasRow: boolean, usual: string) => {
  const { writer } = useData()
  const mutate = useMutate()
  return (data: SettingValues, label = usual): Promise<void> =>
    mutate(label, [
      {
        op: hasRow ? 'patch' : 'insert',
        collection: 'calendar_settings',
        id: writer.actor.tenantId,
        data,
      },
    ])
}
