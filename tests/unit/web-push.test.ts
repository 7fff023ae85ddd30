import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newVapidKey } from '#bin/vapid-key.ts'
import { pushMessage } from '#domain/notifications/push-message.ts'
import { inWorkerd } from '#tests/factories/in-workerd.ts'
import { aBrowser, startPushService } from '#tests/fakes/push-service.ts'
import type { PushAnswer, Subscription } from '#worker/providers/push/port.ts'
import { vapidKeysOf } from '#worker/providers/push/vapid.ts'

/** Web Push in workerd, against a service that checks the signature and a browser that decrypts. */

const KEY = JSON.stringify(newVapidKey())
const SUBJECT = 'https://roaauto.example'

const message = pushMessage({
  title: 'CT 83 KCS',
  body: 'Clientul a acceptat 2 din 3 linii.',
  path: '/comenzi/018f0000-0000-7000-8000-000000000000',
  tag: '018f0000000070008000000000000000',
})

let workerd: Miniflare
let service: Awaited<ReturnType<typeof startPushService>>
beforeAll(async () => {
  service = await startPushService()
  workerd = await inWorkerd('tests/fakes/push-sender.ts')
}, 60_000)
afterAll(async () => {
  await workerd?.dispose()
  await service?.stop()
})

const send = async (subscription: Subscription): Promise<PushAnswer> => {
  const response = await workerd.dispatchFetch('http://sender/', {
    method: 'POST',
    body: JSON.stringify({ key: KEY, subject: SUBJECT, subscription, message }),
  })
  return (await response.json()) as PushAnswer
}

describe('a push', () => {
  it('is read by its browser alone, and says who sent it', async () => {
    const browser = aBrowser(service.url)
    expect(await send(browser.subscription)).toEqual({ kind: 'accepted' })
    const pushed = service.pushed.at(-1)
    if (!pushed) throw new Error('nothing was pushed')
    expect(JSON.parse(browser.read(pushed.body))).toEqual(message)
    expect(() => aBrowser(service.url).read(pushed.body)).toThrow()
    expect(pushed.body.toString('latin1')).not.toContain('KCS')
    expect(pushed.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: message.tag,
      urgency: 'normal',
    })
    const { key, aud, sub, exp = 0 } = pushed.from
    expect({ key, aud, sub }).toEqual({ key: vapidKeysOf(KEY).publicKey, aud: service.url, sub: SUBJECT })
    // Services refuse a signature that lasts for more than a day.
    expect(exp - Date.now() / 1_000).toBeLessThanOrEqual(86_400)
  })

  it.each([
    ['gone', { kind: 'gone' }],
    ['unknown', { kind: 'gone' }],
    ['busy', { kind: 'later', after: 120_000 }],
    ['down', { kind: 'later', after: 60_000 }],
    ['wrong', { kind: 'refused' }],
  ] as const)('that the service answers as "%s"', async (behaviour, answer) => {
    expect(await send(aBrowser(service.url, behaviour).subscription)).toEqual(answer)
  })

  it('to a service that is not there waits', async () => {
    const closed = await startPushService()
    await closed.stop()
    expect(await send(aBrowser(closed.url).subscription)).toMatchObject({ kind: 'later' })
  })

  it('to a browser whose keys are none can never be sent', async () => {
    const { subscription } = aBrowser(service.url)
    expect(await send({ ...subscription, p256dh: 'AAAA' })).toEqual({ kind: 'gone' })
    expect(await send({ ...subscription, p256dh: Buffer.alloc(65, 7).toString('base64url') })).toEqual({
      kind: 'gone',
    })
  })
})

describe('a push message', () => {
  it('fits, whatever its texts are', () => {
    const long = pushMessage({ ...message, title: 'ș'.repeat(5_000), body: '😀'.repeat(5_000) })
    expect(new TextEncoder().encode(JSON.stringify(long)).byteLength).toBeLessThan(3_900)
  })
})
