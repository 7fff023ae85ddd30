import * as api from '#domain/api/health.ts'
import { pingDatabases } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { route } from '#worker/http/route.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { logWarning } from '#worker/log.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'

let isWarned = false

/** Logs once in an isolate's life that mail has no way out; a starting server is asked for its health first. */
const warnWithoutMail = ({ MAIL }: Env): void => {
  if (MAIL !== 'none' || isWarned) return
  isWarned = true
  logWarning('mail_cannot_leave', { remedy: 'set MAIL (wrangler.toml)' })
}

export const healthRoutes = [
  route(api.health, async (c) => {
    secretsOf(c.env)
    publicOrigin(c.env)
    const migration = await pingDatabases(c.env)
    const { leaves } = await mailProvider(c.env)
    warnWithoutMail(c.env)
    return { ok: true, mail: leaves, version: c.env.VERSION, migration }
  }),
]
