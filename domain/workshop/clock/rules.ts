import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { notify } from '#domain/notifications/notify.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { closingOf, settingsOf } from '#domain/workshop/appointments/hours.ts'
import { calendarSettings } from '#domain/workshop/appointments/settings.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { endsBy, stoppedAt } from './closing.ts'
import { isBefore, lengthOf, overlap, ownOf } from './intervals.ts'
import { mechanicDay, sessionsAround } from './neighbours.ts'
import { clockForgotten } from './notifications.ts'
import { LONGEST_SESSION, type WorkSession, workSessions } from './schema.ts'

/**
 * How far in the future a time may lie, in milliseconds: a device corrects its clock only where it is further off
 * (`web/data/time.ts`), and a mechanic's hours are not lost because a phone is in the wrong time zone.
 */
const AHEAD = DAY

export const workSessionRules: Rules<typeof workSessions> = {
  change({ kind, before, after, patched }, view) {
    checkOwn(after, view)
    const line = after.line_id === null ? null : view.get(orderLines, after.line_id)
    if (patched.has('line_id') && line && line.order_id !== after.order_id) view.reject('row_missing')
    if (after.typed === null) {
      if (kind === 'patch' && !patched.has('started_at')) keepWithin(after)
      checkTimes(after, view)
      if (before && kind === 'patch') stampCorrection(before, after, patched, view)
    } else {
      after.stopped_at = after.started_at
      after.asks = 0
    }
    if (after.stopped_at === null || (patched.has('stopped_at') && !patched.has('asks'))) after.asks = 0
    fillLookups(after, view)
    touchAround(before, after, kind === 'delete', view)
  },

  settle(session, view) {
    if (session.typed !== null || session.mechanic_id === null) return
    if (session.stopped_at === null) stopByItself(session, view)
    session.running_of = session.stopped_at === null ? session.mechanic_id : ''
    const all = sessionsAround(session.mechanic_id, [session], view)
    session.worked = session.stopped_at === null ? 0 : lengthOf(ownOf(session, all))
    if (session.asks === 1) tellForgotten(session, view)
  },
}

/** A person without the right to the hours of others writes only those of his own mechanics; a device can't know them. */
const checkOwn = ({ mechanic_id }: WorkSession, view: View): void => {
  const { actor } = view
  if (!view.isAuthority || isPermitted(actor, 'othersHours')) return
  const own = actor.kind === 'staff' ? (actor.mechanicIds ?? []) : []
  if (mechanic_id === null || !own.includes(mechanic_id)) view.reject('forbidden')
}

/**
 * A device stops what it saw beginning, and somebody may have moved the beginning since. The stop is not refused for
 * that: what the device has told after it would have nothing to stand on.
 */
const keepWithin = (session: WorkSession): void => {
  if (session.stopped_at === null) return
  const last = new Date(Date.parse(session.started_at) + LONGEST_SESSION).toISOString()
  if (session.stopped_at < session.started_at) session.stopped_at = session.started_at
  if (session.stopped_at > last) session.stopped_at = last
}

const checkTimes = ({ mechanic_id, started_at, stopped_at }: WorkSession, view: View): void => {
  if (mechanic_id === null) view.reject('session_without_mechanic')
  const [from, to] = [Date.parse(started_at), Date.parse(stopped_at ?? started_at)]
  if (to < from) view.reject('session_times', { issues: [{ path: 'stopped_at', code: 'session_times' }] })
  if (to - from > LONGEST_SESSION) view.reject('session_too_long')
  if (to > Date.parse(view.now) + AHEAD) view.reject('session_ahead')
}

/** Times that the clock has written already, changed by a person. */
const stampCorrection = (
  before: WorkSession,
  after: WorkSession,
  patched: ReadonlySet<string>,
  view: View,
): void => {
  if (view.actor.kind !== 'staff' || after.stopped_at === null) return
  const isMoved = patched.has('started_at') && before.started_at !== after.started_at
  const isStopMoved = before.stopped_at !== null && before.stopped_at !== after.stopped_at
  if (!isMoved && !isStopMoved) return
  after.corrected_by = view.actor.userId
  after.corrected_at = view.now
}

const fillLookups = (session: WorkSession, view: View): void => {
  const { mechanic_id, started_at, stopped_at, typed } = session
  if (typed !== null || mechanic_id === null) {
    session.ends_at = started_at
    return
  }
  const { week } = settingsOf(view.get(calendarSettings, view.actor.tenantId))
  const startedAt = Date.parse(started_at)
  session.ends_at = new Date(endsBy(startedAt, (day) => closingOf(day, week))).toISOString()
  session.mechanic_day = mechanicDay(mechanic_id, dayInRomania(startedAt))
  session.running_of = stopped_at === null ? mechanic_id : ''
}

/**
 * Lets everything settle that depends on a session: those of the mechanic that share time with it, before or after the
 * change, or run beside it, and then the lines. A device leaves rows beyond its act to the server.
 */
const touchAround = (before: WorkSession | null, after: WorkSession, isGone: boolean, view: View): void => {
  const forms = [...(before ? [before] : []), ...(isGone ? [] : [after])]
  const lines = new Set<string | null>()
  if (view.isAuthority && after.typed === null && after.mechanic_id !== null) {
    for (const one of sessionsAround(after.mechanic_id, forms, view)) {
      if (one.id === after.id || !(one.stopped_at === null || forms.some((form) => overlap(form, one))))
        continue
      view.touch(workSessions, one.id)
      lines.add(one.line_id)
    }
  }
  for (const form of [...forms, after]) lines.add(form.line_id)
  for (const id of lines) if (id !== null) view.touch(orderLines, id)
  view.touch(orders, after.order_id)
}

/**
 * Stops a running session where its line or order is gone, or where a later one of the mechanic runs: that one began when
 * this one ended.
 */
const stopByItself = (session: WorkSession, view: View): void => {
  const line = session.line_id === null ? null : view.get(orderLines, session.line_id)
  const isGone =
    (line !== null && line.deleted_at !== null) || view.get(orders, session.order_id)?.status === 'ANULAT'
  if (isGone) Object.assign(session, stoppedAt(session, view.now))
  const [next] = view
    .having(workSessions, { running_of: session.mechanic_id ?? '' })
    .filter((one) => one.id !== session.id && isBefore(session, one))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
  if (next) Object.assign(session, stoppedAt(session, next.started_at))
}

/** Asks the mechanic, once, whether the time is right at which a forgotten clock ended. */
const tellForgotten = ({ id, order_id, mechanic_id, stopped_at }: WorkSession, view: View): void => {
  const person = mechanic_id === null ? '' : (view.get(mechanics, mechanic_id)?.user_id ?? '')
  if (person === '' || stopped_at === null) return
  notify(view, clockForgotten, {
    occasion: id,
    params: { car: formatPlate(view.get(orders, order_id)?.nr_auto ?? ''), at: stopped_at },
    target: { collection: 'orders', id: order_id },
    only: person,
  })
}
