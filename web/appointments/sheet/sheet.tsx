import { useState } from 'react'
import { useData, useLive, useRow } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { useShopCalendar } from '#web/data/workshop/calendar.ts'
import { keptRow } from '#web/data/workshop/merged.ts'
import type { AppointmentSheetProps } from '../appointment-sheet.tsx'
import { AppointmentForm } from './appointment-form.tsx'
import { draftOf, newDraft } from './draft.ts'

/** An appointment with its car, once all that it begins with is read. */
export const OpenAppointment = ({ id, initial = {}, onWrite, onClose }: AppointmentSheetProps) => {
  const row = useRow('appointments', id ?? null)
  const { db } = useData()
  const calendar = useShopCalendar()
  const [today] = useState(dayNow)
  const carId = row?.vehicle_id ?? initial.vehicle_id ?? null
  const contactId = initial.contact_id ?? null
  const known = useLive(
    async () => ({
      car: carId === null ? null : ((await keptRow(db, 'vehicles', carId)) ?? null),
      client: contactId === null ? null : ((await keptRow(db, 'contacts', contactId)) ?? null),
    }),
    [carId, contactId],
  )
  if (row === undefined || known === undefined || calendar === undefined) return null
  return (
    <AppointmentForm
      key={id}
      row={row}
      start={row ? draftOf(row, known.car) : newDraft(initial, { ...known, today })}
      calendar={calendar}
      orderId={initial.order_id ?? null}
      onWrite={onWrite}
      onClose={onClose}
    />
  )
}
