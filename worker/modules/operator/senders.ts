import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { messageSettings } from '#domain/messages/schema.ts'
import { operatorActor } from '#domain/sync/actor.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import type { AskedSender } from '#worker/db/operator/sender-names.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { operate, writeInShop } from './act.ts'
import type { OperatorPage } from './page.ts'
import { actForm, card, shopLink, table } from './parts.ts'

/** The names under which shops wish their SMS to come: we register them with the provider, and say what it said. */

const answerOf = ({ tenant_id, sender }: AskedSender) =>
  actForm(
    pathOf(api.answerSender, { params: { tenant: tenant_id } }),
    html`<input type="hidden" name="sender" value="${sender}">
<label>Răspuns<select name="answer"><option value="approved">Aprobat de operatori</option><option value="refused">Refuzat</option></select></label>`,
    'Trimite răspunsul',
  )

export const sendersPage = (asked: readonly AskedSender[]): OperatorPage => ({
  title: 'Nume de expeditor',
  body: card(
    'Așteaptă un răspuns',
    table<AskedSender>(
      [
        { label: 'Service', show: ({ tenant_id, name }) => shopLink(tenant_id, name) },
        { label: 'Nume cerut', show: ({ sender }) => html`<b>${sender}</b>` },
        { label: 'Răspuns', holds: 'wide', show: answerOf },
      ],
      asked,
      'Niciunul.',
    ),
  ),
})

/**
 * Answers a shop's wish. The form names what was read, so that a name that was typed since is not approved unseen.
 * @throws AppError `not_found` where the shop wishes something else by now
 */
export const answerSender = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  { act, reason, sender, answer }: v.InferOutput<typeof api.senderForm>,
): Promise<Response> => {
  const what = `Nume de expeditor ${sender}: ${answer === 'approved' ? 'aprobat' : 'refuzat'}`
  const done = { act, reason, tenantId, what }
  return operate(c, done, api.senderNames.path, async () => {
    const db = await findTenantDb(c.env, tenantId)
    const settings =
      db && (await visibleRow(db, operatorActor({ tenantId, userId: '' }, reason), messageSettings, tenantId))
    if (settings?.sender === sender && settings.sender_state === answer) return
    if (settings?.sender !== sender || settings.sender_state !== 'asked') throw new AppError('not_found')
    await writeInShop(c.env, done, [
      {
        op: 'patch',
        collection: 'message_settings',
        id: tenantId,
        base: settings.rev,
        data: { sender_state: answer },
      },
    ])
  })
}
