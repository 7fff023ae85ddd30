import { useCallback, useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import type { Slot } from '#domain/workshop/appointments/slots.ts'
import { openAppointment } from '#web/appointments/opened.ts'
import { instantOf } from '#web/data/clock.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import { formatDayNarrow } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { clockText, dayClock, lengthOf } from './geometry.ts'
import type { Block, LaneKind } from './grid/blocks.ts'
import type { Track } from './grid/track.ts'

/** What a person does in a grid. */
export type GridActs = {
  mayMove: boolean
  mayAdd: boolean
  /** Minutes of a new appointment, as far as the grid shows it. */
  slot: number
  onOpen: (id: string) => void
  onAdd: (track: Track, minute: number) => void
  onMove: (block: Block, to: Block, inWay: Block | null) => unknown
}

/** A place that is taken: where an appointment was dropped, what is in its way, and what is free instead. */
export type Taken = { block: Block; to: Block; inWay: Block | null; free: readonly Slot[] }

/** Opens an appointment in its sheet. */
export const openBlock = (id: string): void => openAppointment({ id })

/** The columns that say where an appointment lies. */
const valuesOf = (block: Block) => ({
  data_ora: instantOf(dayClock(block.day).instantAt(block.from)),
  durata_minute: lengthOf(block),
  bay_id: block.bay,
  mechanic_id: block.mechanic,
})

/** The free places of a refusal because of the place; null for any other. */
const freeInstead = (error: unknown): Slot[] | null =>
  error instanceof AppError && error.code === 'slot_taken' ? readSlots(String(error.params.slots)) : null

/** The block in a free place. */
export const inSlot = (to: Block, { at, bay_id, mechanic_id }: Slot): Block => {
  const day = dayInRomania(Date.parse(at))
  const from = dayClock(day).minuteAt(Date.parse(at))
  const end = from + lengthOf(to)
  return { ...to, day, from, to: end, until: end + (to.until - to.to), bay: bay_id, mechanic: mechanic_id }
}

/**
 * Writes what a person moves, stretches and adds. A place that is taken moves nothing: `taken` says what is there, until
 * it is closed or the appointment gets another place.
 */
export const useGridActs = (
  kind: LaneKind,
  slot: number,
): GridActs & { taken: Taken | null; closeTaken: () => void } => {
  const mutate = useMutate()
  const may = useMay()
  const [taken, setTaken] = useState<Taken | null>(null)
  const onMove = useCallback(
    (block: Block, to: Block, inWay: Block | null) => {
      const t = m.calendar
      const put = (label: string, where: Block) =>
        mutate(label, [{ op: 'patch', collection: 'appointments', id: block.id, data: valuesOf(where) }])
      const time = `${formatDayNarrow(to.day)}, ${clockText(to.from)}–${clockText(to.to)}`
      return put(t.labels.moved, to).then(
        () => {
          setTaken(null)
          toastUndo(t.moved(block.plate || block.client, time), () =>
            reportError(put(t.labels.movedBack, block)),
          )
        },
        (error: unknown) => {
          const free = freeInstead(error)
          if (free) setTaken({ block, to, inWay, free })
          else showError(error)
        },
      )
    },
    [mutate],
  )
  const onAdd = useCallback(
    (track: Track, minute: number) => {
      const lane = kind === 'bays' ? { bay_id: track.lane.id } : { mechanic_id: track.lane.id }
      const data_ora = instantOf(dayClock(track.day).instantAt(minute))
      openAppointment({ initial: { data_ora, ...lane } })
    },
    [kind],
  )
  return {
    mayMove: may('patch', 'appointments', 'data_ora'),
    mayAdd: may('insert', 'appointments'),
    slot,
    onOpen: openBlock,
    onAdd,
    onMove,
    taken,
    closeTaken: () => setTaken(null),
  }
}
