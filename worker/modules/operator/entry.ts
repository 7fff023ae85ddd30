import { setCookie } from 'hono/cookie'
import { OPERATOR } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { noteAct } from '#worker/db/operator/acts.ts'
import type { AppContext } from '#worker/http/context.ts'
import { isBehindAccess, OPERATOR_COOKIE } from '#worker/http/operator.ts'
import { OPERATOR_SECONDS, readEntry, signEntry } from '#worker/http/operator-key.ts'
import { isOnOwnMachine } from '#worker/http/own-machine.ts'

/**
 * Lets an operator in by the address that `npm run operator` has printed. It is spent by the note of it, so that one found
 * later in a terminal or a history opens nothing.
 * @throws AppError `not_found` for a token that is forged, too old or spent, and behind Cloudflare Access
 */
export const enter = async (c: AppContext, token: string): Promise<Response> => {
  const { env } = c
  const now = Date.now()
  const entry = isBehindAccess(env) ? null : await readEntry(env.OPERATOR_KEY, 'entry', token, now)
  const isFirst =
    entry &&
    (await noteAct(env, {
      id: entry.id,
      at: new Date(now).toISOString(),
      operator: entry.operator,
      tenant_id: '',
      what: 'A intrat în consolă',
      reason: '',
    }))
  if (!entry || !isFirst) throw new AppError('not_found')
  const session = await signEntry(env.OPERATOR_KEY ?? '', 'session', entry, now)
  setCookie(c, OPERATOR_COOKIE, session, {
    httpOnly: true,
    secure: !isOnOwnMachine(new URL(c.req.url)),
    sameSite: 'Strict',
    path: OPERATOR,
    maxAge: OPERATOR_SECONDS.session,
  })
  c.header('cache-control', 'no-store')
  return c.redirect(OPERATOR, 303)
}
