import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { paperView } from '#domain/portal/paper.ts'
import { readPaperCode } from '#domain/workshop/approvals/paper-code.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { readPaperRows } from '#worker/db/paper-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { placeOf } from '#worker/http/place.ts'
import { answerPage } from '../answer.ts'
import { paperPage } from './page.ts'

/**
 * Shows whether a printed deviz stands. Its code is made on a device without a network, so nothing in it tells an
 * invented one: every look is counted, for an address.
 */
export const showPaper = async (c: Context<AppEnv>, text: string): Promise<Response> => {
  const code = readPaperCode(text)
  if (!code) throw new AppError('not_found')
  const place = placeOf(c.req.header('cf-connecting-ip') ?? '')
  const { success } = await c.env.GUESSES.limit({ key: `check:${place}` })
  if (!success) throw new AppError('too_many_attempts', { params: { retryAfter: 60 } })
  const db = await findTenantDb(c.env, code.tenantId)
  const rows = db && (await readPaperRows(db, code.orderId))
  if (!rows) throw new AppError('not_found')
  return answerPage(c, 200, paperPage(paperView(rows, code.mark)))
}
