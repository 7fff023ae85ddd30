import { Committer } from '#durable-objects/tenant/committer.ts'
import { contentHash } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { aVehicle, anOrder, idAt } from '#tests/factories/workshop.ts'
import { shopOnD1 } from './shop-on-d1.ts'
export const phases = async (real: D1Database) => {
  const shop = await shopOnD1(real)
  let log: string[] = []
  const d1 = { prepare: (s: string) => real.prepare(s), batch: async (x: D1PreparedStatement[]) => { await real.prepare('select 1').run(); const t = Date.now(); const r = await real.batch(x); log.push(`${x.length}st ${Date.now() - t}ms sql=${r.reduce((a, b) => a + b.meta.duration, 0).toFixed(1)}`); return r } } as unknown as D1Database
  const c = new Committer({ tenantId: shop.actor.tenantId, d1 }, Date.now, () => undefined)
  const random = seeded(5)
  const vs = Array.from({ length: 50 }, () => aVehicle(random, Date.now()))
  const push = (acts: any[]) => { const clientId = idAt(random, Date.now()); return { actor: shop.actor, clientId, mutations: acts.map((ops, i) => { const body = { seq: i + 1, at: new Date().toISOString(), label: 'x', ops }; return { seq: i + 1, hash: contentHash(body), body } }) } }
  await c.submit(push(vs.map((x) => [x.op])))
  const out: unknown[] = []
  for (let r = 0; r < 8; r++) {
    const pushes = Array.from({ length: 8 }, () => push(Array.from({ length: 25 }, () => anOrder(random, Date.now(), '2026-11-20', random.pick(vs).id).ops)))
    log = []
    await real.prepare('select 1').run()
    const t = Date.now()
    const a = await Promise.all(pushes.map((p) => c.submit(p)))
    await real.prepare('select 1').run()
    out.push({ ms: Date.now() - t, rows: a.reduce((s, x) => s + (x.outcome.refused === null ? x.outcome.rows.length : 0), 0), log })
  }
  return out
}
