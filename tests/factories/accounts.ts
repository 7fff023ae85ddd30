import * as v from 'valibot'
import { vi } from 'vitest'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { AccountMail } from '#domain/team/account-jobs.ts'
import type { Asked } from '#domain/team/codes.ts'
import type { MembershipState } from '#domain/team/membership.ts'
import type { Role } from '#domain/team/roles.ts'
import { type RegisterBody, registerSchema } from '#domain/team/sign-up.ts'
import { localMessage } from '#worker/db/local-outbox.ts'
import { newTenantsShard } from '#worker/db/tenant-db.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
import { newId, type Opened, openFor, type Visit } from '#worker/modules/accounts/opening.ts'
import { hashPassword } from '#worker/modules/accounts/passwords.ts'
import { openShop } from '#worker/modules/accounts/sign-up.ts'
import { hashOf } from '#worker/pages/signing.ts'
import { bindings, post, rawDb } from './api.ts'
import { ACCEPTED } from './sign-up.ts'

let made = 0

const PASSWORD = 'o parolă destul de lungă'

/** A registration that was not sent yet. */
export const aRegistration = (changes: Partial<RegisterBody> = {}) => {
  made += 1
  return {
    company: `Service Măgura ${made} SRL`,
    name: 'Ștefan Țuțea',
    email: `patron${made}@service.test`,
    password: PASSWORD,
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

/** The hash of the password that the factories use: hashing takes longer than all the rest of a shop. */
let knownHash: Promise<string> | undefined

const hashFor = (password: string): Promise<string> => {
  if (password !== PASSWORD) return hashPassword(password)
  knownHash ??= hashPassword(PASSWORD)
  return knownHash
}

const aVisit = (): Visit => ({ now: Date.now(), userAgent: '', ip: '', place: '', deviceId: null })

const asDevice = ({ answer, refreshToken }: Opened): Device => ({
  accessToken: answer.accessToken,
  refreshToken,
  answer,
})

/**
 * A new shop with its owner's device and the typed values, as `openAccount` makes it, without the mail and its code.
 */
export const registerShop = async (changes: Partial<RegisterBody> = {}) => {
  const typed = aRegistration(changes)
  const { company, cui, name, email, password, termsVersion, privacyVersion, language } = v.parse(
    registerSchema,
    typed,
  )
  const visit = aVisit()
  const opened = await openShop(
    bindings,
    { tenantId: newId(visit.now), shard: newTenantsShard(bindings) },
    {
      ...{ id: '', company, cui, name, email, termsVersion, privacyVersion, language },
      passwordHash: await hashFor(password),
      acceptedAt: new Date(visit.now).toISOString(),
    },
    visit,
  )
  return { ...asDevice(opened), typed }
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
  const { id: userId, name, email } = answer.me.user
  await rawDb.DB.prepare('UPDATE memberships SET tenant_id = ?, rol = ? WHERE user_id = ?')
    .bind(tenantId, role, userId)
    .run()
  const opened = await openFor(bindings, { userId, name, email }, aVisit())
  return { userId, typed, ...asDevice(opened) }
}
