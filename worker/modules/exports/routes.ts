import * as api from '#domain/api/exports.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { exportFileName, isThere } from '#domain/roaauto/schema.ts'
import { exportKey, readExport } from '#worker/db/export-rows.ts'
import { route } from '#worker/http/route.ts'

/** Seconds after which a device may try again when R2 doesn't answer. */
const RETRY_AFTER = 10

/** What the jobs of exports have made. */
export const exportRoutes = [
  route(api.exportFile, async (c, { params }) => {
    const { tenantId } = c.get('actor')
    const row = await readExport(c.get('db'), c.get('actor'), params.id)
    // Absent, expired and out of sight are answered alike (S12).
    if (!row || !isThere(row, Date.now())) throw new AppError('not_found')
    const file = await c.env.FILES.get(exportKey(tenantId, row.id)).catch((cause: unknown) => {
      throw new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
    })
    if (!file) throw new AppError('not_found')
    return c.body(file.body, 200, {
      'content-type': 'application/zip',
      'content-length': String(file.size),
      'content-disposition': `attachment; filename="${exportFileName(row)}"`,
    })
  }),
]
