import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import type { Report } from '../phone-messages.ts'

/** A message that was read was delivered: what a client reads when is not kept. */
const STATES = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed' } as const

const statusSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  status: v.picklist(['sent', 'delivered', 'read', 'failed']),
  timestamp: v.optional(v.string(), ''),
  biz_opaque_callback_data: v.optional(v.string(), ''),
  errors: v.optional(v.array(v.object({ code: v.number() })), []),
})

const listOf = <S extends v.GenericSchema>(item: S) => v.fallback(v.array(item), [])

const callSchema = v.object({
  entry: listOf(
    v.object({
      changes: listOf(v.object({ value: v.object({ statuses: listOf(v.unknown()) }) })),
    }),
  ),
})

const instantOf = (seconds: string): string | null =>
  /^\d{9,11}$/.test(seconds) ? new Date(Number(seconds) * 1_000).toISOString() : null

/** The reports in a call of Meta's, each once; whatever else it tells (messages of clients, templates) is left out. */
export const cloudReports = (call: unknown): Report[] => {
  const { success, output } = v.safeParse(callSchema, call)
  if (!success) return []
  const reports = output.entry
    .flatMap(({ changes }) => changes)
    .flatMap(({ value }) => value.statuses)
    .flatMap((status): Report[] => {
      const one = v.safeParse(statusSchema, status)
      if (!one.success) return []
      const { id, timestamp, biz_opaque_callback_data: key, errors } = one.output
      const code = errors[0] === undefined ? one.output.status : String(errors[0].code)
      return [{ key, id, state: STATES[one.output.status], code, at: instantOf(timestamp) }]
    })
  return [...new Map(reports.map((report) => [`${report.id}/${report.state}`, report])).values()]
}

/** `X-Hub-Signature-256` of a body, as Meta signs it by the app's secret. */
export const cloudSignature = (appSecret: string, body: Uint8Array | string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
