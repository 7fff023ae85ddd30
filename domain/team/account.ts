import * as v from 'valibot'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import { leaseSchema } from '#domain/plans/lease.ts'
import { ROLES } from './roles.ts'

/** What the server says of an account and its session. */

/**
 * Who is logged in, and in which shop. A role or a plan that this version of the app does not know is the least that there
 * is: an app in a pocket goes on when a plan is added.
 */
export const meSchema = v.object({
  user: v.object({
    id: v.string(),
    name: v.string(),
    email: v.string(),
    role: v.fallback(v.picklist(ROLES), 'mechanic'),
  }),
  shop: v.object({
    id: v.string(),
    name: v.string(),
    /** The plan bought or on trial; `planAt` says which one is in force at a moment. */
    plan: v.fallback(v.picklist(PLAN_IDS), 'free'),
    trialExpiresAt: v.nullable(v.string()),
  }),
})
export type Me = v.InferOutput<typeof meSchema>

/** What register, login and refresh answer; the refresh token travels beside it in an HttpOnly cookie. */
export const sessionAnswerSchema = v.object({
  accessToken: v.string(),
  /** Seconds for which the access token is good. */
  expiresIn: v.number(),
  me: meSchema,
  /** What the device may count on offline; null for a caller that names no device. One that can't be read proves nothing. */
  lease: v.fallback(v.nullable(leaseSchema), null),
})
export type SessionAnswer = v.InferOutput<typeof sessionAnswerSchema>
