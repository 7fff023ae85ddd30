import * as accounts from '#domain/api/accounts.ts'
import * as companies from '#domain/api/companies.ts'
import * as signUp from '#domain/api/sign-up.ts'
import type { CompanyAnswer } from '#domain/companies/company.ts'
import type { RegisterBody } from '#domain/team/sign-up.ts'
import { callOpen } from './call-open.ts'
import { enterNew, orUnavailable } from './log-in.ts'
import { keepSignUp, type PendingSignUp } from './pending-sign-up.ts'
import { timeNow } from './time.ts'

/** The sign-up: it opens no session until the code of the mail is typed, on the same device. */

/** The company of a fiscal code, before there is a session. @throws as `register` */
export const findForSignUp = (cui: string): Promise<CompanyAnswer> =>
  orUnavailable(callOpen(companies.companyForSignUp, { params: { cui } }))

/** Asks for an account; the mail has the code. @throws AppError as the API answers, or `unavailable` without a network */
export const register = async (body: RegisterBody): Promise<void> => {
  const { ticket } = await orUnavailable(callOpen(signUp.register, { body }))
  keepSignUp({ email: body.email, ticket, askedAt: timeNow() })
}

/** Sends the mail once more, with another code. @throws as `register` */
export const resend = async ({ email, ticket }: PendingSignUp): Promise<void> => {
  const again = await orUnavailable(callOpen(accounts.resend, { body: { ticket } }))
  keepSignUp({ email, ticket: again.ticket, askedAt: timeNow() })
}

/** Opens the shop of the sign-up: what was made on this device moves into it. @throws as `register` */
export const verify = async ({ ticket }: PendingSignUp, code: string): Promise<void> => {
  await enterNew(await orUnavailable(callOpen(accounts.verify, { body: { ticket, code } })))
  keepSignUp(null)
}
