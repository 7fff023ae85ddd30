import { describe, expect, it, vi } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { bindings, call } from '#tests/factories/api.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { cloudflareMail } from '#worker/providers/mail/cloudflare.ts'
import type { Mail } from '#worker/providers/mail/port.ts'

const mail: Mail = {
  key: 'messages/1',
  to: 'ion@example.com',
  fromName: 'Service Ștefan',
  replyTo: 'atelier@example.ro',
  subject: 'Devizul dumneavoastră',
  text: 'Bună ziua',
  html: '<p>Bună ziua</p>',
  attachments: [{ name: 'deviz ș.pdf', type: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }],
}

describe('mail by the binding of Cloudflare', () => {
  it('is taken by the real binding, with its attachment', async () => {
    expect(await cloudflareMail(bindings.EMAIL, 'devize@example.com').send(mail)).toMatchObject({
      kind: 'accepted',
    })
  })

  it('can be ended by the mail program of its reader', async () => {
    const stop = 'https://roaauto.ro/s/abc'
    const send = vi.fn((_: EmailMessage | EmailMessageBuilder) => Promise.resolve({ messageId: '1' }))
    await cloudflareMail({ send }, 'devize@example.com').send({ ...mail, stop })
    expect(send.mock.calls[0]?.[0]).toMatchObject({
      headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    })
    expect(await cloudflareMail(bindings.EMAIL, 'devize@example.com').send({ ...mail, stop })).toMatchObject({
      kind: 'accepted',
    })
  })

  const refusing = (code: string) => {
    const send = () => Promise.reject(Object.assign(new Error('refused'), { code }))
    return cloudflareMail({ send }, 'devize@example.com')
  }

  it.each([
    ['E_RECIPIENT_SUPPRESSED', { kind: 'refused', reason: 'address_refused' }],
    ['E_CONTENT_TOO_LARGE', { kind: 'refused', reason: 'content_refused' }],
    ['E_SENDER_NOT_VERIFIED', { kind: 'refused', reason: 'provider_account' }],
    ['E_DAILY_LIMIT_EXCEEDED', { kind: 'refused', reason: 'provider_busy' }],
    // It may have been sent.
    ['E_INTERNAL_SERVER_ERROR', { kind: 'unsure' }],
    ['', { kind: 'unsure' }],
  ] as const)('that it refuses with "%s"', async (code, answer) => {
    expect(await refusing(code).send(mail)).toEqual(answer)
  })
})

describe('mail of a development machine', () => {
  it('stays there, where it can be read, once under its key', async () => {
    const provider = await mailProvider(bindings)
    expect(provider.leaves).toBe(false)
    expect(await provider.send(mail)).toMatchObject({ kind: 'accepted' })
    await provider.send(mail)
    const { messages } = (await (await call('/dev/mesaje.json')).json()) as { messages: OutboxMessage[] }
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({
      channel: 'mail',
      sender: mail.fromName,
      recipient: mail.to,
      subject: mail.subject,
      html: mail.html,
    })
    expect(messages[0]?.details).toContain('deviz ș.pdf')
  })

  it('can be refused, as a real one can', async () => {
    const provider = await mailProvider(bindings)
    expect(await provider.send({ ...mail, key: 'messages/2', to: 'refuzat@example.com' })).toEqual({
      kind: 'refused',
      reason: 'address_refused',
    })
  })
})

describe('a server without mail', () => {
  it('refuses each', async () => {
    const provider = await mailProvider({ ...bindings, MAIL: 'none' })
    expect(await provider.send(mail)).toEqual({ kind: 'refused', reason: 'no_provider' })
  })
})
