import CircleAlert from 'lucide-react/icons/circle-alert'
import type { Slot } from '#domain/workshop/appointments/slots.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'
import { mechanicName } from '#web/data/workshop/calendar.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { clockOf } from './draft.ts'

/** What was refused may be below the edge of the sheet, under a keyboard. */
const show = (box: HTMLElement | null): void => box?.scrollIntoView({ block: 'nearest' })

type AlternativesProps = {
  /** Why the place was refused. */
  sentence: string
  slots: readonly Slot[]
  calendar: ShopCalendar
  onTake: (slot: Slot) => void
}

/** A place that is taken, and the free ones nearest to it. */
export const Alternatives = ({ sentence, slots, calendar, onTake }: AlternativesProps) => {
  const nameOf = ({ bay_id, mechanic_id }: Slot): string => {
    const mechanic = calendar.mechanics.find(({ id }) => id === mechanic_id)
    return [calendar.bays.find(({ id }) => id === bay_id)?.nume, mechanic && mechanicName(mechanic)]
      .filter(Boolean)
      .join(', ')
  }
  return (
    <div role="alert" ref={show} className="rounded-control bg-danger-soft px-3 py-2.5">
      <p className="flex gap-1.5 text-sm font-medium text-danger">
        <CircleAlert className="mt-px size-4 shrink-0" aria-hidden />
        {sentence}
      </p>
      <div className="mt-2 flex flex-col items-stretch gap-1.5 empty:hidden">
        {slots.map((slot) => {
          const { day, time } = clockOf(slot.at)
          return (
            <Button key={`${slot.at}${slot.bay_id}${slot.mechanic_id}`} size="s" onClick={() => onTake(slot)}>
              {m.appointments.alternative(formatDay(day), time, nameOf(slot))}
            </Button>
          )
        })}
      </div>
    </div>
  )
}
