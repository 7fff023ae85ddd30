import { expect } from 'vitest'
import { bearer } from '#tests/factories/accounts.ts'
import { bindings, call, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { BUYER } from '#tests/factories/buyer.ts'
import { carryToEnd } from '#tests/factories/effects.ts'
import { newId } from '#tests/factories/sync.ts'
import { DIRECTORY } from '#worker/db/directory-effects.ts'

/** A shop that pays with the local provider. */

export const BASIC = { kind: 'plan', plan: 'basic', interval: 'month' }
export const PRO = { kind: 'plan', plan: 'pro', interval: 'year' }

/** The shop's own row, as it is stored. */
export const shopRow = (tenantId: string) =>
  rowsDb.prepare('SELECT * FROM tenants WHERE id = ?').bind(tenantId).first<Record<string, string | null>>()

/** Asks for a visit to the provider's page. */
export const asked = async (
  token: string,
  purchase: object,
  key = newId(),
  buyer: object | null = BUYER,
): Promise<Response> => post('/api/plans/checkout', { key, purchase, buyer }, bearer(token))

/** Handles the reports of a shop that have come. */
export const handled = async (tenantId: string): Promise<void> => {
  const { results } = await rawDb.DB.prepare(
    'SELECT id FROM payment_events WHERE customer = ? AND handled_at IS NULL',
  )
    .bind(`cus_${tenantId}`)
    .all<{ id: string }>()
  for (const { id } of results) await carryToEnd(bindings, DIRECTORY, `plans.take-report/${id}`)
}

/** Lets a period of the shop's subscription pass. */
export const turned = async (tenantId: string, turn: 'renew' | 'fail' | 'end'): Promise<void> => {
  expect((await post(`/dev/client/cus_${tenantId}/${turn}`, '')).status).toBe(303)
  await handled(tenantId)
}

const tenantOf = async (token: string): Promise<string> => {
  const me = (await (await call('/api/me', { headers: bearer(token) })).json()) as { shop: { id: string } }
  return me.shop.id
}

/** Opens the page of the local provider and presses one of its buttons. */
export const pressed = async (token: string, purchase: object, outcome: 'pay' | 'fail' | 'leave') => {
  const { url } = (await (await asked(token, purchase)).json()) as { url: string }
  expect((await call(url)).status).toBe(200)
  const answer = await post(`${url}/${outcome}`, '')
  expect(answer.status).toBe(303)
  await handled(await tenantOf(token))
  return { url, back: answer.headers.get('location') ?? '' }
}
