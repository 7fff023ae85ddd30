import { useState } from 'react'
import { dayNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { DOTS } from '../../../ui/board-label.tsx'
import { EVERYTHING, type ListFilter } from './find-orders.ts'
import { lastMonthOf, monthOf, weekOf } from './intervals.ts'
import type { Names } from './use-names.ts'

type FiltersSheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  filter: ListFilter
  onChange: (change: Partial<ListFilter>) => void
  names: Names
  /** Orders that fit the filter now. */
  count: number | undefined
}

const ANY = '-'

/** What a filter of the sheet is when nothing is asked of it. */
export const NO_FILTERS = {
  board: EVERYTHING.board,
  mechanic: EVERYTHING.mechanic,
  type: EVERYTHING.type,
  from: EVERYTHING.from,
  to: EVERYTHING.to,
} satisfies Partial<ListFilter>

/** The filters beside the status; the list behind follows each of them at once. */
export const FiltersSheet = ({ open, onOpenChange, filter, onChange, names, count }: FiltersSheetProps) => {
  const t = m.orders.list.filters
  const [today] = useState(dayNow)
  const intervals = [
    [t.today, { from: today, to: today }],
    [t.week, weekOf(today)],
    [t.month, monthOf(today)],
    [t.lastMonth, lastMonthOf(today)],
  ] as const
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t.title}
      footer={
        <>
          <Button onClick={() => onChange(NO_FILTERS)}>{t.clear}</Button>
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            {count === undefined ? t.done : t.show(count)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        <Choice
          label={t.board}
          value={filter.board}
          onChange={(board) => onChange({ board })}
          options={[...names.boards.values()].map(({ id, denumire, culoare }) => ({
            value: id,
            label: denumire,
            icon: <span aria-hidden className={`size-2.5 rounded-full ${DOTS[culoare]}`} />,
          }))}
        />
        <Choice
          label={t.mechanic}
          value={filter.mechanic}
          onChange={(mechanic) => onChange({ mechanic })}
          options={optionsOf(names.mechanics)}
        />
        <Choice
          label={t.type}
          value={filter.type}
          onChange={(type) => onChange({ type })}
          options={optionsOf(names.types)}
        />
        <fieldset className="min-w-0">
          <legend className="mb-2 font-medium">{t.interval}</legend>
          <div className="mb-3 flex flex-wrap gap-2">
            {intervals.map(([label, interval]) => {
              const isOn = filter.from === interval.from && filter.to === interval.to
              return (
                <Button
                  key={label}
                  size="s"
                  aria-pressed={isOn}
                  className={isOn ? 'border-accent! bg-accent-soft!' : ''}
                  onClick={() => onChange(isOn ? { from: null, to: null } : interval)}
                >
                  {label}
                </Button>
              )
            })}
          </div>
          <div className="grid grid-cols-2 gap-3">
            <DayField label={t.from} value={filter.from} onChange={(from) => onChange({ from })} />
            <DayField label={t.to} value={filter.to} onChange={(to) => onChange({ to })} />
          </div>
        </fieldset>
      </div>
    </Sheet>
  )
}

const optionsOf = (names: ReadonlyMap<string, string>) =>
  [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'ro'))

const Choice = ({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: string | null
  onChange: (value: string | null) => void
  options: { value: string; label: string }[]
}) => (
  <SelectField
    label={label}
    value={value ?? ANY}
    onChange={(next) => onChange(next === ANY ? null : next)}
    options={[{ value: ANY, label: m.orders.list.filters.any }, ...options]}
  />
)
