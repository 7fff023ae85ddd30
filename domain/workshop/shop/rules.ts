import { DAY } from '#domain/kernel/days.ts'
import { endOf, hasPaid, planOfShop } from '#domain/plans/catalogue.ts'
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
    if (patched.has('plan_extra')) extendPlan(before, after, view)
    if (view.actor.kind !== 'system') return
    if (patched.has('plan')) pauseBeyondSeats(after, view)
    if (patched.has('plan_until')) warnUnpaid(after, view, UNPAID_STEPS)
  },
}

/** A consent that begins now ends after `SUPPORT_MINUTES`, whatever its device says. */
const supportEnd = (now: string): string => new Date(Date.parse(now) + SUPPORT_MINUTES * 60_000).toISOString()

/** Moves the end of a trial by the days that were added; one that is over goes on from today. */
const extendTrial = (before: Shop, after: Shop, now: string): void => {
  const days = after.trial_extra - before.trial_extra
  const from = before.trial_expires_at
  if (days <= 0 || from === null) return
  after.trial_expires_at = extended(from, days, now)
}

/** An end that is moved by days; one that is past moves from today. */
const extended = (end: string, days: number, now: string): string =>
  new Date(Math.max(Date.parse(end), Date.parse(now)) + days * DAY).toISOString()

/**
 * Lets a paid plan go on by the days that were added, beside the state of its subscription. Whose payment has failed is
 * told before the new end.
 */
const extendPlan = (before: Shop, after: Shop, view: View): void => {
  const days = after.plan_extra - before.plan_extra
  const from = endOf(before)
  if (days <= 0 || from === null || !hasPaid(before)) return
  after.gift_until = extended(from, days, view.now)
  warnUnpaid(after, view, ['last_day', 'ended'])
}

/** Has the owners told where the period is over and nothing was paid since. */
const warnUnpaid = (shop: Shop, view: View, steps: readonly UnpaidStep[]): void => {
  const { plan_until: until, cancel_at } = shop
  const ends = endOf(shop)
  if (until === null || ends === null || cancel_at !== null || until > view.now || ends <= view.now) return
  // A failure is of its period, and the other words are of an end, which may move.
  const known: Readonly<Record<UnpaidStep, { of: string; dueAt: string }>> = {
    failed: { of: until, dueAt: view.now },
    last_day: { of: ends, dueAt: new Date(Date.parse(ends) - DAY).toISOString() },
    ended: { of: ends, dueAt: ends },
  }
  for (const step of steps) {
    const { of, dueAt } = known[step]
    view.emit(tellUnpaid, `${tellUnpaid.id}/${of}/${step}`, { until, step }, { dueAt })
  }
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
