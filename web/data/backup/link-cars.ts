import { systemActor } from '#domain/sync/actor.ts'
import { namesClient } from '#domain/workshop/contacts/client-columns.ts'
import { inBounds } from '../in-bounds.ts'
import { type DraftOp, mutate, type Writer } from '../mutate.ts'

const CARS_PER_ACT = 200

/**
 * Gives the cars of a file that an app without contacts has written their contacts, by the rule for any car: a patch of
 * the missing link makes it look.
 */
export const linkCars = async ({ db, now, newId }: Pick<Writer, 'db' | 'now' | 'newId'>): Promise<void> => {
  const cars = await db
    .rows('vehicles')
    .filter((car) => car.contact_id === null && namesClient(car))
    .primaryKeys()
  const [shop] = await db.rows('tenants').toArray()
  if (!shop || cars.length === 0) return
  const actor = systemActor({ tenantId: shop.id }, 'device')
  const drafts = cars.map(
    (id): DraftOp => ({ op: 'patch', collection: 'vehicles', id, data: { contact_id: null } }),
  )
  for (const act of inBounds(drafts, CARS_PER_ACT))
    await mutate({ db, mode: 'local', actor, now, newId }, '', act)
}
