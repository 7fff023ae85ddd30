import { vi } from 'vitest'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { AccountMail } from '#domain/team/account-jobs.ts'
import type { Asked } from '#domain/team/codes.ts'
import type { MembershipState } from '#domain/team/membership.ts'
import type { Role } from '#domain/team/roles.ts'
import type { RegisterBody } from '#domain/team/sign-up.ts'
import { localMessage } from '#worker/db/local-outbox.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
import { hashOf } from '#worker/pages/signing.ts'
import { bindings, post, rawDb } from './api.ts'
import { ACCEPTED } from './sign-up.ts'

let made = 0

/** A registration that was not sent yet. */
export const aRegistration = (changes: Partial<RegisterBody> = {}) => {
  made += 1
  return {
    company: `Service Măgura ${made} SRL`,
    name: 'Ștefan Țuțea',
    email: `patron${made}@service.test`,
    password: 'o parolă destul de lungă',
    registered: changes.cui !== undefined,
    ...ACCEPTED,
    ...changes,
  }
}

/** The code in the mail of a ticket, which the test delivers at once; '' where the mail has none. */
export const codeOfMail = async (
  ticket: string,
  mail: AccountMail = 'sign_up',
  round = 1,
): Promise<string> => {
  const key = `accounts.mail/${mail}/${hashOf(ticket)}/${round}`
  await carry(carrierOf(bindings), { tenantId: '', key })
  // The queue may have been quicker, and still be at it.
  return vi.waitFor(
    async () => {
      const found = await localMessage(bindings, `mail/${key}`)
      if (!found) throw new Error(`the mail ${key} has not come`)
      return /\d{4} \d{4}/.exec(found.subject)?.[0] ?? ''
    },
    { timeout: 20_000 },
  )
}

/** Signs up and types the code, as a device of these headers; the answer to the code. */
export const openAccount = async (
  typed: ReturnType<typeof aRegistration>,
  headers: Record<string, string> = {},
): Promise<Response> => {
  const asked = await post('/api/auth/register', typed, headers)
  if (asked.status !== 202) throw new Error(`register answered ${asked.status}: ${await asked.text()}`)
  const { ticket } = (await asked.json()) as Asked
  return post('/api/auth/verify', { ticket, code: await codeOfMail(ticket) }, headers)
}

/** The refresh token in an answer's cookie; '' when the cookie is cleared, null when none is set. */
export const cookieOf = (response: Response): string | null => {
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('roa_refresh='))
  return cookie === undefined ? null : (cookie.split(';')[0] ?? '').slice('roa_refresh='.length)
}

export type Device = { accessToken: string; refreshToken: string; answer: SessionAnswer }

/** What a device stores of an answer that opened or renewed a session. */
export const deviceOf = async (response: Response): Promise<Device> => {
  const answer = (await response.json()) as SessionAnswer
  return { accessToken: answer.accessToken, refreshToken: cookieOf(response) ?? '', answer }
}

/** Registers a shop and returns its owner's device with the typed values. */
export const registerShop = async (changes: Partial<RegisterBody> = {}) => {
  const typed = aRegistration(changes)
  const response = await openAccount(typed)
  if (response.status !== 201) throw new Error(`verify answered ${response.status}: ${await response.text()}`)
  return { ...(await deviceOf(response)), typed }
}

/** Headers of a request with a session. */
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

/** Headers with which a browser sends the refresh cookie. */
export const withCookie = (token: string): Record<string, string> => ({ cookie: `roa_refresh=${token}` })

/** Writes where a person is, as following the shop's list of people would. */
export const setRole = (userId: string, rol: Role) =>
  rawDb.DB.prepare('UPDATE memberships SET rol = ? WHERE user_id = ?').bind(rol, userId).run()

export const setState = (userId: string, state: MembershipState) =>
  rawDb.DB.prepare('UPDATE memberships SET state = ? WHERE user_id = ?').bind(state, userId).run()

/** Another person of a shop, who comes with another device. */
export const joinShop = async (tenantId: string, role: Role) => {
  const { typed, answer } = await registerShop()
  const userId = answer.me.user.id
  await rawDb.DB.prepare('UPDATE memberships SET tenant_id = ?, rol = ? WHERE user_id = ?')
    .bind(tenantId, role, userId)
    .run()
  const { email, password } = typed
  const opened = await deviceOf(await post('/api/auth/login', { email, password }))
  return { userId, typed, ...opened }
}
