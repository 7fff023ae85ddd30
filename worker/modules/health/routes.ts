import * as api from '#domain/api/health.ts'
import { pingDatabases } from '#worker/db/tenant-db.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { route } from '#worker/http/route.ts'
import { secretsOf } from '#worker/http/secrets.ts'

export const healthRoutes = [
  route(api.health, async (c) => {
    secretsOf(c.env)
    publicOrigin(c.env)
    await pingDatabases(c.env)
    return { ok: true }
  }),
]
