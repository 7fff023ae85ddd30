import { Hono } from 'hono'
import { pingDatabases } from '#worker/db/tenant-db.ts'
import type { AppEnv } from './context.ts'
import { secretsOf } from './secrets.ts'

/** 200 once the secrets are there and every database answers. */
export const health = new Hono<AppEnv>().get('/', async (c) => {
  secretsOf(c.env)
  await pingDatabases(c.env)
  return c.json({ ok: true })
})
