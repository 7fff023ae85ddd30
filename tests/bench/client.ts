import type { ChangesAnswer, Mutation } from '#domain/sync/protocol.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import { signUpAt } from '#tests/factories/sign-up.ts'

/** A shop as a program of its owner sees it: through the API. */
export type Shop = {
  url: string
  tenantId: string
  epoch: string
  /** Rows that it was founded with; each took one rev. */
  founded: number
  email: string
  password: string
  token: string
  /** When the token must be renewed, in milliseconds. */
  tokenUntil: number
}

/** The result of a push. */
export type Pushed = { rev: number }

const PASSWORD = 'o parolă destul de lungă'
let made = 0

const session = async (url: string, path: string, body: object): Promise<SessionAnswer> => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as SessionAnswer
}

const until = (answer: SessionAnswer): number => Date.now() + (answer.expiresIn - 120) * 1000

const historyOf = async (url: string, token: string): Promise<{ epoch: string; founded: number }> => {
  const response = await fetch(`${url}/api/sync/changes?since=0&limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { cursor, head } = (await response.json()) as ChangesAnswer
  return { epoch: cursor.epoch, founded: head }
}

/** Founds a new shop. */
export const register = async (url: string): Promise<Shop> => {
  made += 1
  const email = `bench${made}@service.test`
  const answer = await signUpAt(url, {
    company: `Service Măsurat ${made} SRL`,
    name: 'Ștefan Țuțea',
    email,
    password: PASSWORD,
  })
  return {
    url,
    tenantId: answer.me.shop.id,
    ...(await historyOf(url, answer.accessToken)),
    email,
    password: PASSWORD,
    token: answer.accessToken,
    tokenUntil: until(answer),
  }
}

/** The token to use now. */
export const tokenOf = async (shop: Shop): Promise<string> => {
  if (Date.now() > shop.tokenUntil) {
    const answer = await session(shop.url, '/api/auth/login', { email: shop.email, password: shop.password })
    shop.token = answer.accessToken
    shop.tokenUntil = until(answer)
  }
  return shop.token
}

/** A push that is built before the measurement. */
export const aPush = ({ epoch }: Shop, clientId: string, mutations: readonly Mutation[]): string =>
  JSON.stringify({ clientId, epoch, mutations })

/** Sends a push; throws when any mutation of it was not applied. */
export const send = async (shop: Shop, push: string): Promise<Pushed> => {
  const response = await fetch(`${shop.url}/api/sync/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(shop)}` },
    body: push,
  })
  const text = await response.text()
  if (!response.ok || text.includes('"status":"rejected"') || text.includes('"status":"duplicate"'))
    throw new Error(`a push answered ${response.status}: ${text.slice(0, 500)}`)
  const rev = /"rev":(\d+)/.exec(text.slice(0, 200))?.[1]
  if (rev === undefined) throw new Error(`a push answered without a rev: ${text.slice(0, 200)}`)
  return { rev: Number(rev) }
}
