import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { seeded } from '#tests/factories/random.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase, getMeta } from '#web/data/database.ts'
import { mutate, type Writer, type DraftOp } from '#web/data/mutate.ts'
import { adoptLocalData } from '#web/data/adopt-local-data.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(9)
const newId = () => uuidv7(NOW, random.bytes(10))

// Web locks, as far as they are used.
const makeLocks = () => {
  const tails = new Map<string, Promise<unknown>>()
  return {
    held: new Set<string>(),
    request(name: string, a: any, b?: any) {
      const run = b ?? a
      const signal: AbortSignal | undefined = b ? a.signal : undefined
      const prev = tails.get(name) ?? Promise.resolve()
      const mine = prev.catch(() => {}).then(async () => {
        if (signal?.aborted) throw signal.reason
        this.held.add(name)
        try { return await run() } finally { this.held.delete(name) }
      })
      tails.set(name, mine)
      return mine
    },
  }
}
let locks = makeLocks()
const store = new Map<string, string>()
const sockets: FakeSocket[] = []
class FakeSocket {
  static OPEN = 1
  readyState = 1
  onmessage: any = null; onclose: any = null
  constructor(readonly url: string, readonly protocols: string[]) { sockets.push(this) }
  send() {}
  close() { this.readyState = 2; setTimeout(() => { this.readyState = 3; this.onclose?.() }, 40) }
}
let target = new EventTarget()
beforeEach(() => {
  vi.resetModules()
  locks = makeLocks(); store.clear(); sockets.length = 0; target = new EventTarget()
  vi.stubGlobal('navigator', { locks, onLine: true, storage: {} })
  vi.stubGlobal('localStorage', { getItem: (k: string) => store.get(k) ?? null, setItem: (k: string, x: string) => void store.set(k, x), removeItem: (k: string) => void store.delete(k) })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('location', { href: 'https://x.test/' })
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => { vi.unstubAllGlobals() })
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))
const me = (k: string) => ({ user: { id: `user-${k}`, name: k, email: `${k}@x.ro`, role: 'owner' as const }, shop: { id: `00000000-0000-7000-8000-0000000000a${k === 'X' ? 1 : 2}`, name: k, plan: 'basic' as const, trialExpiresAt: null } })
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

describe('account switch', () => {
  const setup = async () => {
    store.set('roa.account', JSON.stringify(me('X')))
    const seen: { path: string; auth: string | null; body: unknown }[] = []
    const gates: Record<string, (() => void) | undefined> = {}
    let script: (path: string, auth: string | null) => Promise<Response> | Response = () => json(404, {})
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      const auth = (init.headers as any)?.authorization ?? null
      seen.push({ path, auth, body: init.body })
      return script(path, auth)
    })
    const account = await import('#web/data/account.ts')
    return { account, seen, gates, use: (s: typeof script) => { script = s } }
  }
  it('X’s outbox is never sent with Y’s session (refresh pending while Y logs in)', async () => {
    const { account, seen, use } = await setup()
    let answerRefresh = (_: Response) => {}
    use((path, auth) => {
      if (path === '/api/auth/refresh') return new Promise<Response>((r) => { answerRefresh = r })
      if (path === '/api/auth/login') return json(200, { accessToken: 'Y-token', expiresIn: 600, me: me('Y') })
      return auth === 'Bearer Y-token' ? json(200, {}) : json(401, {})
    })
    const push = account.authorisedFetch('/api/sync/push', { method: 'POST', body: 'X’s orders' })
    await sleep(5)
    await account.login({ email: 'y', password: 'y' } as never)
    answerRefresh(json(401, { error: { code: 'unauthenticated' } }))
    await push
    expect(seen.filter(({ path, auth }) => path === '/api/sync/push' && auth === 'Bearer Y-token')).toEqual([])
  })
  it('X’s outbox is never sent with Y’s session (401 comes after Y logged in)', async () => {
    const { account, seen, use } = await setup()
    let answerPush = (_: Response) => {}
    let pushes = 0
    use((path) => {
      if (path === '/api/auth/refresh') return json(200, { accessToken: account.account.get()?.user.id === 'user-Y' ? 'Y-token2' : 'X-token', expiresIn: 600, me: account.account.get() })
      if (path === '/api/auth/login') return json(200, { accessToken: 'Y-token', expiresIn: 600, me: me('Y') })
      if (path === '/api/auth/logout') return new Response(null, { status: 204 })
      if (pushes++ === 0) return new Promise<Response>((r) => { answerPush = r })
      return json(200, {})
    })
    const push = account.authorisedFetch('/api/sync/push', { method: 'POST', body: 'X’s orders' })
    await sleep(5)
    await account.logout()
    await account.login({ email: 'y', password: 'y' } as never)
    answerPush(json(401, { error: { code: 'unauthenticated' } }))
    await push
    expect(seen.filter(({ path, auth }) => path === '/api/sync/push' && String(auth).startsWith('Bearer Y'))).toEqual([])
  })
})

describe('free tier', () => {
  it('opened in two tabs at once: the shop is the one its tenant id names', async () => {
    const { openData } = await import('#web/data/open-data.ts')
    const texts = { localShopName: 'Aici', opened: 'o', adopted: 'a' }
    const [a, b] = await Promise.all([openData(null, texts), openData(null, texts)])
    const shops = await a.db.rows('tenants').toArray()
    const kept = await getMeta(a.db, 'tenantId')
    const ids = [shops.map((s) => s.id), [kept], [a.writer.actor.tenantId], [b.writer.actor.tenantId]]
    a.close(); b.close()
    await a.db.delete()
    expect(ids).toEqual([[kept], [kept], [kept], [kept]])
  })
})

describe('one tab', () => {
  const TEN = me('X').shop.id
  const open = async (opts: { failFirst?: boolean; role?: string; slowFull?: Promise<void> } = {}) => {
    const server = new MemoryServer(() => NOW, 1000)
    await server.found(TEN)
    const person = { ...me('X'), user: { ...me('X').user, role: (opts.role ?? 'owner') as 'owner' } }
    store.set('roa.account', JSON.stringify(person))
    let fulls = 0
    const t = server.transport({ tenantId: TEN, userId: 'user-X', role: person.user.role } as never)
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      if (path === '/api/auth/refresh') return json(200, { accessToken: 'X', expiresIn: 600, me: person })
      if (path.startsWith('/api/sync/full')) {
        if (opts.failFirst && fulls++ === 0) throw new TypeError('Failed to fetch')
        await opts.slowFull
        let out = ''
        for await (const l of t.full(null)) out += JSON.stringify(l) + '\n'
        return new Response(out)
      }
      if (path.startsWith('/api/sync/changes')) { const [epoch, rev] = (new URL('http://x' + path).searchParams.get('since') ?? '').split(':'); return json(200, await t.changes({ epoch: epoch ?? '', rev: Number(rev) })) }
      if (path === '/api/sync/push') return json(200, await t.push(JSON.parse(init.body as string)))
      return json(404, {})
    })
    const { openData } = await import('#web/data/open-data.ts')
    const data = await openData(person as never, { localShopName: 'Aici', opened: 'o', adopted: 'a' })
    return { data, server }
  }
  const local = async () => {
    const db = new AppDatabase('roa-local')
    const tenantId = newId()
    const actor = { tenantId, userId: tenantId, role: 'owner' as const }
    const w: Writer = { db, mode: 'local', actor, clientId: newId(), now: () => NOW }
    await mutate({ ...w, actor: { ...actor, role: 'system' } }, 'o', localShop(tenantId, 'A') as DraftOp[])
    await mutate(w, 'o', [{ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } }])
    db.close()
  }
  const cleanup = async (data: any) => { data.close(); await sleep(30); await data.db.delete(); await new AppDatabase('roa-local').delete() }
  it('adopts once the first load succeeds, also when its first try had no network', { timeout: 15000 }, async () => {
    await local()
    const { data } = await open({ failFirst: true })
    await sleep(3000)
    const st = data.status.get()
    const orders = await data.db.rows('orders').count()
    await cleanup(data)
    expect([st.phase, st.lastError, orders]).toEqual(['idle', null, 1])
  })
  it('keeps the lock when adoption is refused', async () => {
    await local()
    const unhandled: unknown[] = []
    const on = (e: unknown) => unhandled.push(e)
    process.on('unhandledRejection', on)
    const { data } = await open({ role: 'mechanic' })
    await sleep(500)
    const held = [...locks.held]
    console.log('DBG', held, JSON.stringify(data.status.get()), await AppDatabase.exists('roa-local'), await data.db.outbox.count(), sockets.length)
    await cleanup(data)
    await sleep(60)
    process.off('unhandledRejection', on)
    expect([held, unhandled.map(String), sockets.filter((s) => s.readyState === 1).length]).toEqual([[`roa-sync-roa-${TEN}-user-X`], [], 0])
  })
  it('closed in the middle of the first load: nothing stays open', async () => {
    let go = () => {}
    const { data } = await open({ slowFull: new Promise<void>((r) => { go = r }) })
    await sleep(50)
    console.log('DBG2', [...locks.held], sockets.map((s)=>s.readyState), data.status.get().phase)
    data.close()
    go()
    await sleep(200)
    const n = [[...locks.held], sockets.filter((s) => s.readyState === 1).length]
    await data.db.delete()
    expect(n).toEqual([[], 0])
  })
})

describe('live socket', () => {
  it('is one, however often the network comes and goes', async () => {
    store.set('roa.account', JSON.stringify(me('X')))
    vi.stubGlobal('fetch', async () => json(200, { accessToken: 'X', expiresIn: 600, me: me('X') }))
    const { openLive } = await import('#web/data/live-socket.ts')
    const close = openLive(() => undefined)
    await sleep(20)
    for (let i = 0; i < 3; i++) {
      target.dispatchEvent(new Event('offline'))
      await sleep(5)
      target.dispatchEvent(new Event('online'))
      await sleep(5)
    }
    await sleep(4000)
    const openNow = sockets.filter((s) => s.readyState === 1).length
    close()
    await sleep(60)
    expect([openNow, sockets.filter((s) => s.readyState === 1).length]).toEqual([1, 0])
  }, 10000)
})

describe('adopt', () => {
  it('loses nothing that another tab of the free tier writes meanwhile', async () => {
    const db = new AppDatabase('rl-tab2')
    const tenantId = newId()
    const actor = { tenantId, userId: tenantId, role: 'owner' as const }
    const w: Writer = { db, mode: 'local', actor, clientId: newId(), now: () => NOW }
    await mutate({ ...w, actor: { ...actor, role: 'system' } }, 'o', localShop(tenantId, 'A') as DraftOp[])
    for (let i = 0; i < 8; i++) await mutate(w, 'o', [{ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } }])
    const TEN = me('X').shop.id
    const server = new MemoryServer(() => NOW, 1000)
    await server.found(TEN)
    const a = { tenantId: TEN, userId: 'u', role: 'owner' as const }
    const device = new SimulatedDevice({ name: 'rl-tab2-acc', actor: a, transport: server.transport(a), now: () => NOW, random: () => 0.5, newId })
    await device.sync()
    const late = newId()
    let said = ''
    const adopting = adoptLocalData({ db: device.db, mode: 'synced', actor: a, clientId: newId(), now: () => NOW }, 'rl-tab2', 'a')
    while ((await device.db.rows('orders').count()) < 2) await sleep(1)
    await mutate(w, 'o', [{ op: 'insert', collection: 'orders', id: late, data: { data_comanda: '2026-11-20' } }]).then(() => { said = 'saved' }, (e) => { said = String(e) })
    await adopting
    await device.sync()
    const kept = await new AppDatabase('rl-tab2').rows('orders').get(late).catch(() => undefined)
    expect([said, server.store.rows.has(`orders/${late}`) || kept !== undefined]).toEqual(['saved', true])
  })
})
