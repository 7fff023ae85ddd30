import { describe, expect, it, vi } from 'vitest'
import { bearer } from '#tests/factories/accounts.ts'
import { bindings, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { deliver } from '#tests/factories/effects.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { localMessage } from '#worker/db/local-outbox.ts'

const aMessage = () => ({
  id: newId(),
  subject: 'Nu pot emite o factură',
  text: 'Am apăsat pe Emite și n-a mers.',
  diagnosis: JSON.stringify({ version: '1.2.3', unsent: 2 }),
})

describe('a message to us', () => {
  it('leaves once by the queue, with the state of the app, and is answered at the address of the account', async () => {
    const { session, tenantId } = await aShop()
    const message = aMessage()
    const ask = () => post('/api/help', message, bearer(session.accessToken))
    expect((await ask()).status).toBe(204)
    // A device that heard no answer asks again.
    expect((await ask()).status).toBe(204)
    const key = `support.mail/${message.id}`
    const { results } = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ? AND job = 'support.mail'")
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ key }])
    await deliver({ tenantId, key })
    const mail = await vi.waitFor(
      async () => {
        const found = await localMessage(bindings, `mail/${tenantId}/${key}`)
        if (!found) throw new Error('the mail has not come')
        return found
      },
      { timeout: 20_000 },
    )
    expect(mail).toMatchObject({ recipient: bindings.SUPPORT_EMAIL, subject: message.subject })
    expect(mail.body).toContain(message.text)
    expect(mail.body).toContain(`shop ${tenantId}`)
    const { email, company } = session.typed
    expect(JSON.parse(mail.details)).toEqual({
      replyTo: email,
      attachments: [`diagnosis.json (${message.diagnosis.length} bytes)`],
    })
    // Beside what was written, the name, the role and the ids: nothing of the shop's data.
    expect(mail.body).not.toContain(company)
  })

  it('is one of twenty in a day', async () => {
    const { session } = await aShop()
    const statuses: number[] = []
    for (let sent = 0; sent < 20; sent++)
      statuses.push((await post('/api/help', aMessage(), bearer(session.accessToken))).status)
    expect(new Set(statuses)).toEqual(new Set([204]))
    const refused = await post('/api/help', aMessage(), bearer(session.accessToken))
    expect(refused.status).toBe(429)
    expect((await errorOf(refused)).code).toBe('too_many_attempts')
  })
})
