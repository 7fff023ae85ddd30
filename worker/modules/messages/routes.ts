import * as api from '#domain/api/messages.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { route } from '#worker/http/route.ts'
import { smsApiReports } from '#worker/providers/sms/smsapi-reports.ts'
import { isReporter, takeSmsReport } from './reports.ts'

/** What providers of messages call. */
export const messageRoutes = [
  route(api.smsReports, async (c, { params, query }) => {
    // Absent and forbidden are alike.
    if (!isReporter(c.env, params.secret)) throw new AppError('not_found')
    for (const report of smsApiReports(query)) await takeSmsReport(c.env, report, Date.now())
    return c.text('OK')
  }),
]
