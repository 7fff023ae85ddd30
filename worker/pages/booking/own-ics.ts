import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { clientEvent } from '#domain/workshop/appointments/feed.ts'
import { icsCalendar } from '#domain/workshop/appointments/ics.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { LINK_HEADERS } from '../answer.ts'
import { openOwn } from './own.ts'

/** An appointment for its client's own calendar. */
export const ownIcs = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const { state, booked, services, card } = await openOwn(c, token, '')
  if (state !== 'stands') throw new AppError('not_found')
  const service = services.find(({ id }) => id === booked.service_id)?.nume ?? ''
  return c.body(icsCalendar(card.name, [clientEvent(booked, service, card)]), 200, {
    ...LINK_HEADERS,
    'content-type': 'text/calendar; charset=UTF-8',
    'content-disposition': 'attachment; filename="programare.ics"',
  })
}
