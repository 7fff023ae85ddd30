import * as api from '#domain/api/client-errors.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { countIncident } from '#worker/db/incidents.ts'
import { addressOf } from '#worker/http/caller.ts'
import { subnetOf } from '#worker/http/network.ts'
import { route } from '#worker/http/route.ts'
import { logWarning } from '#worker/log.ts'

/** Errors of browsers become lines of the log, and are counted as incidents for the console. */
export const clientErrorRoutes = [
  route(api.reportError, async (c, { body }) => {
    const { success } = await c.env.CLIENT_ERRORS.limit({ key: subnetOf(addressOf(c)) })
    if (!success) throw new AppError('too_many_attempts', { params: { retryAfter: 60 } })
    logWarning('client_error', body)
    const at = new Date().toISOString()
    await countIncident(
      c.env,
      {
        source: 'browser',
        event: '',
        message: '',
        name: body.name,
        frames: body.frames,
        place: `/${body.area}`,
      },
      { times: 1, firstAt: at, lastAt: at, version: c.env.VERSION, requests: [] },
    )
  }),
]
