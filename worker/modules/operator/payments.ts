import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { type ListedEvent, listedEvent } from '#worker/db/payment-events.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { replayPaymentEvent } from '../payments/reports.ts'
import { operate, tellShop } from './act.ts'
import type { OperatorPage } from './page.ts'
import { actForm, card, shopLink, table, when } from './parts.ts'

/** Reports of the provider of payments: read, and handled again. */

const replayOf = ({ id }: ListedEvent) =>
  html`<details><summary>Prelucrează</summary>${actForm(pathOf(api.replayReport, { params: { id } }), html``, 'Prelucrează din nou')}</details>`

export const reportsPage = (events: readonly ListedEvent[]): OperatorPage => ({
  title: 'Plăți',
  body: card(
    'Ce a spus procesatorul',
    table<ListedEvent>(
      [
        { label: 'Tip', show: ({ type }) => type },
        {
          label: 'Service',
          show: ({ tenant_id, customer }) => (tenant_id === '' ? customer : shopLink(tenant_id, '')),
        },
        { label: 'Întâmplat', show: ({ at }) => when(at) },
        { label: 'Primit', show: ({ received_at }) => when(received_at) },
        {
          label: 'Prelucrat',
          show: ({ handled_at }) => (handled_at === null ? html`<b class="bad">nu</b>` : when(handled_at)),
        },
        { label: 'Id', show: ({ id }) => id },
        { label: 'Din nou', holds: 'wide', show: replayOf },
      ],
      events,
      'Niciunul.',
    ),
  ),
})

/** Handles a report again. @throws AppError as `replayPaymentEvent` */
export const replay = async (
  c: Context<OperatorEnv>,
  id: string,
  { act, reason }: v.InferOutput<typeof api.replayForm>,
): Promise<Response> => {
  const event = await listedEvent(c.env, id)
  if (!event) throw new AppError('not_found')
  const done = { act, reason, tenantId: event.tenant_id, what: `Prelucrat din nou: ${event.type}` }
  return operate(c, done, api.paymentReports.path, async () => {
    const { tenantId } = await replayPaymentEvent(c.env, id, act)
    await tellShop(c.env, { ...done, tenantId })
  })
}
