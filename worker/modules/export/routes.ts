import * as api from '#domain/api/export.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { readShop } from '#worker/db/export-rows.ts'
import { route } from '#worker/http/route.ts'
import { oracleExport } from './service.ts'

/** All that a shop has, for another program. */
export const exportRoutes = [
  route(api.numberRows, async (c) => {
    const actor = c.get('actor')
    return c.env.TENANT.getByName(actor.tenantId).numberRows(actor)
  }),
  route(api.roaauto, async (c) => {
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
  }),
]
