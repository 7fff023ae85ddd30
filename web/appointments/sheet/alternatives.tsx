import CircleAlert from 'lucide-react/icons/circle-alert'
import type { Slot } from '#domain/workshop/appointments/slots.ts'
import { FreeSlots } from '#web/forms/free-slots.tsx'

/** What was refused may be below the edge of the sheet, under a keyboard. */
const show = (box: HTMLElement | null): void => box?.scrollIntoView({ block: 'nearest' })

type AlternativesProps = {
  /** Why the place was refused. */
  sentence: string
  slots: readonly Slot[]
  onTake: (slot: Slot) => void
}

/** Why an appointment was refused, and the free places nearest to a taken one. */
export const Alternatives = ({ sentence, slots, onTake }: AlternativesProps) => (
  <div role="alert" ref={show} className="flex flex-col gap-2 rounded-control bg-danger-soft px-3 py-2.5">
    <p className="flex gap-1.5 text-sm font-medium text-danger">
      <CircleAlert className="mt-px size-4 shrink-0" aria-hidden />
      {sentence}
    </p>
    <FreeSlots slots={slots} onTake={onTake} />
  </div>
)
