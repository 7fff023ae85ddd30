import { describe, expect, it } from 'vitest'
import { mailAdvice } from './mail.ts'

const FILE = '/var/lib/roaauto/settings.env'
const SMTP = { MAIL: 'smtp', MAIL_FROM: 'auto@example.ro', SMTP_URL: 'smtps://a:secret@mail.example.ro:465' }

describe('a server of our own from which no mail can leave', () => {
  it.each([
    [
      'says all that is missing',
      {},
      /MAIL=smtp, MAIL_FROM .*, SMTP_URL .* in \/var\/lib\/roaauto\/settings\.env/,
    ],
    ['is one without a provider', { ...SMTP, MAIL: 'none' }, /Set MAIL=smtp in/],
    ['is one with the binding of Cloudflare', { ...SMTP, MAIL: 'cloudflare' }, /Set MAIL=smtp in/],
    ['is one without its mail server', { ...SMTP, SMTP_URL: '' }, /Set SMTP_URL [^,]* in/],
    ['is one without a sender', { ...SMTP, MAIL_FROM: '' }, /Set MAIL_FROM [^,]* in/],
    ['is one whose outbox nobody sees', { MAIL: 'local' }, /Set MAIL=smtp,/],
  ])('%s', (_, settings, sentence) => {
    const said = mailAdvice(settings, FILE)
    expect(said).toMatch(sentence)
    expect(said).not.toMatch(/\n|secret/)
  })

  it.each([
    ['a mail server', SMTP],
    ['an outbox on a development machine', { MAIL: 'local', DEV_PAGES: 'on' }],
  ])('is none with %s', (_, settings) => {
    expect(mailAdvice(settings, FILE)).toBeNull()
  })
})
