import { Hono } from 'hono'
import { pingDirectory } from '#worker/db/accounts.ts'
import type { AppEnv } from './context.ts'
import { secretsOf } from './secrets.ts'

/** 200 once the secrets are there and the directory answers. */
export const health = new Hono<AppEnv>().get('/', async (c) => {
  secretsOf(c.env)
  await pingDirectory(c.env)
  return c.json({ ok: true })
})
