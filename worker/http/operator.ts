import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { AppError } from '#domain/kernel/errors.ts'
import type { Env } from '#worker/env.ts'
import type { OperatorEnv } from './context.ts'
import { ACCESS_HEADER, type AccessCheck, accessCheck } from './operator-access.ts'
import { readEntry } from './operator-key.ts'

/** The cookie of an operator who has come with a local key. */
export const OPERATOR_COOKIE = 'roa_operator'

/**
 * Lets operators through: by the token of Cloudflare Access where an application stands before the console, otherwise
 * by the cookie that the local key has signed. Anybody else gets the answer of an address that does not exist, with any
 * token of a shop too.
 * @throws AppError `not_found`
 */
export const operator = createMiddleware<OperatorEnv>(async (c, next) => {
  const { env } = c
  const now = Date.now()
  const found = isBehindAccess(env)
    ? await checkOf(env)?.(c.req.header(ACCESS_HEADER) ?? '', now)
    : await readEntry(env.OPERATOR_KEY, 'session', getCookie(c, OPERATOR_COOKIE) ?? '', now)
  if (!found) throw new AppError('not_found')
  c.set('operator', 'email' in found ? found.email : found.operator)
  await next()
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
})

type Application = Pick<Env, 'ACCESS_TEAM' | 'ACCESS_AUD'>

/** Whether Cloudflare Access decides; then no local key does. */
export const isBehindAccess = ({ ACCESS_TEAM, ACCESS_AUD }: Application): boolean =>
  ACCESS_TEAM !== '' || ACCESS_AUD !== ''

let made: { name: string; check: AccessCheck } | null = null

/** The check of the deployment's application, whose keys the isolate keeps; null where half of its name is missing. */
const checkOf = ({ ACCESS_TEAM: team, ACCESS_AUD: audience }: Application): AccessCheck | null => {
  if (team === '' || audience === '') return null
  const name = `${team}/${audience}`
  if (made?.name !== name)
    made = { name, check: accessCheck({ team, audience }, (url, init) => fetch(url, init)) }
  return made.check
}
