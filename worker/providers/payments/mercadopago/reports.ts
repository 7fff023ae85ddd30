import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { sameText } from '#worker/pages/signing.ts'
import type { ReportCall } from '../port.ts'

/**
 * The calls of MercadoPago. Its signature, `ts=…,v1=<hex>`, is over the id of the thing and of the request, and not over
 * the body: so only the id is believed.
 */

/** Milliseconds for which a signature is valid. */
const TOLERANCE = 300_000

const bodySchema = v.object({
  id: v.union([v.number(), v.string()]),
  type: v.string(),
  data: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)) }),
})

/** The signature of a call. `ts` as it is sent, in seconds or milliseconds. */
export const signCall = (secret: string, dataId: string, requestId: string, ts: string): string =>
  createHmac('sha256', secret)
    .update(`id:${dataId.toLowerCase()};request-id:${requestId};ts:${ts};`)
    .digest('hex')

const millisecondsOf = (ts: string): number => (ts.length > 11 ? Number(ts) : Number(ts) * 1000)

/** What a call names. `now` in milliseconds. @throws AppError `not_found` for a wrong signature */
export const readCall = (
  secret: string,
  { body, header }: ReportCall,
  now: number,
): { id: string; type: string; dataId: string } => {
  let content: unknown = null
  try {
    content = JSON.parse(body)
  } catch {
    throw new AppError('not_found')
  }
  const { success, output } = v.safeParse(bodySchema, content)
  const parts = new Map(
    header('x-signature')
      .split(',')
      .map((part) => part.trim().split('=') as [string, string]),
  )
  const [ts, signature] = [parts.get('ts') ?? '', parts.get('v1') ?? '']
  if (!success || !/^\d{1,14}$/.test(ts) || Math.abs(now - millisecondsOf(ts)) > TOLERANCE)
    throw new AppError('not_found')
  const { id, type, data } = output
  if (!sameText(signature, signCall(secret, data.id, header('x-request-id'), ts)))
    throw new AppError('not_found')
  return { id: `mp_${id}`, type, dataId: data.id }
}
