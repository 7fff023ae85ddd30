import * as api from '#domain/api/accounts.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { Credentials } from '#domain/team/log-in.ts'
import { dataOf, keepSession } from './account.ts'
import { wantAdoption } from './adoption.ts'
import { callOpen } from './call-open.ts'
import { proveLease } from './lease.ts'
import { NetworkError } from './network-error.ts'

/** What opens a session, separate from the account, so that the app starts without loading its checks. */

/** A form reports a missing network in the same way as a busy server. */
export const orUnavailable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause: unknown) => {
    throw cause instanceof NetworkError ? new AppError('unavailable', { cause }) : cause
  })

/** Begins a session that the server has opened. */
export const enter = async (answer: SessionAnswer): Promise<void> => {
  keepSession(answer, await proveLease(answer.lease, answer.me))
}

/** The same in a shop that was just made, into which the data of this device moves. */
export const enterNew = async (answer: SessionAnswer): Promise<void> => {
  const proof = await proveLease(answer.lease, answer.me)
  // This comes before the account is announced, because its data opens at once.
  wantAdoption(dataOf(answer.me))
  keepSession(answer, proof)
}

/** @throws AppError as the API answers, or `unavailable` without a network. */
export const login = async (body: Credentials): Promise<void> =>
  enter(await orUnavailable(callOpen(api.login, { body })))
