import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { useLocation } from '#web/routing/hooks.ts'
import { AppointmentSheet, type AppointmentSheetProps } from './appointment-sheet.tsx'
import { appointmentOpened, closeAppointment, onAppointmentOpened, openAppointment } from './opened.ts'

/** An address that names an appointment. */
const NAMED = /^#programare-([\w-]{36})$/

/** The place of an appointment's sheet, beside all pages; it is gone with the page from which it was opened. */
export const AppointmentHost = ({ onWrite }: Pick<AppointmentSheetProps, 'onWrite'>) => {
  const opened = useSyncExternalStore(onAppointmentOpened, appointmentOpened)
  const { pathname, hash, key } = useLocation()
  // A notification leads to the calendar with its appointment open (`addressOf`); each press on it is another `key`.
  useEffect(() => {
    const [, id] = NAMED.exec(hash) ?? []
    if (id !== undefined && key !== '') openAppointment({ id })
  }, [hash, key])
  if (opened === null || opened.path !== pathname) return null
  return (
    <Suspense>
      <AppointmentSheet {...opened.what} onWrite={onWrite} onClose={closeAppointment} />
    </Suspense>
  )
}
