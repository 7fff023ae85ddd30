import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { changePassword } from '#domain/api/account.ts'
import type { Me } from '#domain/team/account.ts'

const ME: Me = {
  user: { id: 'user', name: 'Ana', email: 'ana@x.ro', role: 'owner' },
  shop: { id: 'shop', name: 'Service', plan: 'basic', planEndsAt: null, whatsapp: 'link' },
  shops: [],
}
const BODY = { body: { password: 'o parolă nouă' } }

/** What the server has seen, and whether the person has proved who they are. */
let sent: string[] = []
let isFresh = false

beforeEach(() => {
  vi.resetModules()
  sent = []
  isFresh = false
  const kept = new Map([['roa.account', JSON.stringify({ me: ME, lease: null })]])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => run() }, onLine: true })
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/refresh'))
      return Response.json({ accessToken: 'x', expiresIn: 600, me: ME, lease: null })
    sent.push(path)
    if (isFresh) return new Response(null, { status: 204 })
    return Response.json({ error: { code: 'reauthentication_required' } }, { status: 403 })
  })
})
afterEach(() => vi.unstubAllGlobals())

const open = async () => ({
  ...(await import('./call.ts')),
  ...(await import('./reauthentication.ts')),
})

it('asks who the person is where the server wants that, and repeats the request by itself', async () => {
  const { call, asked } = await open()
  const changed = call(changePassword, BODY)
  await vi.waitFor(() => expect(asked.get()).not.toBe(null))
  isFresh = true
  asked.get()?.(true)
  await changed
  expect(sent).toHaveLength(2)
  expect(asked.get()).toBe(null)
})

it('asks once for requests that are refused together', async () => {
  const { call, asked } = await open()
  const both = Promise.all([call(changePassword, BODY), call(changePassword, BODY)])
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  await vi.waitFor(() => expect(asked.get()).not.toBe(null))
  isFresh = true
  asked.get()?.(true)
  await both
  expect(sent).toHaveLength(4)
})

it('repeats nothing where the person closes the question', async () => {
  const { call, asked } = await open()
  const changed = call(changePassword, BODY).catch((error: unknown) => error)
  await vi.waitFor(() => expect(asked.get()).not.toBe(null))
  asked.get()?.(false)
  expect(await changed).toMatchObject({ code: 'reauthentication_required' })
  expect(sent).toHaveLength(1)
})
