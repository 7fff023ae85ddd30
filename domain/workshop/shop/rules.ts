import { planOfShop } from '#domain/plans/catalogue.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { tellPaused } from '#domain/team/jobs.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { members } from '#domain/team/schema.ts'
import { beyondSeats } from '#domain/team/seats.ts'
import type { Shop, tenants } from './schema.ts'

export const shopRules: Rules<typeof tenants> = {
  change({ before, after, patched }, view) {
    if (before && patched.has('plan') && view.actor.kind === 'system') pauseBeyondSeats(after, view)
  },
}

/** Ends the access of colleagues for whom the plan has no seat, in the act that brings the plan. */
const pauseBeyondSeats = (shop: Shop, view: View): void => {
  const reads = [
    () => view.children(members, 'state', 'active'),
    () => view.children(members, 'state', 'invited'),
  ]
  readTogether(...reads)
  const team = reads.flatMap((read) => read())
  const paused = beyondSeats(planOfShop(shop, view.now), team)
  for (const { id, state } of paused)
    view.derive(members, id, { state: state === 'active' ? 'deactivated' : 'withdrawn' })
  const memberIds = paused.filter(({ state }) => state === 'active').map(({ id }) => id)
  if (memberIds.length === 0) return
  const owners = team.filter(
    ({ role, state }) => state === 'active' && rolesWith('subscription').includes(role),
  )
  for (const readerId of [...memberIds, ...owners.map(({ id }) => id)])
    view.emit(tellPaused, `${tellPaused.id}/${view.actId}/${readerId}`, { memberIds, readerId })
}
