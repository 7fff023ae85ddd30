import { eveOf, messageSettingsOf } from '#domain/messages/quiet-hours.ts'
import { messageSettings } from '#domain/messages/schema.ts'
import type { NotificationKind } from '#domain/notifications/kind.ts'
import { notify } from '#domain/notifications/notify.ts'
import { requireFeature } from '#domain/plans/require-feature.ts'
import { isPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { View } from '#domain/sync/collection.ts'
import { requireUnits } from '#domain/usage/counting.ts'
import { settingsOf } from './hours.ts'
import {
  appointmentAsked,
  appointmentBooked,
  appointmentCancelled,
  appointmentMoved,
} from './notifications.ts'
import { type Appointment, appointments } from './schema.ts'
import { calendarSettings } from './settings.ts'
import { type Told, tellClient } from './tell-client-job.ts'
import { stands } from './transitions.ts'

/** A client's change notifies the desk; a shop's change sends the client a message. */

const MINUTE = 60_000

/** The client gets the message this long after the shop's last move. */
const SETTLED = 10 * MINUTE

/** The reminder comes at least this long after a change, because the client has just had a message about that. */
const EVE_AFTER = 6 * 60 * MINUTE

type Pair = { before: Appointment | null; after: Appointment }

export const tellOf = ({ before, after }: Pair, view: View): void => {
  if (view.actor.kind === 'client') notifyDesk({ before, after }, view)
  if (after.source === 'booking') messageBooker({ before, after }, view)
  remind({ before, after }, view)
}

/** Causes a message to the client. `word` names the occasion, `dueAt` (ISO) is later than now. */
const messageClient = (
  { id, data_ora: at }: Appointment,
  purpose: Told,
  word: string,
  view: View,
  dueAt?: string,
): void =>
  view.emit(
    tellClient,
    `${tellClient.id}/${id}/${word}`,
    { id, purpose, at, word },
    ...(dueAt === undefined ? [] : [{ dueAt }]),
  )

const isProved = ({ before, after }: Pair): boolean =>
  after.phone_verified === 1 && before?.phone_verified !== 1

const notifyDesk = (change: Pair, view: View): void => {
  const { before, after } = change
  const hear = (kind: NotificationKind<{ car: string; at: string }>, occasion: string) =>
    notify(view, kind, {
      occasion: `${after.id}/${occasion}`,
      params: { car: formatPlate(after.nr_auto) || after.client_nume, at: after.data_ora },
      target: { collection: appointments.name, id: after.id },
    })
  if (isProved(change)) hear(after.status === 'CERUT' ? appointmentAsked : appointmentBooked, 'new')
  // The desk does not know of a booking whose client never proved his phone.
  else if (before === null || (after.source === 'booking' && after.phone_verified === 0)) return
  else if (after.status === 'ANULAT' && before.status !== 'ANULAT') hear(appointmentCancelled, view.actId)
  else if (after.data_ora !== before.data_ora) hear(appointmentMoved, view.actId)
}

/** A client who booked by himself gets an SMS about the shop's decision; his page shows what he does himself. */
const messageBooker = (change: Pair, view: View): void => {
  const { before, after } = change
  const { status, codes } = after
  if (codes > (before?.codes ?? 0)) {
    requireFeature(view, 'booking')
    if (view.isAuthority) requireUnits(view, 'sms', 1)
    messageClient(after, 'code', `code/${codes}`, view)
  }
  if (after.phone_verified === 0) return
  const word = `${status}/${view.actId}`
  if (stands(status) && !(before && stands(before.status))) messageClient(after, 'appointment', word, view)
  if (before === null || view.actor.kind === 'client') return
  const isOff = status === 'RESPINS' || status === 'ANULAT'
  if (isOff && (before.status === 'CERUT' || stands(before.status)))
    messageClient(after, 'appointment_refused', word, view)
  if (stands(status) && stands(before.status) && before.data_ora !== after.data_ora) {
    const dueAt = new Date(Date.parse(view.now) + SETTLED).toISOString()
    messageClient(after, 'appointment', `moved/${view.actId}`, view, dueAt)
  }
}

const SAID = ['data_ora', 'client_telefon'] as const

/** The message of the day before, for each time at which an appointment stands. */
const remind = ({ before, after }: Pair, view: View): void => {
  if (!stands(after.status) || !isPhone(after.client_telefon)) return
  const isNew = before === null || !stands(before.status) || SAID.some((name) => before[name] !== after[name])
  if (!isNew || !view.isAuthority) return
  if (settingsOf(view.get(calendarSettings, view.actor.tenantId)).eve_message === 0) return
  const hours = messageSettingsOf(view.get(messageSettings, view.actor.tenantId))
  const due = eveOf(Date.parse(after.data_ora), hours)
  if (due < Date.parse(view.now) + EVE_AFTER) return
  messageClient(after, 'appointment_eve', `eve/${view.actId}`, view, new Date(due).toISOString())
}
