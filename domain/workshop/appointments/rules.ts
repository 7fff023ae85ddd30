import { dayInRomania } from '#domain/kernel/dates.ts'
import { isPhone } from '#domain/romania/phone.ts'
import type { OpKind, Rules, View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { mayWrite } from '#domain/sync/rights.ts'
import { alternativesTo, searchedDays } from './alternatives.ts'
import { calendarOf } from './calendar.ts'
import { linkClient, recordConsent } from './client.ts'
import { conflictsOf } from './conflicts.ts'
import { settingsOf } from './hours.ts'
import { endRequest } from './jobs.ts'
import { activeBays, activeMechanics, baysOf, lacksLane } from './lanes.ts'
import { takes } from './needs.ts'
import { MISSED_TOO_OFTEN, noShowsOfContact } from './no-shows.ts'
import { type Appointment, appointments, type Service, type ServiceNeeds, services } from './schema.ts'
import { calendarSettings } from './settings.ts'
import { writeSlots } from './slot-list.ts'
import { anyLanesAt, minutesOn, offeredSlots, type Wanted } from './slots.ts'
import { tellOf } from './tell.ts'
import { isOfOneDay, spanOf, takenBy } from './time.ts'
import { holds, mayStep, type Stepper } from './transitions.ts'

/** Minutes for which a booking keeps its lanes until its client has entered the code. */
export const CODE_MINUTES = 10

const MINUTE = 60_000

type Change = {
  kind: OpKind
  before: Appointment | null
  after: Appointment
  patched: ReadonlySet<string>
}

export const appointmentRules: Rules<typeof appointments> = {
  change(change, view) {
    const { kind, before, after, patched } = change
    if (kind === 'delete') return
    after.day = dayInRomania(Date.parse(after.data_ora))
    // Nearly every change needs these, in one round.
    readTogether(
      () => view.get(calendarSettings, view.actor.tenantId),
      () => view.having(appointments, { day: after.day }),
    )
    if (before === null) begin(after, view)
    else checkPatch(before, after, view)
    if (view.actor.kind === 'client') checkClient(change, view)
    const service = after.service_id === null ? null : view.get(services, after.service_id)
    if (service && (before === null || before.service_id !== after.service_id))
      copyService(service, after, patched, view)
    if (!isOfOneDay(takenBy(after)))
      view.reject('appointment_over_midnight', {
        issues: [{ path: 'durata_minute', code: 'appointment_over_midnight' }],
      })
    after.ends_at = new Date(spanOf(after).to).toISOString()
    linkClient(change, view)
    recordConsent(change, view)
    keepWhile(before, after, view)
    if (isAskedFor(before, after, view) || isPlaced(before, after, view.now)) findLanes(after, view)
    after.visible_to = after.mechanic_id ?? ''
    tellOf(change, view)
  },

  /** After all ops of the act, so that two appointments may change places in one. */
  whole({ before, after }, view) {
    if (after.deleted_at !== null || !isPlaced(before, after, view.now)) return
    const others = view.having(appointments, { day: after.day })
    if (conflictsOf(after, others, view.now).length > 0) refuse(after, view)
  },
}

/** Whether a client asks for a time, which may be over already. */
const isAskedFor = (before: Appointment | null, after: Appointment, { actor }: View): boolean =>
  actor.kind === 'client' && before?.data_ora !== after.data_ora

/** Whether an appointment takes a time or a lane that it did not take before. */
const isPlaced = (before: Appointment | null, after: Appointment, now: string): boolean => {
  if (!holds(after, now)) return false
  if (before === null || before.deleted_at !== null || !holds(before, now)) return true
  return PLACE.some((column) => before[column] !== after[column])
}

const PLACE = ['data_ora', 'durata_minute', 'buffer_minute', 'bay_id', 'mechanic_id', 'service_id'] as const

const begin = (after: Appointment, view: View): void => {
  const isClient = view.actor.kind === 'client'
  after.source = isClient ? 'booking' : 'desk'
  if (isClient) {
    after.status = 'CERUT'
    after.codes = 1
  } else if (after.status === 'CERUT') view.reject('transition_forbidden')
}

const stepperOf = ({ actor }: View): Stepper => {
  // People who may move appointments work at the desk.
  if (actor.kind === 'staff') return mayWrite(appointments, 'data_ora', 'patch', actor) ? 'desk' : 'mechanic'
  return actor.kind === 'client' ? 'client' : 'system'
}

const checkPatch = (before: Appointment, after: Appointment, view: View): void => {
  if (!mayStep(before.status, after.status, stepperOf(view))) view.reject('transition_forbidden')
  // Two people may let one car arrive: its second order is refused, and with it the whole act.
  const isOther = before.order_id !== null && after.order_id !== null && before.order_id !== after.order_id
  if (isOther) view.reject('appointment_has_order')
}

/** A client books a place that is offered, proves once that the phone is his, and moves or cancels in time. */
const checkClient = ({ before, after, patched }: Change, view: View): void => {
  const { actor } = view
  if (actor.kind !== 'client') return
  const { collection, id } = actor.capability
  if (collection !== appointments.name || id !== after.id) view.reject('forbidden')
  const settings = settingsOf(view.get(calendarSettings, actor.tenantId))
  if (before === null) {
    const service = after.service_id === null ? null : view.get(services, after.service_id)
    if (settings.enabled === 0 || service?.activ !== 1 || service.bookable !== 1)
      view.reject('booking_closed')
    if (!isPhone(after.client_telefon))
      view.reject('invalid_input', { issues: [{ path: 'client_telefon', code: 'required' }] })
    return
  }
  if (before.phone_verified === 1 && after.phone_verified === 0) view.reject('forbidden')
  if (after.codes !== before.codes) checkCodes(before, after, view)
  const isChange = after.status !== before.status || after.data_ora !== before.data_ora
  if (!isChange || before.status === 'CERUT') return
  if (patched.has('data_ora') && !['PROGRAMAT', 'CONFIRMAT'].includes(after.status))
    view.reject('transition_forbidden')
  const isConfirmed = after.status === 'CONFIRMAT' && after.data_ora === before.data_ora
  const last = Date.parse(before.data_ora) - settings.change_hours * 60 * MINUTE
  if (!isConfirmed && Date.parse(view.now) > last)
    view.reject('change_too_late', { params: { hours: settings.change_hours } })
}

/** Another code is sent while one is waited for. */
const checkCodes = (before: Appointment, after: Appointment, view: View): void => {
  const waits = before.phone_verified === 0 && before.status === 'CERUT' && holds(before, view.now)
  if (!waits || after.codes !== before.codes + 1) view.reject('transition_forbidden')
}

/** Length and buffer of a service, where the act says no others. */
const copyService = (
  service: Service,
  after: Appointment,
  patched: ReadonlySet<string>,
  view: View,
): void => {
  const settings = settingsOf(view.get(calendarSettings, view.actor.tenantId))
  if (!patched.has('durata_minute')) after.durata_minute = minutesOn(after.day, service, settings)
  if (!patched.has('buffer_minute')) after.buffer_minute = service.buffer_minute
}

/** Until when a request keeps its lanes, and whether the shop accepts it by itself. */
const keepWhile = (before: Appointment | null, after: Appointment, view: View): void => {
  // A request that nobody answered keeps the time until which it waited.
  if (after.status !== 'CERUT') {
    const isOver =
      after.status === 'RESPINS' && (before?.status === 'RESPINS' || view.actor.kind === 'system')
    if (!isOver) after.hold_until = null
    return
  }
  const settings = settingsOf(view.get(calendarSettings, view.actor.tenantId))
  const until = (minutes: number) => new Date(Date.parse(view.now) + minutes * MINUTE).toISOString()
  const isProved = after.phone_verified === 1 && before?.phone_verified !== 1
  if (before === null) after.hold_until = until(CODE_MINUTES)
  else if (isProved) {
    if (settings.auto_accept === 1 && isTrusted(after, view)) {
      after.status = 'CONFIRMAT'
      after.hold_until = null
      return
    }
    after.hold_until = until(settings.request_hours * 60)
  }
  // Nobody answers a request when its time has come.
  if (after.hold_until !== null && after.hold_until > after.data_ora) after.hold_until = after.data_ora
  if (after.hold_until !== null && after.hold_until !== before?.hold_until)
    view.emit(
      endRequest,
      `${endRequest.id}/${after.id}/${after.hold_until}`,
      { appointmentId: after.id, until: after.hold_until },
      { dueAt: after.hold_until },
    )
}

const isTrusted = ({ contact_id }: Appointment, view: View): boolean =>
  contact_id === null || noShowsOfContact(contact_id, view) < MISSED_TOO_OFTEN

/** What an appointment needs of the calendar; one without a service stays on its lanes, or takes a bay. */
const wantedBy = (after: Appointment, view: View): Wanted => {
  const service = after.service_id === null ? null : view.get(services, after.service_id)
  return {
    needs: service?.needs ?? needsOf(after),
    bays: service ? baysOf(service) : [],
    minutes: after.durata_minute,
    buffer: after.buffer_minute,
    first: { bay_id: after.bay_id, mechanic_id: after.mechanic_id },
    byClient: view.actor.kind === 'client',
    id: after.id,
  }
}

const needsOf = ({ bay_id, mechanic_id }: Appointment): ServiceNeeds => {
  if (mechanic_id === null) return 'bay'
  return bay_id === null ? 'mechanic' : 'both'
}

/**
 * Fills the lanes that an appointment needs and nobody has chosen. What the desk chose stands, outside of the hours
 * too. A client gets a place that is offered, on whatever lanes are free then.
 */
const findLanes = (after: Appointment, view: View): void => {
  const wanted = wantedBy(after, view)
  if (!lacksLane(wanted.needs, after) && !wanted.byClient) return
  const calendar = calendarOf([after.day], view)
  const found = wanted.byClient
    ? offeredSlots(after.day, wanted, calendar, view.now).find(({ at }) => at === after.data_ora)
    : anyLanesAt(after.data_ora, wanted, calendar, view.now)
  const { bay_id, mechanic_id } = found ?? refuse(after, view)
  after.bay_id = wanted.byClient ? bay_id : (after.bay_id ?? bay_id)
  after.mechanic_id = wanted.byClient ? mechanic_id : (after.mechanic_id ?? mechanic_id)
}

/** Refuses a place that is not free, and says which are. */
const refuse = (after: Appointment, view: View): never => {
  const calendar = calendarOf(searchedDays(after.data_ora), view)
  const wanted = wantedBy(after, view)
  const has = { bay: activeBays(calendar.bays), mechanic: activeMechanics(calendar.mechanics) }
  const kinds = ['bay', 'mechanic'] as const
  if (kinds.some((kind) => takes(wanted, kind) && has[kind].length === 0))
    return view.reject('calendar_without_lanes')
  const slots = alternativesTo(after.data_ora, wanted, calendar, view.now)
  return view.reject('slot_taken', {
    params: { at: after.data_ora, slots: writeSlots(slots) },
    issues: [{ path: 'data_ora', code: 'slot_taken' }],
  })
}
