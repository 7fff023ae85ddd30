import {
  createExecutionContext,
  createMessageBatch,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import { bindings, HOST } from '#tests/factories/api.ts'
import { BASIC, pressed } from '#tests/factories/paying-shop.ts'
import { aShop } from '#tests/factories/sync.ts'
import type { EffectMessage, Env } from '#worker/env.ts'
import worker from '#worker/index.ts'

afterEach(() => vi.restoreAllMocks())

/** A mail service at its limit, and a queue whose messages the test carries. */
const aDeployment = () => {
  const waiting: EffectMessage[] = []
  const EFFECTS = {
    sendBatch: async (messages: Iterable<{ body: EffectMessage }>) => {
      for (const { body } of messages) waiting.push(body)
    },
  }
  const EMAIL = {
    send: async () => {
      throw Object.assign(new Error('enough for today'), { code: 'E_DAILY_LIMIT_EXCEEDED' })
    },
  }
  const mail = { MAIL: 'cloudflare', MAIL_FROM: 'abonamente@roaauto.ro', EMAIL }
  return { waiting, env: { ...bindings, ...mail, EFFECTS } as unknown as Env }
}

/** The queue delivers what waits. */
const deliver = async (env: Env, waiting: EffectMessage[]): Promise<EffectMessage[]> => {
  const bodies = waiting.splice(0)
  const messages = bodies.map((body, index) => ({
    id: String(index),
    timestamp: Date.now(),
    attempts: 1,
    body,
  }))
  const context = createExecutionContext()
  await worker.queue(createMessageBatch('roaauto-effects', messages), env, context)
  await waitOnExecutionContext(context)
  return bodies
}

it('the id of a request goes through queue, object and queue to the line about a provider', async () => {
  const { session, tenantId } = await aShop()
  await pressed(session.accessToken, BASIC, 'pay')
  const { waiting, env } = aDeployment()
  await runInDurableObject(bindings.TENANT.getByName(tenantId), (instance) => {
    // Of this object alone: the binding itself is that of every shop and every test.
    const own = instance as unknown as { env: Env }
    own.env = { ...own.env, EFFECTS: env.EFFECTS }
  })
  const lines: Record<string, unknown>[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(JSON.parse(line)))

  // The provider reports a payment that failed.
  const headers = { 'sec-fetch-site': 'same-origin' }
  const request = new Request(`${HOST}/dev/client/cus_${tenantId}/fail`, { method: 'POST', headers })
  const context = createExecutionContext()
  const answer = await worker.fetch(request as Parameters<typeof worker.fetch>[0], env, context)
  await waitOnExecutionContext(context)
  const requestId = answer.headers.get('x-request-id')
  expect([answer.status, requestId]).toEqual([303, expect.any(String)])

  const report = await deliver(env, waiting)
  expect(report).toMatchObject([{ key: expect.stringMatching(/^plans\.take-report\//), requestId }])
  // It has become an act of the shop's object, which has caused a mail to the owner.
  await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0))
  const mails = await deliver(env, waiting)
  expect(mails).toMatchObject([{ tenantId, key: expect.stringMatching(/^plans\.unpaid\//), requestId }])
  expect(lines).toMatchObject([{ event: 'mail_failed', requestId, reason: 'provider_busy' }])
})
