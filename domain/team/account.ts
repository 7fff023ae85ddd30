import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { WHATSAPP_WAYS } from '#domain/messages/words.ts'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import { leaseSchema } from '#domain/plans/lease.ts'
import { LEAST, ROLES } from './roles.ts'

/** What the server reports about an account and its session. */

/** The languages of mail about an account. */
export const ACCOUNT_LANGUAGES = ['ro', 'en'] as const
export const accountLanguageSchema = v.picklist(ACCOUNT_LANGUAGES, says('not_in_list'))

/** Minutes for which a proof of the person (a password, a passkey) is fresh. */
export const FRESH_MINUTES = 10

/**
 * The logged-in user and their shop. A role or plan that this version of the app does not know counts as the least one,
 * so an older app keeps working after a plan is added.
 */
export const meSchema = v.object({
  user: v.object({
    id: v.string(),
    name: v.string(),
    email: v.string(),
    role: v.fallback(v.picklist(ROLES), LEAST),
  }),
  shop: v.object({
    id: v.string(),
    name: v.string(),
    /** The plan bought or on trial; `planAt` decides which one applies at a moment. */
    plan: v.fallback(v.picklist(PLAN_IDS), 'free'),
    /** When it ends by itself; null for no end. */
    planEndsAt: v.nullable(v.string()),
    /** What the server has for the shop's messages by WhatsApp. */
    whatsapp: v.fallback(v.picklist(WHATSAPP_WAYS), 'link'),
  }),
  /** Every shop that the person works in, this one too; a switch goes to another. */
  shops: v.fallback(
    v.array(v.object({ id: v.string(), name: v.string(), role: v.fallback(v.picklist(ROLES), 'mechanic') })),
    [],
  ),
})
export type Me = v.InferOutput<typeof meSchema>

/** The answer of verify, login, reset, switch and refresh; the refresh token travels beside it in an HttpOnly cookie. */
export const sessionAnswerSchema = v.object({
  accessToken: v.string(),
  /** Seconds for which the access token is valid. */
  expiresIn: v.number(),
  me: meSchema,
  /** What the device may do offline; null for a caller that names no device. An unreadable lease proves nothing. */
  lease: v.fallback(v.nullable(leaseSchema), null),
})
export type SessionAnswer = v.InferOutput<typeof sessionAnswerSchema>

/** A device in which the person is logged in. Instants are ISO; `device` and `place` are '' where they are unknown. */
export const sessionSchema = v.object({
  id: v.string(),
  device: v.string(),
  place: v.string(),
  createdAt: v.string(),
  lastSeenAt: v.string(),
  /** The device that asks. */
  isCurrent: v.boolean(),
})
export type DeviceSession = v.InferOutput<typeof sessionSchema>
