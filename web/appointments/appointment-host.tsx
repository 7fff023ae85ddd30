import { Suspense, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { AppointmentSheet } from './appointment-sheet.tsx'
import { appointmentOpened, closeAppointment, onAppointmentOpened } from './opened.ts'

/** The place of an appointment's sheet, beside all pages; it is gone with the page from which it was opened. */
export const AppointmentHost = () => {
  const opened = useSyncExternalStore(onAppointmentOpened, appointmentOpened)
  const { pathname } = useLocation()
  if (opened === null || opened.path !== pathname) return null
  return (
    <Suspense>
      <AppointmentSheet {...opened.what} onClose={closeAppointment} />
    </Suspense>
  )
}
