import type { BusyTime } from '#domain/api/calendar.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { isVisible } from '#domain/sync/visibility.ts'
import { type Appointment, appointments } from '#domain/workshop/appointments/schema.ts'
import { takenBy } from '#domain/workshop/appointments/time.ts'
import { holds } from '#domain/workshop/appointments/transitions.ts'
import type { TenantDb } from './tenant-db.ts'

type Taken = Pick<
  Appointment,
  'bay_id' | 'mechanic_id' | 'data_ora' | 'durata_minute' | 'buffer_minute' | 'status' | 'hold_until'
> & { visible_to: string }

/** When lanes are taken, from a day to a day, by appointments that the actor does not see; `now` is ISO. */
export const readBusy = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  { from, to, now }: { from: string; to: string; now: string },
): Promise<BusyTime[]> => {
  const registered = REGISTRY.get(appointments.name)
  const { results } = await d1
    .prepare(
      'SELECT bay_id, mechanic_id, data_ora, durata_minute, buffer_minute, status, hold_until, visible_to FROM appointments ' +
        'WHERE tenant_id = ?1 AND day >= ?2 AND day <= ?3 AND deleted_at IS NULL ORDER BY data_ora, id',
    )
    .bind(tenantId, from, to)
    .all<Taken>()
  return results
    .filter((one) => holds(one, now))
    .filter((one) => registered && !isVisible(registered, one as unknown as Row, actor, () => null))
    .map((one) => {
      const span = takenBy(one)
      return {
        bay_id: one.bay_id,
        mechanic_id: one.mechanic_id,
        from: new Date(span.from).toISOString(),
        to: new Date(span.to).toISOString(),
      }
    })
}
