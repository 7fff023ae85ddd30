import Dexie from 'dexie'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { DATA_HEADER, dataName, type Mutation } from '#domain/sync/protocol.ts'
import type { Me } from '#domain/team/account.ts'
import { aDocument } from '#tests/factories/document.ts'

const NOW = Date.UTC(2026, 10, 30, 8)
const newId = (last: number) => uuidv7(NOW, new Uint8Array(10).fill(last))
const me: Me = {
  user: { id: newId(1), name: 'Ștefan', email: 's@x.ro', role: 'reception' },
  shop: { id: newId(2), name: 'Service Măgura', plan: 'pro', planEndsAt: null, whatsapp: 'link' },
  shops: [],
}
const unsent: Mutation = {
  id: newId(3),
  at: new Date(NOW).toISOString(),
  label: 'Comandă nouă',
  ops: [{ op: 'insert', collection: 'orders', id: newId(4), data: {} }],
}

const kept = new Map<string, string>()
const asked: { path: string; data: string | null }[] = []
const opened = vi.fn()

const refuses = (status: number, code: string) =>
  new Response(JSON.stringify({ error: { code } }), { status })

beforeEach(() => {
  vi.resetModules()
  kept.clear()
  kept.set('roa.account', JSON.stringify({ me, lease: null }))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  })
  vi.stubGlobal('document', aDocument())
  vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => run() }, onLine: true })
  vi.stubGlobal('location', { assign: opened })
  vi.stubGlobal('fetch', async (path: string, { headers }: RequestInit) => {
    asked.push({ path, data: new Headers(headers).get(DATA_HEADER) })
    if (path === '/api/auth/refresh') return refuses(403, 'access_ended')
    if (path === '/api/auth/kept') return refuses(401, 'unauthenticated')
    return new Response(null, { status: 204 })
  })
})
afterEach(() => vi.unstubAllGlobals())

it('a device of a deleted shop names it, wipes its rows, and keeps what was not sent as a file', async () => {
  const { ended, openAccount, tokenOf } = await import('./account.ts')
  const { AppDatabase } = await import('./database.ts')
  const { depart } = await import('./depart.ts')
  const { readDeparted } = await import('./departed.ts')
  const { databaseName } = await import('./open-data.ts')
  await openAccount()
  const db = new AppDatabase(databaseName(me))
  await db.outbox.add({ mutation: unsent } as never)
  db.close()

  const name = dataName(me.shop.id, me.user.id)
  await expect(tokenOf(name)).rejects.toThrow()
  expect(asked).toEqual([{ path: '/api/auth/refresh', data: name }])
  expect(ended.get()?.shop.id).toBe(me.shop.id)

  await depart(me)
  const departed = readDeparted()
  expect(departed).toMatchObject({ shop: 'Service Măgura', kept: 0 })
  expect(departed?.refused?.acts.map(({ mutation }) => mutation)).toEqual([unsent])
  expect(await Dexie.exists(databaseName(me))).toBe(false)
  expect(kept.has('roa.account')).toBe(false)
  expect(opened).toHaveBeenCalledOnce()
})
