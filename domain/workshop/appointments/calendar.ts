import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { settingsOf } from './hours.ts'
import { appointments, bays } from './schema.ts'
import { calendarExceptions, calendarSettings } from './settings.ts'
import type { Calendar } from './slots.ts'

/** The calendar with the appointments of some days, as the rules read it. */
export const calendarOf = (days: readonly string[], view: View): Calendar => {
  const all = { tenant_id: view.actor.tenantId }
  const reads = {
    settings: () => view.get(calendarSettings, view.actor.tenantId),
    exceptions: () => view.having(calendarExceptions, all),
    bays: () => view.having(bays, all),
    mechanics: () => view.having(mechanics, all),
    appointments: () => days.flatMap((day) => view.having(appointments, { day })),
  }
  readTogether(
    reads.settings,
    reads.exceptions,
    reads.bays,
    reads.mechanics,
    ...days.map((day) => () => view.having(appointments, { day })),
  )
  return {
    settings: settingsOf(reads.settings()),
    exceptions: reads.exceptions(),
    bays: reads.bays(),
    mechanics: reads.mechanics(),
    appointments: reads.appointments(),
  }
}
