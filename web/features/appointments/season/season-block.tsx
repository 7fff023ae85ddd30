import type { CalendarSettings } from '#domain/workshop/appointments/hours.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import type { SettingValues } from '#web/data/workshop/save-calendar-settings.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

const SLOTS = [15, 30, 45, 60, 90, 120]

type SeasonBlockProps = {
  settings: CalendarSettings
  services: readonly Service[]
  today: string
  readOnly: boolean
  onSave: (data: SettingValues) => Promise<void>
}

/** What the season is today, in a sentence. */
const stateOf = ({ season_from, season_to }: CalendarSettings, today: string): string => {
  const t = m.schedule.season
  if (season_from === null || season_to === null) return t.none
  if (today < season_from) return t.ahead(formatDay(season_from))
  return today <= season_to ? t.now : t.over
}

/** When the season of tyres is, and how often a car may come, then and otherwise. */
export const SeasonBlock = ({ settings, services, today, readOnly, onSave }: SeasonBlockProps) => {
  const t = m.schedule.season
  const seasonal = services.filter(({ season_minutes }) => season_minutes !== null)
  const isWrong =
    settings.season_from !== null && settings.season_to !== null && settings.season_to < settings.season_from
  const save = (data: SettingValues) => void reportError(onSave(data))
  const slots = (value: number) =>
    [...new Set([...SLOTS, value])]
      .sort((a, b) => a - b)
      .map((n) => ({ value: String(n), label: t.minutes(n) }))
  return (
    <>
      <p className="max-w-prose text-pretty text-ink-2">{t.text}</p>
      <div className="mt-4 grid max-w-xl grid-cols-2 items-start gap-3">
        <DayField
          label={t.from}
          value={settings.season_from}
          onChange={(season_from) => save({ season_from })}
          className={readOnly ? 'pointer-events-none opacity-60' : ''}
        />
        <DayField
          label={t.to}
          value={settings.season_to}
          error={isWrong ? t.wrongOrder : undefined}
          onChange={(season_to) => save({ season_to })}
          className={readOnly ? 'pointer-events-none opacity-60' : ''}
        />
        <SelectField
          label={t.slots}
          value={String(settings.slot_minutes)}
          disabled={readOnly}
          options={slots(settings.slot_minutes)}
          onChange={(minutes) => save({ slot_minutes: Number(minutes) })}
        />
        <SelectField
          label={t.slotsSeason}
          value={String(settings.season_slot)}
          disabled={readOnly}
          options={slots(settings.season_slot)}
          onChange={(minutes) => save({ season_slot: Number(minutes) })}
        />
      </div>
      <p className="mt-4 font-medium">{stateOf(settings, today)}</p>
      <p className="text-sm text-ink-2">
        {seasonal.length > 0 ? t.serviceList(seasonal.map(({ nume }) => nume).join(', ')) : t.noService}
      </p>
    </>
  )
}
