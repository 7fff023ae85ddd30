import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, DAY } from '#domain/kernel/days.ts'
import { lackOf, type Metered, planHas } from '#domain/plans/catalogue.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { planOf, readsOf, release, reserve, settle, shortOf } from '#domain/usage/counting.ts'
import type { Held } from '#domain/usage/held.ts'
import { unitsIn } from '#domain/usage/meter.ts'
import { portalLinks } from '#domain/workshop/approvals/schema.ts'
import { agreementOf } from './agreement.ts'
import { bodyOf, segmentsAsSent } from './as-sent.ts'
import { featureOf, isCloud, leavesByServer, meterOf } from './channels.ts'
import { expireMessages, sendMessage } from './jobs.ts'
import { type Facts, mayBeSent, stoppedAs } from './may-be-sent.ts'
import { messageSettingsOf } from './quiet-hours.ts'
import { type Message, messageSettings, messages, stopList } from './schema.ts'
import { isOpenToChange, maySwitch } from './states.ts'
import { tellFailure } from './tell-failure.ts'
import { hasSecret } from './template.ts'
import { isCommercial, type MessageState, type Reason } from './words.ts'

/** How far ahead a message may be put off. */
const LATEST = 90 * DAY

/** Days after its hour at which a message that nobody sent gives its units back. */
const HELD_DAYS = 2
/** The hour in Romania at which reservations end. */
const HOUR = 3

/** How much later than planned a message may be found to leave before it is planned again. */
const SLACK = 60_000

/** What a person may still change while the message waits for its hour, and what only before it is sent again. */
const PLAN = ['send_at', 'forced'] as const
const CONTENT = ['address', 'subject', 'body', 'diacritics'] as const

const WAITING: readonly MessageState[] = ['queued', 'reserved']

const heldOf = ({ held }: Message): Held | null => (held === '' ? null : (JSON.parse(held) as Held))

const hold = (message: Message, held: Held | null): void => {
  message.held = held ? JSON.stringify(held) : ''
  message.units = held?.state === 'charged' ? held.parts.reduce((sum, { units }) => sum + units, 0) : 0
  if (held?.state !== 'reserved') message.held_until = null
}

/** Gives back what a message holds, charged or not. */
const giveBack = (message: Message, view: View): void => {
  const held = heldOf(message)
  if (!held || !view.isAuthority) return
  release(view, held)
  hold(message, null)
}

/** Charges the segments that a message took. */
const charge = (message: Message, view: View): void => {
  const held = heldOf(message)
  if (held && view.isAuthority) hold(message, settle(view, held, message.segments))
}

const suppress = (message: Message, view: View, reason: Reason): void => {
  giveBack(message, view)
  message.state = 'suppressed'
  message.reason = reason
}

/** What the judgement reads: the client's word, the shop's hours. */
const factsOf = (message: Message, view: View): Facts => {
  const agreement = () => agreementOf(message, view)
  const stops = () =>
    isCommercial(message.purpose) ? view.children(stopList, 'address', stoppedAs(message.address)) : []
  const settings = () => view.get(messageSettings, view.actor.tenantId)
  readTogether(agreement, stops, settings)
  return {
    agreement: agreement(),
    isStopped: stops().length > 0,
    settings: messageSettingsOf(settings()),
  }
}

/** The text names the client's page, but no link to it was made; a person who hands a text over has filled that in. */
const lacksLink = (message: Message): boolean =>
  leavesByServer(message) &&
  hasSecret(message.body, 'link') &&
  message.link_id === null &&
  message.appointment_id === null

/** @throws AppError `plan_required` where a person sends by a channel that the plan lacks */
const lacksPlan = (message: Message, view: View): boolean => {
  const feature = featureOf(message)
  if (feature === null || planHas(planOf(view), feature)) return false
  if (view.actor.kind === 'system') return true
  return view.reject('plan_required', { params: lackOf(feature) })
}

/**
 * Puts a message into the queue: judges it, plans its hour, reserves its units and causes its sending.
 * Automatic messages are stopped with a reason; a person gets an error and keeps the text.
 */
const queue = (message: Message, view: View): void => {
  message.queued_at = view.now
  message.reason = ''
  message.error = ''
  message.provider_id = ''
  message.sent_at = null
  message.delivered_at = null
  message.round += 1
  const judged = mayBeSent(message, factsOf(message, view), Date.parse(view.now))
  if (!judged.isAllowed) suppress(message, view, judged.reason)
  else if (lacksLink(message)) suppress(message, view, 'no_link')
  else if (lacksPlan(message, view)) suppress(message, view, 'plan_required')
  else {
    message.due_at = new Date(judged.at).toISOString()
    if (leavesByServer(message)) queueOnServer(message, view)
    else {
      message.state = 'sent'
      // When the person handed it over; the network may have come later.
      message.sent_at = message.send_at !== null && message.send_at < view.now ? message.send_at : view.now
    }
  }
}

/** A device can't know what is left of the units, so the message stays queued on it. */
const queueOnServer = (message: Message, view: View): void => {
  message.state = 'queued'
  if (!view.isAuthority) return
  const meter = meterOf(message)
  if (meter === undefined || reserveFor(message, view, meter)) send(message, view)
}

/** Reserves the units of a message. Returns false where there are too few, and the message is stopped. */
const reserveFor = (message: Message, view: View, meter: Metered): boolean => {
  const got = reserve(view, meter, message.segments)
  if (!('refused' in got)) {
    message.state = 'reserved'
    hold(message, got)
    return true
  }
  if (view.actor.kind !== 'system') view.reject('limit_reached', { params: shortOf(got.refused) })
  suppress(message, view, 'limit_reached')
  return false
}

/** A message whose real links make it longer than what it was reserved for holds more. */
const holdMore = (message: Message, view: View): void => {
  const [meter, held] = [meterOf(message), heldOf(message)]
  if (meter === undefined || !view.isAuthority || held?.state !== 'reserved') return
  if (message.segments <= unitsIn(held.parts)) return
  const { held_until } = message
  giveBack(message, view)
  if (!reserveFor(message, view, meter)) return
  Object.assign(message, { state: 'sending', held_until })
}

/** Causes the sending at the planned hour, and the end of the reservation after it. */
const send = (message: Message, view: View): void => {
  const { id, round } = message
  const dueAt = message.due_at ?? view.now
  view.emit(sendMessage, `${sendMessage.id}/${id}/${round}/${dueAt}`, { id, round }, { dueAt })
  if (message.state !== 'reserved') return
  const day = addDays(dayInRomania(Date.parse(dueAt)), HELD_DAYS)
  message.held_until = day
  const ends = new Date(instantInRomania(addDays(day, 1), HOUR)).toISOString()
  view.emit(expireMessages, `${expireMessages.id}/${day}`, { day }, { dueAt: ends })
}

/** Plans a waiting message again: at another hour, or never. Returns whether it may leave now. */
const plan = (message: Message, view: View): boolean => {
  const now = Date.parse(view.now)
  const judged = mayBeSent(message, factsOf(message, view), now)
  if (!judged.isAllowed) {
    suppress(message, view, judged.reason)
    return false
  }
  if (judged.at <= now + SLACK) return true
  message.due_at = new Date(judged.at).toISOString()
  if (view.isAuthority) send(message, view)
  return false
}

/** What follows from a new state. */
const enter = (before: Message, after: Message, view: View): void => {
  const isUnknown = before.state === 'unknown'
  switch (after.state) {
    case 'queued':
      // The provider was busy: it is the same sending still.
      if (before.state === 'sending') return
      // What nobody can say of was charged; a second sending is charged by itself.
      hold(after, null)
      queue(after, view)
      return
    case 'suppressed':
      suppress(after, view, view.actor.kind === 'staff' ? 'withdrawn' : after.reason)
      return
    case 'sending':
      // A word of the client, or the night, may have come since it was planned.
      if (!plan(after, view) && after.state === 'sending') after.state = before.state
      else if (after.state === 'sending') holdMore(after, view)
      return
    case 'unknown':
      charge(after, view)
      return
    case 'sent':
    case 'delivered':
      charge(after, view)
      after.sent_at ??= view.now
      if (after.state === 'delivered') after.delivered_at ??= view.now
      return
    case 'failed':
    case 'expired':
      // What the provider has sent is charged, whatever became of it; Meta charges what has arrived.
      if (isCloud(after) || (before.state !== 'sent' && !(isUnknown && after.state === 'expired')))
        giveBack(after, view)
      if (view.isAuthority) tellFailure(after, view)
  }
}

/** A report that is late, or came twice, changes nothing; it may still name the provider's id. */
const ignore = (before: Message, after: Message): void => {
  const { provider_id } = after
  Object.assign(after, before, before.provider_id === '' && { provider_id })
}

const changed = (before: Message, after: Message, columns: readonly (keyof Message)[]): boolean =>
  columns.some((column) => before[column] !== after[column])

/** Brings address and text into the form in which they leave. */
const standardise = (message: Message): void => {
  if (message.channel === 'sms' || message.channel === 'whatsapp')
    message.address = normalisePhone(message.address)
  message.body = bodyOf(message)
  if (isCloud(message)) message.segments = 1
  if (message.channel !== 'sms') return
  const { encoding, segments } = segmentsAsSent(message)
  message.encoding = encoding
  message.segments = Math.min(segments, 100)
}

/** Refuses a wish that lies too far ahead. */
const checkWish = ({ send_at }: Message, view: View): void => {
  if (send_at !== null && Date.parse(send_at) > Date.parse(view.now) + LATEST)
    view.reject('invalid_input', { issues: [{ path: 'send_at', code: 'invalid' }] })
}

/** A text never leads to the page of another client's order. */
const checkLink = ({ link_id, order_id }: Message, view: View): void => {
  if (link_id === null) return
  if (view.get(portalLinks, link_id)?.order_id !== order_id) view.reject('row_missing')
}

const insert = (message: Message, view: View): void => {
  const isServer = view.actor.kind === 'system'
  message.queued_at = view.now
  if (message.direction === 'in') {
    if (!isServer) view.reject('forbidden')
    message.state = 'delivered'
    return
  }
  if (message.state !== 'draft' && message.state !== 'queued') view.reject('transition_forbidden')
  if (view.isAuthority) {
    const meter = meterOf(message)
    const others = () => view.children(messages, 'dedupe_key', message.dedupe_key)
    readTogether(others, () => factsOf(message, view), ...(meter ? readsOf(view, meter) : []))
    if (others().length > 0) view.reject('message_repeated')
  }
  // Meta's utility template may contain no advertising.
  if (isCloud(message) && isCommercial(message.purpose))
    view.reject('invalid_input', { issues: [{ path: 'way', code: 'invalid' }] })
  checkLink(message, view)
  standardise(message)
  checkWish(message, view)
  if (message.state === 'queued') queue(message, view)
}

const patch = (before: Message, after: Message, view: View): void => {
  const isServer = view.actor.kind === 'system'
  const isSwitched = before.state !== after.state
  if (isSwitched && !maySwitch(before.state, after.state, isServer)) {
    if (!isServer) view.reject('transition_forbidden')
    ignore(before, after)
    return
  }
  if (!isServer) {
    const isOpen = isOpenToChange(before.state)
    if (!isOpen && changed(before, after, CONTENT)) view.reject('message_sent')
    if (!isOpen && !WAITING.includes(before.state) && changed(before, after, PLAN))
      view.reject('message_sent')
    standardise(after)
    checkWish(after, view)
  }
  if (isSwitched) enter(before, after, view)
  else if (WAITING.includes(after.state) && changed(before, after, PLAN) && plan(after, view)) {
    after.due_at = view.now
    if (view.isAuthority) send(after, view)
  }
}

/** The life of a message: `states.ts` has its ways, this has what each step brings about. */
export const messageRules: Rules<typeof messages> = {
  change({ kind, before, after }, view) {
    if (kind === 'insert') insert(after, view)
    else if (before && kind === 'patch') patch(before, after, view)
  },
}
