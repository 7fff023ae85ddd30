import { type MessageTemplate, messageTemplates } from '#domain/messages/schema.ts'
import type { Car } from '#domain/messages/values.ts'
import type { Language } from '#domain/messages/words.ts'
import type { SystemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { type Appointment, appointments } from '#domain/workshop/appointments/schema.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** What a message about an appointment is made of. */
export type AppointmentMessage = {
  appointment: Appointment
  shop: Shop
  service: string
  car: Car
  language: Language
  templates: MessageTemplate[]
}

const OF_APPOINTMENT = `
  SELECT coalesce(s.nume, '') AS service, coalesce(k.language, 'ro') AS language,
    coalesce(v.nr_inmatriculare, a.nr_auto) AS plate, coalesce(ma.denumire, '') AS make,
    coalesce(mo.denumire, '') AS model
  FROM appointments AS a
  LEFT JOIN services AS s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  LEFT JOIN contacts AS k ON k.tenant_id = a.tenant_id AND k.id = a.contact_id
  LEFT JOIN vehicles AS v ON v.tenant_id = a.tenant_id AND v.id = a.vehicle_id
  LEFT JOIN catalog_marci AS ma ON ma.tenant_id = v.tenant_id AND ma.id = v.marca_id
  LEFT JOIN catalog_modele AS mo ON mo.tenant_id = v.tenant_id AND mo.id = v.model_id
  WHERE a.tenant_id = ?1 AND a.id = ?2`

type Joined = Car & { service: string; language: Language }

/** Reads it in one round trip; null where the appointment is gone. */
export const readAppointmentMessage = async (
  db: TenantDb,
  actor: SystemActor,
  id: string,
): Promise<AppointmentMessage | null> => {
  const [own, joined, shop, templates] = await db.d1.batch<Row>([
    visibleRows(db, actor, appointments, 't.id = ?2 AND t.deleted_at IS NULL', id),
    db.d1.prepare(OF_APPOINTMENT).bind(db.tenantId, id),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    visibleRows(db, actor, messageTemplates, 't.channel = ?2 AND t.deleted_at IS NULL', 'sms'),
  ])
  const appointment = own?.results[0] as Appointment | undefined
  const about = joined?.results[0] as unknown as Joined | undefined
  const found = shop?.results[0] as Shop | undefined
  if (!appointment || !about || !found) return null
  const { service, language, ...car } = about
  return {
    appointment,
    shop: found,
    service,
    car,
    language,
    templates: (templates?.results ?? []) as unknown as MessageTemplate[],
  }
}
