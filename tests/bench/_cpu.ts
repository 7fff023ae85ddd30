import * as v from 'valibot'
import { REGISTRY } from '#domain/modules.ts'
import { commit, mergeInto } from '#domain/sync/commit.ts'
import { decide } from '#domain/sync/serve.ts'
import { pushSchema } from '#domain/sync/protocol.ts'
import { contentHash } from '#durable-objects/tenant/push.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'
import { seeded } from '#tests/factories/random.ts'
import { aClient, asMutations, someOrders, someVehicles } from './shops.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { rowValues, collectionNamed, jsonChunks } from '#worker/db/rows-sql.ts'
const random = seeded(1)
const tenantId = aClient(random)
const store = new MemoryStore()
// children lookups must not scan
const actor = { tenantId, userId: tenantId, role: 'system' as const }
const T: Record<string, number> = {}
const t = <R>(name: string, f: () => R): R => { const s = performance.now(); const r = f(); T[name] = (T[name] ?? 0) + performance.now() - s; return r }
const snap0 = store.open()
const run = async (pushes: any[], snapshot: any) => {
  for (;;) {
    const d = t('commit', () => commit(REGISTRY, snapshot, pushes, { now: new Date().toISOString(), mode: 'authority' }))
    if (d.kind === 'committed') { t('merge', () => mergeInto(snapshot, d)); return d }
    T.rounds = (T.rounds ?? 0) + 1
    for (const need of d.needs) {
      if (need.kind === 'row') { const k = `${need.collection}/${need.id}`; if (!snapshot.rows.has(k)) snapshot.rows.set(k, null) }
      else if (need.kind === 'children') snapshot.children.set(`${need.collection}/${need.column}/${need.value}`, new Set())
      else if (need.kind === 'counter') snapshot.counters.set(need.name, 0)
    }
  }
}
const asPush = (clientId: string, ms: any[], role = 'owner') => ({ actor: { ...actor, role }, clientId, mutations: ms.map((m) => ({ seq: m.seq, hash: 'x', body: m })) })
const shop = foundShop({ tenantId, company: 'x', cui: '', email: 'a@b.ro' } as any, Date.now())
await run([asPush(aClient(random), asMutations([shop]), 'system')], snap0)
const vs = someVehicles(random, 50)
await run([asPush(aClient(random), asMutations(vs.map((x) => [x.op])))], snap0)
for (const k of Object.keys(T)) T[k] = 0
let orders = 0, rows = 0
for (let r = 0; r < 20; r++) {
  const texts = Array.from({ length: 8 }, () => JSON.stringify({ clientId: aClient(random), mutations: asMutations(someOrders(random, 25, vs.map((x) => x.id))) }))
  const bodies = texts.map((x) => t('parse', () => JSON.parse(x)))
  const out = bodies.map((b) => t('validate', () => v.parse(pushSchema, b)))
  out.forEach((b: any) => t('hash', () => b.mutations.forEach((m: any) => contentHash(m))))
  t('clone', () => bodies.forEach((b) => structuredClone(b)))
  const d = await run(out.map((b: any) => asPush(b.clientId, b.mutations)), snap0)
  orders += 200; rows += d.rows.length
  t('sqljson', () => { jsonChunks(d.log.map((e) => [e.rev, e.collection, e.rowId, JSON.stringify(e.patch), e.prev && JSON.stringify(e.prev), e.clientId, e.seq])); jsonChunks(d.rows.map(({ collection, row }) => rowValues(collectionNamed(collection), row))) })
  t('answer json', () => d.outcomes.forEach((o) => JSON.stringify(o)))
  t('answer clone', () => d.outcomes.forEach((o) => structuredClone(o)))
  if (snap0.rows.size > 20000) { const keep = [...snap0.rows].filter(([k]) => !k.startsWith('order')); snap0.rows = new Map(keep); snap0.children.clear() }
}
console.log({ orders, rows }, 'ms per 1000 rows:')
for (const [k, ms] of Object.entries(T)) console.log(k.padEnd(14), k === 'rounds' ? ms : ((ms / rows) * 1000).toFixed(2))
