import { findBySlug } from '#worker/db/booking-slugs.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { isOwnToken, isToken } from '../link-token.ts'
import type { Caller } from '../links.ts'

/**
 * Whether an address names an appointment by its token, and not a shop: a shop's may have the form of a token too. A
 * token of an earlier secret is known by being no shop's.
 */
export const isAppointment = async ({ env }: Caller, key: string): Promise<boolean> =>
  isToken(key) && (isOwnToken(secretsOf(env).SESSION_SECRET, key) || (await findBySlug(env, key)) === null)
