import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import type { PushBody } from '#domain/sync/protocol.ts'
import { dataName } from '#domain/sync/protocol.ts'
import type { Me } from '#domain/team/account.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { aDocument } from '#tests/factories/document.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase, getMeta } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { MemoryServer } from './memory-server.ts'

/** Regressions of the device around the engine, in a fake browser with the parts that it uses. */

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(9)
const newId = () => uuidv7(NOW, random.bytes(10))
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const TEXTS = { localShopName: 'Aici', opened: 'o', adopted: 'a' }

const person = (name: 'X' | 'Y'): Me => ({
  user: { id: `user-${name}`, name, email: `${name}@x.ro`, role: 'owner' },
  shop: {
    id: `00000000-0000-7000-8000-0000000000${name === 'X' ? 'a1' : 'a2'}`,
    name,
    plan: 'basic',
    planEndsAt: null,
    whatsapp: 'link',
  },
  shops: [],
})

type Run = () => Promise<unknown>

/** Web Locks: one holder per name, in order. */
const fakeLocks = () => {
  const last = new Map<string, Promise<unknown>>()
  return {
    request: (name: string, options: { signal?: AbortSignal } | Run, run?: Run) => {
      const task = typeof options === 'function' ? options : run
      const mine = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(() => task?.())
      last.set(name, mine)
      return mine
    },
  }
}

class FakeSocket {
  static OPEN = 1
  static all: FakeSocket[] = []
  readyState = 1
  onmessage: unknown = null
  onclose: (() => void) | null = null
  constructor() {
    FakeSocket.all.push(this)
  }
  send(): void {}
  /** On a lost network the closing handshake takes time. */
  close(): void {
    this.readyState = 2
    setTimeout(() => {
      this.readyState = 3
      this.onclose?.()
    }, 40)
  }
}

const kept = new Map<string, string>()
const keep = (me: Me) => kept.set('roa.account', JSON.stringify({ me, lease: null }))
let page = new EventTarget()

beforeEach(() => {
  vi.resetModules()
  kept.clear()
  FakeSocket.all = []
  page = new EventTarget()
  vi.stubGlobal('navigator', { locks: fakeLocks(), onLine: true, storage: {} })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('location', { href: 'https://x.test/' })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.stubGlobal('document', aDocument())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('another person logs in while a request of the previous one is pending', () => {
  const open = async (answer: (path: string, authorization: string) => Response | Promise<Response>) => {
    keep(person('X'))
    const sent: string[] = []
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      const authorization = new Headers(init.headers).get('authorization') ?? ''
      if (path === '/api/sync/push') sent.push(authorization)
      return answer(path, authorization)
    })
    return { sent, ...(await import('#web/data/account.ts')), ...(await import('#web/data/log-in.ts')) }
  }
  const asY = { accessToken: 'of-Y', expiresIn: 600, lease: null, me: person('Y') }

  it('X’s outbox is never sent as Y: the renewal of X is answered after Y has logged in', async () => {
    let renewed = (_: Response): void => undefined
    let asked = false
    const { sent, login, authorisedFetch } = await open((path) => {
      if (path === '/api/auth/refresh')
        return new Promise((done) => {
          asked = true
          renewed = done
        })
      return path === '/api/auth/login' ? json(200, asY) : json(200, {})
    })
    const push = authorisedFetch('/api/sync/push', { method: 'POST', body: 'of X' }).catch(() => undefined)
    await vi.waitFor(() => expect(asked).toBe(true))
    await login({ email: 'y@x.ro', password: 'y' })
    renewed(json(401, { error: { code: 'unauthenticated' } }))
    await push
    expect(sent).not.toContain('Bearer of-Y')
  })

  it('X’s outbox is never sent as Y: X’s push is answered 401 after Y has logged in', async () => {
    let answered = (_: Response): void => undefined
    let pushes = 0
    let me = person('X')
    const { sent, login, logout, authorisedFetch } = await open((path) => {
      if (path === '/api/auth/refresh')
        return json(200, { accessToken: `of-${me.user.name}`, expiresIn: 600, lease: null, me })
      if (path === '/api/auth/login') {
        me = person('Y')
        return json(200, asY)
      }
      if (path === '/api/auth/logout') return new Response(null, { status: 204 })
      return pushes++ === 0
        ? new Promise((done) => {
            answered = done
          })
        : json(200, {})
    })
    const push = authorisedFetch('/api/sync/push', { method: 'POST', body: 'of X' }).catch(() => undefined)
    await vi.waitFor(() => expect(pushes).toBe(1))
    await logout()
    await login({ email: 'y@x.ro', password: 'y' })
    answered(json(401, { error: { code: 'unauthenticated' } }))
    await push
    expect(sent).not.toContain('Bearer of-Y')
  })
})

describe('a person of two shops', () => {
  it('switches while a push of the first shop is on its way: it is not sent again in the second', async () => {
    const first = person('X')
    const second: Me = { ...first, shop: { ...first.shop, id: person('Y').shop.id } }
    const entered = (me: Me) => ({ accessToken: `in-${me.shop.id}`, expiresIn: 600, lease: null, me })
    keep(first)
    let me = first
    let answered = (_: Response): void => undefined
    const sent: string[] = []
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      if (path !== '/api/sync/push') return json(200, entered(me))
      sent.push(new Headers(init.headers).get('authorization') ?? '')
      return new Promise((done) => {
        answered = done
      })
    })
    const { authorisedFetch } = await import('#web/data/account.ts')
    const { switchShop } = await import('#web/data/shops.ts')
    const push = authorisedFetch('/api/sync/push', { method: 'POST', body: 'of the first' }).catch(() => null)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    me = second
    await switchShop(second.shop.id)
    answered(json(401, { error: { code: 'unauthenticated' } }))
    await push
    expect(sent).toEqual([`Bearer in-${first.shop.id}`])
  })
})

describe('the free tier', () => {
  it('is one shop, founded once, when two tabs open it for the first time and act at once', async () => {
    const { openData } = await import('#web/data/open-data.ts')
    const tabs = await Promise.all([openData(null, TEXTS), openData(null, TEXTS)])
    const { db } = tabs[0]
    const order = { op: 'insert', collection: 'orders', data: { data_comanda: '2026-11-20' } } as const
    await Promise.all(tabs.map(({ writer }) => mutate(writer, 'o', [{ ...order, id: newId() }])))
    const shops = (await db.rows('tenants').toArray()).map(({ id }) => id)
    const ids = [await getMeta(db, 'tenantId'), ...tabs.map(({ writer }) => writer.actor.tenantId)]
    expect(await db.rows('orders').count()).toBe(2)
    expect(await db.log.where('rowId').equals(String(shops[0])).count()).toBe(1)
    for (const tab of tabs) tab.close()
    await db.delete()
    expect(ids).toEqual([shops[0], shops[0], shops[0]])
  })

  it('moves into the account also when the first load needs a second attempt', {
    timeout: 20_000,
  }, async () => {
    const me = person('X')
    const tenantId = newId()
    const local = new AppDatabase('roa-local')
    const owner: Actor = { tenantId, userId: tenantId, kind: 'staff', role: 'owner' }
    const writer: Writer = { db: local, mode: 'local', actor: owner, now: () => NOW, newId }
    const system: Writer = { ...writer, actor: systemActor(owner, 'device') }
    await mutate(system, 'o', localShop(tenantId, 'A') as DraftOp[])
    await mutate(writer, 'o', [
      { op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } },
    ])
    local.close()

    keep(me)
    kept.set('roa.adopt', dataName(me.shop.id, me.user.id))
    const server = new MemoryServer(() => NOW, 1000)
    await server.found(me.shop.id)
    const wire = server.transport({ tenantId: me.shop.id, userId: me.user.id, kind: 'staff', role: 'owner' })
    let loads = 0
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      if (path === '/api/auth/refresh')
        return json(200, { accessToken: 'x', expiresIn: 600, lease: null, me })
      if (path === '/api/sync/push')
        return json(200, await wire.push(JSON.parse(String(init.body)) as PushBody))
      if (path.startsWith('/api/sync/changes')) {
        const [epoch = '', rev] = (new URL(path, 'https://x').searchParams.get('since') ?? '').split(':')
        return json(200, await wire.changes({ epoch, rev: Number(rev) }))
      }
      if (loads++ === 0) return json(503, { error: { code: 'unavailable' } })
      let lines = ''
      for await (const line of wire.full(null)) lines += `${JSON.stringify(line)}\n`
      return new Response(lines)
    })
    const { openData } = await import('#web/data/open-data.ts')
    const data = await openData(me, TEXTS)
    await vi.waitFor(async () => expect(await data.db.rows('orders').count()).toBe(1), 10_000)
    data.close()
    await data.db.delete()
    await local.delete()
  })
})

describe('the live socket', () => {
  it('is only one, however often the network comes and goes, and none when closed', async () => {
    vi.useFakeTimers()
    keep(person('X'))
    vi.stubGlobal('fetch', async () =>
      json(200, { accessToken: 'x', expiresIn: 600, lease: null, me: person('X') }),
    )
    const { openLive } = await import('#web/data/live-socket.ts')
    const close = openLive(
      dataName(person('X').shop.id, 'user-X'),
      async () => newId(),
      () => undefined,
      () => undefined,
    )
    const open = () => FakeSocket.all.filter(({ readyState }) => readyState === 1).length
    await vi.advanceTimersByTimeAsync(20)
    for (let times = 0; times < 3; times++) {
      page.dispatchEvent(new Event('offline'))
      await vi.advanceTimersByTimeAsync(5)
      page.dispatchEvent(new Event('online'))
      await vi.advanceTimersByTimeAsync(5)
    }
    await vi.advanceTimersByTimeAsync(4_000)
    const before = open()
    close()
    await vi.advanceTimersByTimeAsync(60)
    expect([before, open()]).toEqual([1, 0])
  })
})
