import type { Context } from 'hono'
import { PAGES } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { clientConsents } from '#domain/workshop/contacts/client-consents.ts'
import type { ConsentChannel } from '#domain/workshop/contacts/schema.ts'
import { doAct, tryAct } from '#worker/acts.ts'
import { readStopRows, type StopRows } from '#worker/db/stop-rows.ts'
import type { Env } from '#worker/env.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { readStopRow } from '#worker/modules/messages/links.ts'
import { answerPage, LINK_HEADERS } from '../answer.ts'
import { type Held, heldLink } from '../links.ts'
import { newId } from '../new-id.ts'
import { stopPage } from './page.ts'

/** The version of the page's text, kept with the withdrawal as its proof. */
const TEXT_VERSION = 'stop-1'

const LABEL = 'Mesaje oprite de client'

/** Channels that an address serves. */
const channelsOf = (address: string): readonly ConsentChannel[] =>
  address.includes('@') ? ['email'] : ['sms', 'whatsapp']

const found = async (c: Context<AppEnv>, token: string): Promise<{ held: Held; rows: StopRows }> => {
  const held = await heldLink(c, 'stop', token)
  const rows = held && (await readStopRows(held.db, readStopRow(held.rowId)))
  if (!held || !rows) throw new AppError('not_found')
  return { held, rows }
}

export const showStop = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const { rows } = await found(c, token)
  return answerPage(c, 200, stopPage(rows, `${PAGES.stop}/${token}`))
}

/**
 * Stops the messages to the address of a message, in that shop only. The acts follow from the message and from earlier
 * stops, so a second press changes nothing, and the form needs no token. A mail program may send it without showing the
 * page (RFC 8058), and gets no redirect.
 */
export const stopMessages = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const form = await c.req.formData().catch(() => new FormData())
  const { held, rows } = await found(c, token)
  await stop(c.env, held.db.tenantId, rows)
  if (form.has('List-Unsubscribe')) return c.body(null, 200, LINK_HEADERS)
  return new Response(null, {
    status: 303,
    headers: { ...LINK_HEADERS, location: `${PAGES.stop}/${token}` },
  })
}

/**
 * Records the withdrawal of the contact's consents, and puts the address on the shop's stop list. That comes last: an
 * address that is on the list needs nothing more.
 */
const stop = async (
  env: Env,
  tenantId: string,
  { message, address, isStopped, stops }: StopRows,
): Promise<void> => {
  if (isStopped) return
  const { id, contact_id } = message
  const key = `stop/${id}/${address}/${stops}`
  // A stranger who got the message by a wrong number cannot speak for others.
  if (contact_id !== null && address === message.address) {
    const ofContact = clientActor(tenantId, 'stop_link', { collection: 'contacts', id: contact_id })
    // A contact that is gone has no consents to withdraw; the stop list holds.
    await tryAct(env, ofContact, { key, ops: withdrawals(contact_id, address), label: LABEL })
  }
  const data = { message_id: id, address }
  const ops: Op[] = [{ op: 'insert', collection: 'stop_list', id: newId(), data }]
  const ofMessage = clientActor(tenantId, 'stop_link', { collection: 'messages', id })
  await doAct(env, ofMessage, { key, ops, label: LABEL })
}

const withdrawals = (contact_id: string, address: string): Op[] =>
  clientConsents(
    { contact_id, given: 0, text_version: TEXT_VERSION, source: 'stop_link', at: new Date().toISOString() },
    channelsOf(address),
    ['reminder', 'marketing'],
  ).map((data) => ({ op: 'insert', collection: 'consents', id: newId(), data }))
