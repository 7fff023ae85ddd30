import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { bindings, call } from '#tests/factories/api.ts'
import { app } from '#worker/app.ts'
import { markLocally, takeLocally } from '#worker/db/local-outbox.ts'

const mail = {
  id: 'mail/1',
  channel: 'mail',
  recipient: 'ion@example.com',
  subject: 'Devizul <dvs.>',
  body: 'Vedeți devizul: https://service.example/p/abc?x=1&y=2',
  html: '<p style="color:red">Vedeți devizul</p><script>alert(1)</script>',
} as const

const messages = async (): Promise<OutboxMessage[]> => {
  const response = await call('/dev/mesaje.json')
  return ((await response.json()) as { messages: OutboxMessage[] }).messages
}

describe('the local outbox', () => {
  it('keeps a message once, whatever is sent again under its id', async () => {
    expect(await takeLocally(bindings, mail, 1_000)).toBe(true)
    expect(await takeLocally(bindings, { ...mail, body: 'altceva' }, 2_000)).toBe(false)
    expect(await messages()).toMatchObject([{ ...mail, sent_at: '1970-01-01T00:00:01.000Z', state: 'sent' }])
  })

  it('shows the newest first, with their state', async () => {
    await takeLocally(
      bindings,
      { id: 'sms/1', channel: 'sms', recipient: '+40722000111', body: 'Gata' },
      3_000,
    )
    await markLocally(bindings, 'sms/1', 'delivered')
    expect((await messages()).map(({ id, state }) => [id, state])).toEqual([
      ['sms/1', 'delivered'],
      ['mail/1', 'sent'],
    ])
  })

  it('is a page in which a message can do nothing, and its address can be followed', async () => {
    const page = await (await call('/dev/mesaje')).text()
    expect(page).toContain('Devizul &lt;dvs.&gt;')
    expect(page).toContain('<a href="https://service.example/p/abc?x=1&amp;y=2">')
    expect(page).not.toContain('<script')
    const html = await call(`/dev/mesaje/${encodeURIComponent(mail.id)}`)
    expect(await html.text()).toBe(mail.html)
    expect(html.headers.get('content-security-policy')).toContain('sandbox;')
  })

  it('does not exist where messages leave', async () => {
    for (const path of ['/dev/mesaje', '/dev/mesaje.json', '/dev/mesaje/mail%2F1'])
      expect([path, (await app.request(path, {}, { ...bindings, DEV_PAGES: 'off' })).status]).toEqual([
        path,
        404,
      ])
  })
})
