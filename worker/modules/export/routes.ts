import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { readShop } from '#worker/db/export-rows.ts'
import { FORM_BYTES, limitBody } from '#worker/http/body-limit.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { oracleExport } from './service.ts'

/** All that a shop has, for another program. */
export const exportRoutes = new Hono<SessionEnv>()

const permitted = createMiddleware<SessionEnv>(async (c, next) => {
  if (!isPermitted(c.get('actor'), 'export')) throw new AppError('forbidden')
  await next()
})

/** Gives a part of the rows their numbers for Oracle; called again while some are left. */
exportRoutes.post('/roaauto/numbers', limitBody(FORM_BYTES), permitted, async (c) => {
  const actor = c.get('actor')
  return c.json(await c.env.TENANT.getByName(actor.tenantId).numberRows(actor))
})

exportRoutes.get('/roaauto', permitted, async (c) => {
  const now = Date.now()
  const { archive, manifest } = await oracleExport(
    c.get('db'),
    c.get('actor'),
    await readShop(c.get('db')),
    now,
  )
  return c.body(archive.stream(), 200, {
    'content-type': 'application/zip',
    'content-length': String(archive.size),
    'content-disposition': `attachment; filename="roaauto-${dayInRomania(now)}.zip"`,
    'x-export-checks': manifest.checks.every(({ ok }) => ok) ? 'ok' : 'failed',
  })
})
