import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'

/** What a shop sets up for its clients: the address of its page for bookings, and its calendars for other programs. */

/** Takes an address of the page for bookings (`/b/{slug}`). One that another shop has is refused with others like it. */
export const takeSlug = contract({
  method: 'PUT',
  path: '/api/booking/slug',
  access: 'session',
  feature: 'booking',
  body: v.object({ slug: v.pipe(v.string(), v.maxLength(100)) }),
  answer: json(v.object({ slug: v.string() })),
  status: 200,
  errors: ['forbidden', 'slug_taken'],
})

/** The address of the client's page of an appointment, for those who may write to him; the same while it stands at its time. */
export const appointmentAddress = contract({
  method: 'POST',
  path: '/api/appointments/:id/link',
  access: 'session',
  params: { id: v.string() },
  answer: json(v.object({ url: v.string() })),
  status: 200,
  errors: ['forbidden', 'not_found'],
})

/**
 * The address of a calendar that other programs read: of the whole shop (`mechanicId` ''), or of a mechanic. With `renew`
 * it is a new one, and the old one leads nowhere.
 */
export const feedAddress = contract({
  method: 'POST',
  path: '/api/calendar/feeds',
  access: 'session',
  feature: 'sync',
  body: v.object({
    mechanicId: v.union([v.literal(''), v.pipe(v.string(), v.regex(UUID))]),
    renew: v.boolean(),
  }),
  answer: json(v.object({ url: v.string() })),
  status: 200,
  errors: ['forbidden', 'not_found'],
})
