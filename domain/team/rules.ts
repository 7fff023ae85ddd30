import { DAY } from '#domain/kernel/days.ts'
import { notify } from '#domain/notifications/notify.ts'
import { PLANS } from '#domain/plans/catalogue.ts'
import type { OpKind, Rules, View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { planOf } from '#domain/usage/counting.ts'
import { periodAt } from '#domain/usage/standing.ts'
import { tellNear } from '#domain/usage/tell-near.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { followMember, sendInvite } from './jobs.ts'
import { memberJoined } from './notifications.ts'
import { isOwner, mayGive } from './roles.ts'
import { MAX_INVITES, type Member, members } from './schema.ts'
import { seatsShort, takesSeat } from './seats.ts'
import { MEMBER_STATES, type MemberState, mayStep, SEATS } from './states.ts'

/** For how long an invite can be accepted, in milliseconds. */
export const INVITE_LIFE = 2 * DAY

/** Milliseconds between two mails to one address. */
const BETWEEN_MAILS = 5 * 60_000
/** Most colleagues whom a shop invites in a day, accountants included. */
const MAX_A_DAY = 20

const later = (now: string, wait: number): string => new Date(Date.parse(now) + wait).toISOString()

type Change = { kind: OpKind; before: Member | null; after: Member; patched: ReadonlySet<string> }

export const memberRules: Rules<typeof members> = {
  change(change, view) {
    const { before, after } = change
    if (view.actor.kind === 'staff') checkHand(change, view)
    if (before && before.state !== 'invited' && before.user_id === '' && after.user_id !== '')
      view.reject('invite_over')
    if (before?.email !== after.email) checkAddress(after, view)
    if (isInvite(change)) invite(change, view)
    // A lower number would open the link of an earlier mail again.
    else if (before) after.invites = before.invites
    becomeMechanic(after, view)
  },
  whole({ before, after }, view) {
    if (takesSeat(after) && !(before && takesSeat(before))) checkSeats(view)
    if (before?.state === 'invited' && after.state === 'active' && after.user_id !== '')
      tellJoined(after, view)
    if (before && isLead(before) !== isLead(after)) checkOwner(view)
    if (isFollowed(before, after, view))
      view.emit(followMember, `${followMember.id}/${after.id}/${view.actId}`, { memberId: after.id })
  },
}

const isLead = ({ role, state }: Pick<Member, 'role' | 'state'>): boolean =>
  isOwner(role) && state === 'active'

/** What a person may do with a colleague's row. Ownership is handed over by the server, after a re-authentication. */
const checkHand = ({ before, after, patched }: Change, view: View): void => {
  if (view.actor.kind !== 'staff') return
  const { role, userId } = view.actor
  if (before && after.user_id === userId && (patched.has('role') || patched.has('state')))
    view.reject('member_self')
  const isNewOwner = isOwner(after.role) && !(before && isOwner(before.role))
  if (isNewOwner || !mayGive(role, after.role) || (before && !mayGive(role, before.role)))
    view.reject('role_above')
  if (before ? !mayStep(before.state, after.state) : after.state !== 'invited') view.reject('member_state')
}

/** An address has one row in the shop. */
const checkAddress = ({ id, email }: Member, view: View): void => {
  if (view.having(members, { email }).some((other) => other.id !== id))
    view.reject('member_exists', { issues: [{ path: 'email', code: 'member_exists' }] })
}

/** Whether a change sends an invite: a new one, one after a withdrawal, one more mail. */
const isInvite = ({ before, after }: Change): boolean => {
  if (after.state !== 'invited') return false
  return before === null || before.state === 'withdrawn' || after.invites > before.invites
}

/** Sends a mail under a new link, which alone is open from now on. */
const invite = ({ before, after }: Change, view: View): void => {
  const { id } = after
  after.invites = (before?.invites ?? 0) + 1
  if (after.invites > MAX_INVITES) view.reject('too_many_invites', { params: { max: MAX_INVITES } })
  checkPace(before, view)
  after.invited_at = view.now
  after.invite_expires_at = later(view.now, INVITE_LIFE)
  after.invited_by = view.actor.userId
  after.mail_error = ''
  view.emit(sendInvite, `${sendInvite.id}/${id}/${after.invites}`, { memberId: id, mail: after.invites })
}

/** A device's clock may be wrong, so only the server keeps the pace. */
const checkPace = (before: Member | null, view: View): void => {
  if (!view.isAuthority) return
  const tooSoon = (from: string, wait: number): void => {
    const left = Date.parse(from) + wait - Date.parse(view.now)
    if (left > 0) view.reject('too_many_attempts', { params: { retryAfter: Math.ceil(left / 1000) } })
  }
  if (before?.invited_at) tooSoon(before.invited_at, BETWEEN_MAILS)
  const invited = everybody(view)
    .filter(({ id }) => id !== before?.id)
    .flatMap(({ invited_at }) => invited_at ?? [])
    .sort()
  const oldest = invited.at(-MAX_A_DAY)
  if (oldest) tooSoon(oldest, DAY)
}

const teamIn = (states: readonly MemberState[], view: View): Member[] => {
  const reads = states.map((state) => () => view.children(members, 'state', state))
  readTogether(...reads)
  return reads.flatMap((read) => read())
}

const everybody = (view: View): Member[] => teamIn(MEMBER_STATES, view)

/** A person who joins with a mechanic's row becomes that mechanic: orders and works name the mechanic. */
const becomeMechanic = (after: Member, view: View): void => {
  const { state, user_id, mechanic_id } = after
  if (state !== 'active' || user_id === '' || mechanic_id === null) return
  if (view.get(mechanics, mechanic_id)?.deleted_at === null) view.derive(mechanics, mechanic_id, { user_id })
  after.mechanic_id = null
}

const checkSeats = (view: View): void => {
  const team = teamIn(['invited', 'active'], view)
  const short = seatsShort(planOf(view), team)
  if (short) view.reject('limit_reached', { params: short })
  if (view.actor.kind === 'staff') tellSeats(team.filter(takesSeat).length, view)
}

/** Tells the owner that the places of the plan are nearly taken, once a month. */
const tellSeats = (taken: number, view: View): void =>
  tellNear(
    view,
    {
      feature: SEATS,
      period: periodAt(view.now),
      target: { collection: tenants.name, id: view.actor.tenantId },
    },
    { from: taken - 1, to: taken, limit: PLANS[planOf(view)].limits.users },
  )

/** Tells the office that somebody has accepted an invite. */
const tellJoined = ({ id, name }: Member, view: View): void =>
  notify(view, memberJoined, {
    occasion: `${id}/${view.actId}`,
    params: { name },
    target: { collection: members.name, id },
  })

/** A shop has one owner: of two hand-overs at once, the second comes from somebody who owns it no more. */
const checkOwner = (view: View): void => {
  const owners = teamIn(['active'], view).filter(isLead).length
  if (owners === 0) view.reject('last_owner')
  if (owners > 1) view.reject('forbidden')
}

/** Whether the directory has something to follow. The founding writes the founder's membership itself. */
const isFollowed = (before: Member | null, after: Member, { actor }: View): boolean => {
  if (after.user_id === '' || (actor.kind === 'system' && actor.source === 'founding')) return false
  return before?.user_id !== after.user_id || before.role !== after.role || before.state !== after.state
}
