import { MISSED_TOO_OFTEN, noShowsOf } from '#domain/workshop/appointments/no-shows.ts'
import { useLive } from '#web/data/hooks.ts'
import { readAppointmentsOfContact } from './read.ts'

/** How many appointments a client missed, where they are so many that the shop confirms by hand; 0 otherwise. */
export const useNoShows = ({
  contactId,
  vehicleId,
}: {
  contactId: string | null
  /** The car whose client it is, where none was chosen. */
  vehicleId: string | null
}): number =>
  useLive(
    async (db) => {
      const car = contactId === null && vehicleId !== null ? await db.rows('vehicles').get(vehicleId) : null
      const id = contactId ?? car?.contact_id ?? null
      const missed = id === null ? 0 : noShowsOf(await readAppointmentsOfContact(db, id))
      return missed >= MISSED_TOO_OFTEN ? missed : 0
    },
    [contactId, vehicleId],
  ) ?? 0
