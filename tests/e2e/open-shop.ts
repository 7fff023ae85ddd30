import type { ChangesAnswer } from '#domain/sync/protocol.ts'
import type { Random } from '#tests/factories/random.ts'
import { signUpAt } from '#tests/factories/sign-up.ts'
import { anOrder } from '#tests/factories/workshop.ts'

/** A shop as its devices know it: its ids, and an order that all of them share. */
export type Shop = { tenantId: string; accessToken: string; epoch: string; sharedOrderId: string }

/** The password of every shop's owner. */
export const PASSWORD = 'o parolă destul de lungă'

/** Founds a shop with one order without the app, through the API. */
export const openShop = async (url: string, email: string, random: Random): Promise<Shop> => {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { accessToken, me } = await signUpAt(url, {
    company: 'Service Șantier SRL',
    name: 'Ilinca Țurcanu',
    email,
    password: PASSWORD,
  })
  const shared = anOrder(random, Date.UTC(2026, 10, 21), '2026-11-21', null)
  const mutation = { id: shared.id, at: '2026-11-21T08:00:00.000Z', label: 'Comandă nouă', ops: shared.ops }
  const authorization = `Bearer ${accessToken}`
  const changes = await fetch(`${url}/api/sync/changes?since=0`, { headers: { authorization } })
  const { epoch } = ((await changes.json()) as ChangesAnswer).cursor
  await post('/api/sync/push', { clientId: shared.id, epoch, mutations: [mutation] }, { authorization })
  return { tenantId: me.shop.id, accessToken, epoch, sharedOrderId: shared.id }
}
