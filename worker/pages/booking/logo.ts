import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { findBySlug } from '#worker/db/booking-slugs.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { heldLink } from '../links.ts'
import { answerLogo } from '../portal/files.ts'
import { isAppointment } from './key.ts'

/** The logo of a shop on its pages for bookings. */
export const bookingLogo = async (c: Context<AppEnv>, key: string): Promise<Response> => {
  const db = (await isAppointment(c, key))
    ? (await heldLink(c, 'booking', key))?.db
    : await findBySlug(c.env, key)
  if (!db) throw new AppError('not_found')
  return answerLogo(c, db)
}
