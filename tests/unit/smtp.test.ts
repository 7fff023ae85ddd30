import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkerd } from '#tests/factories/in-workerd.ts'
import { SMTP_USER, type SmtpOptions, startSmtpServer } from '#tests/fakes/smtp-server.ts'
import type { Mail, MailAnswer } from '#worker/providers/mail/port.ts'
import { smtpServerOf } from '#worker/providers/mail/smtp.ts'

/** The SMTP adapter in workerd, against a server that speaks the protocol, with its failures. */

const FROM = 'devize@roaauto.example'

let workerd: Miniflare
beforeAll(async () => {
  workerd = await inWorkerd('tests/fakes/smtp-sender.ts')
}, 60_000)
afterAll(async () => {
  await workerd?.dispose()
})

type Server = Awaited<ReturnType<typeof startSmtpServer>>

const withServer = async <T>(options: SmtpOptions, run: (server: Server) => Promise<T>): Promise<T> => {
  const server = await startSmtpServer(options)
  try {
    return await run(server)
  } finally {
    await server.stop()
  }
}

const mailTo = (to: string, more: Partial<Mail> = {}): Mail => ({
  key: 'messages/1',
  to,
  fromName: 'Service Ștefan & Fiii',
  replyTo: 'atelier@example.ro',
  subject: 'Devizul dumneavoastră: mașina CT 83 KCS așteaptă un răspuns',
  text: 'Bună ziua,\n.punctul de la început rămâne\nȘtefan',
  html: '<p>Bună ziua</p>',
  ...more,
})

const send = async (url: string, mail: Mail, timeout = 10_000): Promise<MailAnswer> => {
  const response = await workerd.dispatchFetch('http://sender/', {
    method: 'POST',
    body: JSON.stringify({ url, from: FROM, mail, timeout }),
  })
  return (await response.json()) as MailAnswer
}

const lineOf = (data: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(data)?.[1]?.trim()

describe.each([
  ['with TLS from the first byte', { implicitTls: true }],
  ['with STARTTLS', { implicitTls: false }],
] as const)('a mail by SMTP %s', (_, options) => {
  it('arrives whole, encrypted and logged in', () =>
    withServer(options, async ({ url, received }) => {
      const stop = 'https://roaauto.ro/s/abc'
      expect(await send(url, mailTo('ion@example.com', { stop }))).toMatchObject({
        kind: 'accepted',
        id: expect.stringContaining('4711'),
      })
      const [mail] = received
      expect(received).toHaveLength(1)
      expect(mail).toMatchObject({ encrypted: true, user: SMTP_USER.name, from: FROM, to: 'ion@example.com' })
      const data = mail?.data ?? ''
      expect(lineOf(data, 'Reply-To')).toBe('atelier@example.ro')
      expect(lineOf(data, 'List-Unsubscribe')).toBe(`<${stop}>`)
      expect(lineOf(data, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
      expect(data).toContain('\r\n..punctul')
      // Bytes above 127 would need a server that takes them.
      expect(/[^\s!-~]/.test(data)).toBe(false)
    }))

  it.each([
    ['unknown', { kind: 'refused', reason: 'address_refused' }],
    ['later', { kind: 'refused', reason: 'provider_busy' }],
    ['spam', { kind: 'refused', reason: 'content_refused' }],
    ['too-large', { kind: 'refused', reason: 'content_refused' }],
    ['lost', { kind: 'unsure' }],
  ] as const)('that the server answers with "%s"', (name, answer) =>
    withServer(options, async ({ url }) => {
      expect(await send(url, mailTo(`${name}@example.com`))).toEqual(answer)
    }),
  )

  it('with a wrong password is not sent', () =>
    withServer(options, async ({ url, received }) => {
      const wrong = url.replace(/:[^:/@]+@/, ':altceva@')
      expect(await send(wrong, mailTo('ion@example.com'))).toEqual({
        kind: 'refused',
        reason: 'provider_account',
      })
      expect(received).toEqual([])
    }))

  it('is not sent to a server with the certificate of another', () =>
    withServer({ ...options, certificate: 'elsewhere' }, async ({ url, received }) => {
      expect(await send(url, mailTo('ion@example.com'))).toEqual({ kind: 'refused', reason: 'provider_busy' })
      expect(received).toEqual([])
    }))
})

describe('a mail by SMTP', () => {
  it('is not sent without encryption', () =>
    withServer({ implicitTls: false, plain: true }, async ({ url, received }) => {
      expect(await send(url, mailTo('ion@example.com'))).toMatchObject({ kind: 'refused' })
      expect(received).toEqual([])
    }))

  it('waits for a silent server no longer than its time', () =>
    withServer({ implicitTls: false, mute: true }, async ({ url }) => {
      expect(await send(url, mailTo('ion@example.com'), 200)).toEqual({
        kind: 'refused',
        reason: 'provider_busy',
      })
    }))

  it('that the server has, and does not answer, may have been sent', () =>
    withServer({ implicitTls: false }, async ({ url }) => {
      expect(await send(url, mailTo('silent@example.com'), 1_500)).toEqual({ kind: 'unsure' })
    }))

  it('to a server that is not there is not sent', async () => {
    const { url } = await withServer({ implicitTls: true }, async (server) => server)
    expect(await send(url, mailTo('ion@example.com'))).toEqual({ kind: 'refused', reason: 'provider_busy' })
  })

  it('has the same Message-ID when it is sent again, and another for another mail', () =>
    withServer({ implicitTls: true }, async ({ url, received }) => {
      for (const key of ['messages/1', 'messages/1', 'messages/2'])
        await send(url, mailTo('ion@example.com', { key }))
      const [first, again, other] = received.map(({ data }) => lineOf(data, 'Message-ID'))
      expect(first).toMatch(/^<[0-9a-f]{40}@roaauto\.example>$/)
      expect(again).toBe(first)
      expect(other).not.toBe(first)
    }))

  it('lets no text become a header or another recipient', () =>
    withServer({ implicitTls: true }, async ({ url, received }) => {
      const evil = 'x\r\nBcc: altul@example.com'
      await send(url, mailTo('ion@example.com', { subject: evil, fromName: evil, replyTo: evil }))
      await send(url, mailTo('ion@example.com>\r\nRCPT TO:<altul@example.com'))
      expect(received.map(({ to }) => to)).not.toContain('altul@example.com')
      for (const { data } of received) expect(data).not.toMatch(/^Bcc:/m)
    }))
})

describe('the address of an SMTP server', () => {
  it('names its protocol, port and log-in', () => {
    expect(smtpServerOf('smtps://a%40b.ro:p%3A1@mail.example.ro')).toEqual({
      host: 'mail.example.ro',
      port: 465,
      implicitTls: true,
      user: 'a@b.ro',
      password: 'p:1',
    })
    expect(smtpServerOf('smtp://mail.example.ro')).toMatchObject({ port: 587, implicitTls: false, user: '' })
  })

  it.each(['', 'mail.example.ro', 'https://mail.example.ro', 'smtps://'])(
    '%j is refused unread',
    (address) => {
      expect(() => smtpServerOf(address)).toThrow('SMTP_URL')
    },
  )
})
