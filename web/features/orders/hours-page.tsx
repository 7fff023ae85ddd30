import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Download from 'lucide-react/icons/download'
import Plus from 'lucide-react/icons/plus'
import Timer from 'lucide-react/icons/timer'
import { useState } from 'react'
import { spreadsheetCsv } from '#domain/csv/csv.ts'
import { addDays, mondayOf } from '#domain/kernel/days.ts'
import { asHours } from '#domain/workshop/clock/hours.ts'
import { useData, useLive, usePermission } from '#web/data/hooks.ts'
import { dayNow, timeNow } from '#web/data/time.ts'
import { ownMechanics } from '#web/data/workshop/clock.ts'
import {
  formatDay,
  formatDayNarrow,
  formatDayShort,
  formatDuration,
  formatHours,
  formatTime,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { NewSessionSheet } from './hours/new-session-sheet.tsx'
import { type HoursEntry, type MechanicHours, readHours } from './hours/read-hours.ts'
import { SessionSheet } from './hours/session-sheet.tsx'
import { useEndForgotten } from './hours/use-end-forgotten.ts'
import { useNames } from './list/use-names.ts'

/** Thousandths of an hour as spreadsheets read them: `1,250`. */
const plain = (time: number): string => {
  const hours = asHours(time)
  const digits = String(Math.abs(hours)).padStart(4, '0')
  return `${hours < 0 ? '-' : ''}${digits.slice(0, -3)},${digits.slice(-3)}`
}

const whatOf = ({ car, line }: HoursEntry): string =>
  [car, line === undefined ? m.orders.clock.lineGone : line || m.orders.line.unnamed]
    .filter(Boolean)
    .join(' · ')

const csvOf = (hours: readonly MechanicHours[], nameOf: (id: string | null) => string): string => {
  const t = m.orders.clock
  const rows = hours.flatMap(({ mechanicId, days }) =>
    days.flatMap(({ day, entries }) =>
      entries.map((entry) => [
        nameOf(mechanicId),
        formatDayShort(day),
        entry.car,
        entry.line ?? t.lineGone,
        entry.session.typed === null ? formatTime(entry.session.started_at) : '',
        entry.session.typed === null && entry.session.stopped_at ? formatTime(entry.session.stopped_at) : '',
        plain(entry.time),
        entry.session.note,
      ]),
    ),
  )
  return spreadsheetCsv([[t.mechanic, t.day, t.car, t.work, t.from, t.to, t.hours, t.note], ...rows])
}

/** `/ore`: the hours of a week by mechanic and day, with corrections; a mechanic's own where he sees no others. */
export const Component = () => {
  const t = m.orders.clock
  const { writer } = useData()
  const { mechanics } = useNames()
  const seesAll = usePermission('othersHours')
  const [today] = useState(dayNow)
  const [monday, setMonday] = useState(() => mondayOf(dayNow()))
  const [chosen, setChosen] = useState<HoursEntry | null>(null)
  const [isAdding, setAdding] = useState(false)
  const { actor } = writer
  useEndForgotten()
  const hours = useLive(
    async (db) => readHours(db, monday, timeNow(), seesAll ? null : await ownMechanics(db, actor)),
    [monday, seesAll, actor],
  )
  const nameOf = (id: string | null) => (id === null ? t.nobody : (mechanics.get(id) ?? t.nobody))
  const sorted = hours?.toSorted((a, b) => nameOf(a.mechanicId).localeCompare(nameOf(b.mechanicId), 'ro'))
  return (
    <Page className="pb-10">
      <PageHeader
        title={seesAll ? t.title : t.mine}
        actions={
          <>
            <div className="flex items-center">
              <IconButton
                label={t.weekBefore}
                icon={<ChevronLeft aria-hidden />}
                onClick={() => setMonday(addDays(monday, -7))}
              />
              <span aria-live="polite" className="min-w-36 text-center font-semibold figures">
                {formatDayNarrow(monday)} – {formatDayNarrow(addDays(monday, 6))}
              </span>
              <IconButton
                label={t.weekAfter}
                icon={<ChevronRight aria-hidden />}
                disabled={addDays(monday, 7) > today}
                onClick={() => setMonday(addDays(monday, 7))}
              />
            </div>
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
              {t.add}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              disabled={!sorted || sorted.length === 0}
              onClick={() => sorted && saveFile(csvOf(sorted, nameOf), `${t.file}-${monday}.csv`)}
            >
              CSV
            </Button>
          </>
        }
      />
      {sorted?.length === 0 && (
        <Paper>
          <EmptyState icon={<Timer />} title={t.none}>
            {t.noneText}
          </EmptyState>
        </Paper>
      )}
      <div className="flex flex-col gap-5">
        {sorted?.map((one) => (
          <Week key={one.mechanicId} hours={one} name={nameOf(one.mechanicId)} onChoose={setChosen} />
        ))}
      </div>
      {isAdding && <NewSessionSheet onClose={() => setAdding(false)} />}
      {chosen && (
        <SessionSheet session={chosen.session} what={whatOf(chosen)} onClose={() => setChosen(null)} />
      )}
    </Page>
  )
}

type WeekProps = { hours: MechanicHours; name: string; onChoose: (entry: HoursEntry) => void }

const Week = ({ hours: { time, days }, name, onChoose }: WeekProps) => (
  <Paper className="px-4 pt-3 pb-2 desk:px-6">
    <div className="flex items-baseline justify-between gap-4 border-b border-ink pb-2">
      <h2 className="text-lg font-semibold">{name}</h2>
      <span className="text-lg font-semibold whitespace-nowrap figures">{formatDuration(time)}</span>
    </div>
    {days
      .filter(({ entries }) => entries.length > 0)
      .map(({ day, time: ofDay, entries }) => (
        <section key={day} aria-label={formatDay(day)} className="border-b border-rule py-2 last:border-b-0">
          <div className="flex justify-between gap-4 text-sm font-medium text-ink-2">
            <h3>{formatDay(day)}</h3>
            <span className="whitespace-nowrap figures">{formatDuration(ofDay)}</span>
          </div>
          <ul>
            {entries.map((entry) => (
              <li key={`${entry.session.id} ${entry.time}`}>
                <Entry entry={entry} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
  </Paper>
)

const Entry = ({ entry, onChoose }: { entry: HoursEntry; onChoose: WeekProps['onChoose'] }) => {
  const t = m.orders.clock
  const { session, time } = entry
  const { typed, started_at, stopped_at, asks, corrected_at, note } = session
  const span =
    typed === null
      ? `${formatTime(started_at)} – ${stopped_at === null ? t.now : formatTime(stopped_at)}`
      : t.typedTotal(formatHours(typed))
  const signs = [asks === 1 && t.asks, corrected_at !== null && t.correctedSign, note].filter(Boolean)
  return (
    <button
      type="button"
      onClick={() => onChoose(entry)}
      className="-mx-2 flex min-h-12 w-[calc(100%+1rem)] items-center justify-between gap-4 rounded-control px-2 py-1.5 text-left hover:bg-hover active:bg-pressed"
    >
      <span className="min-w-0">
        <span className="block truncate">{whatOf(entry)}</span>
        <span className="block text-sm text-ink-2 figures">
          {span}
          {signs.length > 0 && <span className="text-accent-text"> · {signs.join(' · ')}</span>}
        </span>
      </span>
      <span className="font-medium whitespace-nowrap figures">{formatDuration(time)}</span>
    </button>
  )
}
