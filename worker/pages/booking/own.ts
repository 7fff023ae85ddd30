import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { type OwnState, ownState } from '#domain/portal/own-state.ts'
import { shopCard } from '#domain/portal/shop-card.ts'
import type { PortalShop } from '#domain/portal/view.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import { type BookingRows, readBooked } from '#worker/db/booking-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { formToken } from '../form-token.ts'
import { type Held, heldLink } from '../links.ts'
import { newId } from '../new-id.ts'
import { daysFrom } from './shop.ts'

/** An appointment that its client has opened by his link. */
export type Own = BookingRows & {
  held: Held
  booked: Appointment
  card: PortalShop
  state: OwnState
  /** Until when its client may move or cancel it, in milliseconds; null where he may not at all. */
  until: number | null
}

const HOUR = 3_600_000

const untilOf = ({ data_ora }: Appointment, state: OwnState, changeHours: number): number | null => {
  if (state === 'stands') return Date.parse(data_ora) - changeHours * HOUR
  return state === 'asked' || state === 'code' ? Date.parse(data_ora) : null
}

/**
 * Opens an appointment by its link, with the calendar from a day on.
 * @throws AppError `not_found` for a wrong link
 */
export const openOwn = async (c: Context<AppEnv>, token: string, asked: string): Promise<Own> => {
  const now = Date.now()
  const held = await heldLink(c, 'booking', token)
  const rows = held && (await readBooked(held.db, held.rowId, daysFrom(asked, now)))
  if (!held || !rows) throw new AppError('not_found')
  const state = ownState(rows.booked, new Date(now).toISOString())
  return {
    ...rows,
    held,
    card: shopCard(rows.shop, rows.look),
    state,
    until: untilOf(rows.booked, state, rows.calendar.settings.change_hours),
  }
}

/** What is to be done, by whose length another time is looked for; null where the shop has it no more, or never said. */
export const serviceOf = ({ booked, services }: Pick<Own, 'booked' | 'services'>): Service | null =>
  services.find(({ id }) => id === booked.service_id) ?? null

/** Whether the client may move or cancel an appointment at a time, in milliseconds. */
export const mayChange = ({ until }: Pick<Own, 'until'>, now: number): boolean =>
  until !== null && now <= until

/** What a page has shown, which an act on it is about. */
export const seenIn = ({ state, booked: { data_ora } }: Pick<Own, 'state' | 'booked'>): string =>
  `${state} ${data_ora}`

/** A new form for an appointment as it stands. */
export const ownForm = (c: Context<AppEnv>, own: Own): string =>
  formToken(secretsOf(c.env).SESSION_SECRET, own.held.hash, {
    act: newId(),
    seen: seenIn(own),
    at: Date.now(),
  })
