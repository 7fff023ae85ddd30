import * as api from '#domain/api/accounts.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { Credentials, RegisterBody } from '#domain/team/log-in.ts'
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

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const register = async (body: RegisterBody): Promise<void> => {
  const answer = await orUnavailable(callOpen(api.register, { body }))
  const proof = await proveLease(answer.lease, answer.me)
  // This comes before the account is announced, because its data opens at once.
  wantAdoption(answer.me.user.id)
  keepSession(answer, proof)
}

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const login = async (body: Credentials): Promise<void> => {
  const answer = await orUnavailable(callOpen(api.login, { body }))
  keepSession(answer, await proveLease(answer.lease, answer.me))
}
