import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Slot } from '#domain/workshop/appointments/slots.ts'
import { mechanicName, useShopCalendar } from '#web/data/workshop/calendar.ts'
import { formatDay, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** Free slots of the calendar as buttons, offered instead of one that is taken. */
export const FreeSlots = ({ slots, onTake }: { slots: readonly Slot[]; onTake: (slot: Slot) => unknown }) => {
  const calendar = useShopCalendar()
  const lanesOf = ({ bay_id, mechanic_id }: Slot): string => {
    const mechanic = calendar?.mechanics.find(({ id }) => id === mechanic_id)
    const bay = calendar?.bays.find(({ id }) => id === bay_id)
    return [bay?.nume, mechanic && mechanicName(mechanic)].filter(Boolean).join(', ')
  }
  return (
    <div className="flex flex-col items-stretch gap-1.5 empty:hidden">
      {slots.map((slot) => (
        <Button key={`${slot.at}${slot.bay_id}${slot.mechanic_id}`} size="s" onClick={() => onTake(slot)}>
          {m.appointments.alternative(
            formatDay(dayInRomania(Date.parse(slot.at))),
            formatTime(slot.at),
            lanesOf(slot),
          )}
        </Button>
      ))}
    </div>
  )
}
