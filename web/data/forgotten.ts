import * as v from 'valibot'
import * as api from '#domain/api/accounts.ts'
import { callOpen } from './call-open.ts'
import { enter, orUnavailable } from './log-in.ts'
import { timeNow } from './time.ts'

/**
 * A forgotten password. Its code is in a mail, which a phone opens in another app: what is needed to go on outlives this
 * page.
 */

const KEY = 'roa.forgotten'

const forgottenSchema = v.object({
  email: v.string(),
  ticket: v.string(),
  /** Device time of the last mail, in milliseconds. */
  askedAt: v.number(),
})
export type Forgotten = v.InferOutput<typeof forgottenSchema>

export const readForgotten = (): Forgotten | null => {
  try {
    const parsed = v.safeParse(forgottenSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

const keep = (forgotten: Forgotten): Forgotten => {
  localStorage.setItem(KEY, JSON.stringify(forgotten))
  return forgotten
}

export const endForgotten = (): void => localStorage.removeItem(KEY)

/** Asks for the code. @throws AppError as the API answers, or `unavailable` without a network */
export const askForCode = async (email: string): Promise<Forgotten> => {
  const { ticket } = await orUnavailable(callOpen(api.forgot, { body: { email } }))
  return keep({ email, ticket, askedAt: timeNow() })
}

/** Sends the mail once more, with another code. @throws as `askForCode` */
export const resendCode = async ({ email, ticket }: Forgotten): Promise<Forgotten> => {
  const again = await orUnavailable(callOpen(api.resend, { body: { ticket } }))
  return keep({ email, ticket: again.ticket, askedAt: timeNow() })
}

/** Sets the new password and logs in. @throws as `askForCode` */
export const resetPassword = async ({ ticket }: Forgotten, code: string, password: string): Promise<void> => {
  const answer = await orUnavailable(callOpen(api.reset, { body: { ticket, code, password } }))
  endForgotten()
  await enter(answer)
}
