import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { printedView } from '#domain/portal/printed.ts'
import { readPrintedCode } from '#domain/workshop/approvals/printed-code.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { readPrintedRows } from '#worker/db/printed-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { subnetOf } from '#worker/http/network.ts'
import { answerPage } from '../answer.ts'
import { printedPage } from './page.ts'

/**
 * Shows whether a printed deviz stands. Its code is made on a device without a network, so nothing in it tells an
 * invented one: every look is counted, for an address.
 */
export const showPrinted = async (c: Context<AppEnv>, text: string): Promise<Response> => {
  const code = readPrintedCode(text)
  if (!code) throw new AppError('not_found')
  const subnet = subnetOf(c.req.header('cf-connecting-ip') ?? '')
  const { success } = await c.env.GUESSES.limit({ key: `check:${subnet}` })
  if (!success) throw new AppError('too_many_attempts', { params: { retryAfter: 60 } })
  const db = await findTenantDb(c.env, code.tenantId)
  const rows = db && (await readPrintedRows(db, code.orderId))
  if (!rows) throw new AppError('not_found')
  return answerPage(c, 200, printedPage(printedView(rows, code.mark)))
}
