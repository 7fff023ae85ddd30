import * as api from '#domain/api/exports.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { exportFileName, isThere, shopExports } from '#domain/roaauto/schema.ts'
import { exportKey } from '#worker/db/export-rows.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { route } from '#worker/http/route.ts'
import { filesIn } from '#worker/providers/files.ts'

/** The files of exports. */
export const exportRoutes = [
  route(api.exportFile, async (c, { params }) => {
    const { tenantId } = c.get('actor')
    const row = await visibleRow(c.get('db'), c.get('actor'), shopExports, params.id)
    // Absent, expired and hidden exports get the same answer (S12.3).
    const piece = Number(params.piece)
    if (!row || !isThere(row, Date.now()) || !(piece >= 1)) throw new AppError('not_found')
    const file = await filesIn(c.env.FILES).open(exportKey(tenantId, row.id, piece))
    if (!file) throw new AppError('not_found')
    return c.body(file.body, 200, {
      'content-type': 'application/zip',
      'content-length': String(file.size),
      'content-disposition': `attachment; filename="${exportFileName(row, piece)}"`,
    })
  }),
]
