import { runInDurableObject } from 'cloudflare:test'
import { sendMessage } from '#domain/messages/jobs.ts'
import type { Message } from '#domain/messages/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { SmsApiFake } from '#tests/fakes/smsapi.ts'
import type { Env } from '#worker/env.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
import { bindings, rowsDb } from './api.ts'
import { aShop, newId } from './sync.ts'

/** An act of the server's own code in a shop. */
export const actOfServer = async (tenantId: string, ops: Op[]): Promise<void> => {
  const actor = systemActor({ tenantId }, 'messages')
  const reply = await bindings.TENANT.getByName(tenantId).act(actor, { key: newId(), ops }, undefined)
  if (!reply.ok || reply.result.status !== 'applied')
    throw new Error(`the act failed: ${JSON.stringify(reply)}`)
}

/** The op that makes a message which leaves at once, also at night. */
export const messageOp = (changes: Partial<Message> = {}): Extract<Op, { op: 'insert' }> => {
  const id = newId()
  return {
    op: 'insert',
    collection: 'messages',
    id,
    data: {
      address: '+40722000111',
      channel: 'sms',
      purpose: 'general',
      body: 'Mașina e gata.',
      dedupe_key: id,
      forced: 1,
      ...changes,
    },
  }
}

/** The settings of a server that sends SMS by the fake. */
export const bySmsApi = ({ token }: SmsApiFake) => ({
  SMS_GATEWAY: 'https://smsapi.test/sms.do',
  SMSAPI_TOKEN: token,
})

/** A shop on Pro whose effects only the test carries, by the providers of `vars`. */
export const aSendingShop = async (vars: Partial<Env>) => {
  const shop = await aShop()
  const { tenantId, device } = shop
  await runInDurableObject(bindings.TENANT.getByName(tenantId), (instance) => {
    // For this object alone, because every shop and every test share the binding.
    const own = instance as unknown as { env: Env }
    own.env = { ...own.env, EFFECTS: { sendBatch: async () => undefined } as unknown as Env['EFFECTS'] }
  })
  await actOfServer(tenantId, [
    {
      op: 'patch',
      collection: 'tenants',
      id: tenantId,
      data: { plan: 'pro', trial_expires_at: null },
      base: 0,
    },
  ])
  const env: Env = { ...bindings, ...vars }
  const messageOf = (id: string) =>
    rowsDb
      .prepare('SELECT * FROM messages WHERE tenant_id = ? AND id = ?')
      .bind(tenantId, id)
      .first<Message>()
  const keyOf = async (id: string) => {
    const row = await rowsDb
      .prepare(
        "SELECT key FROM effects WHERE tenant_id = ? AND job = ? AND payload ->> '$.id' = ? ORDER BY created_at DESC, key DESC",
      )
      .bind(tenantId, sendMessage.id, id)
      .first<{ key: string }>()
    return row?.key ?? ''
  }
  return {
    ...shop,
    env,
    messageOf,
    keyOf,
    /** Makes a message by hand of a person; returns its id. */
    write: async (changes: Partial<Message> = {}) => {
      const op = messageOp(changes)
      const { results } = await device.act([op])
      if (results[0]?.status !== 'applied') throw new Error(JSON.stringify(results))
      return op.id
    },
    /** Delivers the message's effect to the product's carrier, as the queue does. */
    carry: async (id: string) => carry(carrierOf(env), { tenantId, key: await keyOf(id) }),
  }
}
