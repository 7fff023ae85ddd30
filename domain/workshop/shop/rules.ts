import { DAY } from '#domain/kernel/days.ts'
import { endOf, planOfShop } from '#domain/plans/catalogue.ts'
import { tellUnpaid, UNPAID_STEPS, type UnpaidStep } from '#domain/plans/jobs.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { tellPaused } from '#domain/team/jobs.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { members } from '#domain/team/schema.ts'
import { beyondSeats } from '#domain/team/seats.ts'
import type { Shop, tenants } from './schema.ts'
import { SUPPORT_MINUTES } from './support.ts'

export const shopRules: Rules<typeof tenants> = {
  change({ before, after, patched }, view) {
    if (!before) return
    if (patched.has('support_until') && after.support_until !== null)
      after.support_until = supportEnd(view.now)
    if (patched.has('trial_extra')) extendTrial(before, after, view.now)
    if (view.actor.kind !== 'system') return
    if (patched.has('plan')) pauseBeyondSeats(after, view)
    if (patched.has('plan_until')) warnUnpaid(after, view)
  },
}

/** A consent that begins now ends after `SUPPORT_MINUTES`, whatever its device says. */
const supportEnd = (now: string): string => new Date(Date.parse(now) + SUPPORT_MINUTES * 60_000).toISOString()

/** Moves the end of a trial by the days that were added; one that is over goes on from today. */
const extendTrial = (before: Shop, after: Shop, now: string): void => {
  const days = after.trial_extra - before.trial_extra
  const from = before.trial_expires_at
  if (days <= 0 || from === null) return
  after.trial_expires_at = new Date(Math.max(Date.parse(from), Date.parse(now)) + days * DAY).toISOString()
}

/** Has the owners told where the period is over and nothing was paid since. */
const warnUnpaid = (shop: Shop, view: View): void => {
  const { plan_until: until, cancel_at } = shop
  const ends = endOf(shop)
  if (until === null || ends === null || cancel_at !== null || until > view.now || ends <= view.now) return
  const dueAt: Readonly<Record<UnpaidStep, string>> = {
    failed: view.now,
    last_day: new Date(Date.parse(ends) - DAY).toISOString(),
    ended: ends,
  }
  for (const step of UNPAID_STEPS)
    view.emit(tellUnpaid, `${tellUnpaid.id}/${until}/${step}`, { until, step }, { dueAt: dueAt[step] })
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
