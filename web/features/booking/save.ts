import type { SettingValues } from '#web/data/workshop/save-calendar-settings.ts'

/** Writes settings of the calendar. */
export type Save = (data: SettingValues) => Promise<void>
