import * as v from 'valibot'
import * as api from '#domain/api/accounts.ts'
import * as signUp from '#domain/api/sign-up.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { Credentials } from '#domain/team/log-in.ts'
import type { RegisterBody } from '#domain/team/sign-up.ts'
import { keepSession } from './account.ts'
import { wantAdoption } from './adoption.ts'
import { callOpen } from './call-open.ts'
import { proveLease } from './lease.ts'
import { NetworkError } from './network-error.ts'

/** Log-in and registration, separate from the account, so that the app starts without loading their checks. */

/** A form reports a missing network in the same way as a busy server. */
const orUnavailable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause: unknown) => {
    throw cause instanceof NetworkError ? new AppError('unavailable', { cause }) : cause
  })

const PENDING_KEY = 'roa.signup'

const pendingSchema = v.object({ ticket: v.string(), email: v.string() })

/** A sign-up of this device that waits for its code, also over a reload. */
export type PendingSignUp = v.InferOutput<typeof pendingSchema>

export const pendingSignUp = (): PendingSignUp | null => {
  try {
    const parsed = v.safeParse(pendingSchema, JSON.parse(localStorage.getItem(PENDING_KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export const forgetSignUp = (): void => localStorage.removeItem(PENDING_KEY)

/** Asks for an account. @throws AppError as the API answers, or `unavailable` without a network. */
export const register = async (body: RegisterBody): Promise<void> => {
  const { ticket } = await orUnavailable(callOpen(signUp.register, { body }))
  localStorage.setItem(PENDING_KEY, JSON.stringify({ ticket, email: body.email } satisfies PendingSignUp))
}

/** Sends the mail again. @throws AppError as the API answers, or `unavailable` without a network. */
export const resendCode = async (ticket: string): Promise<void> => {
  await orUnavailable(callOpen(api.resend, { body: { ticket } }))
}

/** Opens the account by the code. @throws AppError as the API answers, or `unavailable` without a network. */
export const verify = async (ticket: string, code: string): Promise<void> => {
  const answer = await orUnavailable(callOpen(api.verify, { body: { ticket, code } }))
  const proof = await proveLease(answer.lease, answer.me)
  // This comes before the account is announced, because its data opens at once.
  wantAdoption(answer.me.user.id)
  keepSession(answer, proof)
  forgetSignUp()
}

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const login = async (body: Credentials): Promise<void> => {
  const answer = await orUnavailable(callOpen(api.login, { body }))
  keepSession(answer, await proveLease(answer.lease, answer.me))
}
