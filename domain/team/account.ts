import * as v from 'valibot'
import { WHATSAPP_WAYS } from '#domain/messages/words.ts'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import { leaseSchema } from '#domain/plans/lease.ts'
import { LEAST, ROLES } from './roles.ts'

/** What the server reports about an account and its session. */

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
})
export type Me = v.InferOutput<typeof meSchema>

/** The answer of register, login and refresh; the refresh token travels beside it in an HttpOnly cookie. */
export const sessionAnswerSchema = v.object({
  accessToken: v.string(),
  /** Seconds for which the access token is valid. */
  expiresIn: v.number(),
  me: meSchema,
  /** What the device may do offline; null for a caller that names no device. An unreadable lease proves nothing. */
  lease: v.fallback(v.nullable(leaseSchema), null),
})
export type SessionAnswer = v.InferOutput<typeof sessionAnswerSchema>
