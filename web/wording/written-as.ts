import { isDay } from '#domain/kernel/dates.ts'
import { formatIban } from '#domain/romania/iban.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Column, Kind } from '#domain/sync/columns.ts'
import {
  formatDayShort,
  formatExchange,
  formatHours,
  formatInstant,
  formatInteger,
  formatKilometres,
  formatLei,
  formatQuantity,
  formatRate,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { own } from './column-label.ts'

/** The label of one value of a closed list, where it has one. */
export const wordOf = (value: string): string | undefined =>
  own<string>(
    {
      ...m.settings.account.roles,
      ...m.team.states,
      ...m.plans.usage.names,
      ...m.photos.kinds,
      ...m.invoices.methods,
      ...m.ui.appointment,
      ...m.ui.status,
      ...m.sync.kinds,
    },
    value,
  )

/** How a value of each kind is displayed; other kinds are displayed as they are. */
const WRITTEN: { readonly [K in Kind]?: (value: never) => string } = {
  money: formatLei,
  hours: formatHours,
  quantity: formatQuantity,
  percent: formatRate,
  exchange: formatExchange,
  km: formatKilometres,
  count: formatInteger,
  // `Date` would turn 31 February into a day in March.
  day: (value: string) => (isDay(value) ? formatDayShort(value) : value),
  instant: formatInstant,
  plate: formatPlate,
  phone: formatPhone,
  iban: formatIban,
  picture: () => m.sync.picture,
  flag: (value: number) => (value === 1 ? m.sync.yes : m.sync.no),
  choice: (value: string) => wordOf(value) ?? value,
}

/** A value as people read it. A value that its column does not accept stays as it is. */
export const writtenAs = (column: Column | undefined, value: string | number): string => {
  const write = column && (WRITTEN[column.kind] as ((value: string | number) => string) | undefined)
  if (!write || typeof value !== (column.type === 'integer' ? 'number' : 'string')) return String(value)
  try {
    return write(value)
  } catch {
    // For example an invalid instant, which was refused for that reason.
    return String(value)
  }
}
