import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { startDeployment } from './deployment.ts'
import { register, aPush, send, tokenOf } from './client.ts'
import { aClient, asMutations, someOrders, someVehicles } from './shops.ts'
import { seeded } from '#tests/factories/random.ts'
const folder = mkdtempSync('/tmp/roa-perf/run-')
mkdirSync(folder + '/site')
const server = await startDeployment(folder, folder + '/site', 8978)
try {
  const shop = await register(server.url)
  const random = seeded(1)
  const vs = someVehicles(random, 50)
  await send(shop, aPush(aClient(random), asMutations(vs.map((v) => [v.op]))))
  const ids = vs.map((v) => v.id)
  const token = await tokenOf(shop)
  const time = async (name: string, conc: number, n: number, f: (w: number, i: number) => Promise<unknown>) => {
    for (let r = 0; r < 3; r++) {
      const t = performance.now()
      await Promise.all(Array.from({ length: conc }, async (_, w) => { for (let i = 0; i < n; i++) await f(w, i + r * n) }))
      const ms = performance.now() - t
      console.log(name, 'conc', conc, 'n', n * conc, (ms / (n * conc)).toFixed(2), 'ms each;', ((ms) / n).toFixed(1), 'ms latency')
    }
  }
  const get = async (path: string) => { const r = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } }); const t = await r.text(); if (!r.ok && r.status !== 422) throw new Error(t) }
  for (const conc of [1, 32]) {
    await time('health', conc, conc === 1 ? 60 : 8, () => get('/health'))
    await time('me', conc, conc === 1 ? 60 : 8, () => get('/api/me'))
    await time('changes since 0 limit 1', conc, conc === 1 ? 60 : 8, () => get('/api/sync/changes?since=0&limit=1'))
    const clients = Array.from({ length: conc }, () => aClient(random))
    await time('push 1 order', conc, conc === 1 ? 60 : 8, (w, i) => send(shop, aPush(clients[w]!, asMutations(someOrders(random, 1, ids), i + 1))))
    const c2 = Array.from({ length: conc }, () => aClient(random))
    await time('push 1 km edit-ish vehicle', conc, conc === 1 ? 60 : 8, (w, i) => send(shop, aPush(c2[w]!, asMutations([[{ op: 'patch', collection: 'vehicles', id: ids[w]!, base: 10 ** 12, data: { an_fabricatie: 2000 + (i % 20) } }]], i + 1))))
  }
} finally { await server.stop(); rmSync(folder, { recursive: true, force: true }) }
