import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bundle } from '#bin/bundle.ts'
import { freePort } from '#bin/ports.ts'
import type { ChangesAnswer, PushAnswer } from '#domain/sync/protocol.ts'
import { missCron } from '#tests/factories/missed-cron.ts'
import { seeded } from '#tests/factories/random.ts'
import { anOrder, idAt } from '#tests/factories/workshop.ts'
import type { Step } from './effects-server/worker.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'
import { openShop, type Shop } from './open-shop.ts'
import { loseAlarms, passTime, readEffects } from './shop-on-disk.ts'

/**
 * E1, E4–E6, E8 on the real server: killed with SIGKILL at each step of an effect, it completes the effect in the end,
 * with one result.
 */

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(20_261_129)

let state: string
let server: MortalServer
let shop: Shop
let watcher: Server
/** The step at which the server must die, and the callback for its death. */
let deadly: { step: Step; died: () => void } | null = null
let steps: string[] = []

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'roa-effects-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  watcher = createServer((request, response) => {
    const step = decodeURIComponent((request.url ?? '').slice(1))
    steps.push(step)
    if (deadly?.step !== step) {
      response.end('go on')
      return
    }
    const { died } = deadly
    deadly = null
    void server.killNow().then(died)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => watcher.listen(port, '127.0.0.1', resolve))
  server = mortalServer({
    port: await freePort(),
    state,
    bundle: await bundle(join(state, 'bundle'), { entry: 'tests/e2e/effects-server/worker.ts' }),
    vars: { STEPS_URL: `http://127.0.0.1:${port}` },
  })
  await server.start()
  shop = await openShop(await server.alive(), 'efecte@service.test', random)
})
afterAll(async () => {
  await server.stop()
  watcher.close()
  watcher.closeAllConnections()
  rmSync(state, { recursive: true, force: true })
})

const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${shop.accessToken}` })

/** An act that creates an order with a note, sent until it is answered. */
const noteOrder = () => {
  const { id, ops } = anOrder(random, NOW, '2026-11-21', null)
  const [order, ...rest] = ops
  if (order?.op !== 'insert') throw new TypeError('an order is inserted')
  const noted = { ...order, data: { ...order.data, observatii: 'acum' } }
  const mutation = {
    id: idAt(random, NOW),
    at: '2026-11-21T08:00:00.000Z',
    label: 'cu notă',
    ops: [noted, ...rest],
  }
  const body = JSON.stringify({ clientId: id, epoch: shop.epoch, mutations: [mutation] })
  const send = async (): Promise<string> => {
    const response = await fetch(`${await server.alive()}/api/sync/push`, {
      method: 'POST',
      headers: headers(),
      body,
    })
    const { results } = (await response.json()) as PushAnswer
    return results[0]?.status ?? ''
  }
  return { orderId: id, send }
}

const resultsOf = async (orderId: string): Promise<number> => {
  const response = await fetch(`${await server.alive()}/api/sync/changes?since=0&limit=1000`, {
    headers: headers(),
  })
  const { rows } = (await response.json()) as ChangesAnswer
  return rows.filter(({ collection, row }) => collection === 'catalog_marci' && row.denumire === orderId)
    .length
}

const stateOf = (orderId: string) =>
  readEffects(state, shop.tenantId).find(({ key }) => key.endsWith(orderId))?.state

describe('an effect whose server is killed', () => {
  it.each<{ step: Step; first: string; again: string; net: 'alarm' | 'cron' }>([
    { step: 'alarm set', first: 'none', again: 'applied', net: 'alarm' },
    { step: 'batch written', first: 'pending', again: 'duplicate', net: 'alarm' },
    { step: 'sent', first: 'pending', again: 'duplicate', net: 'cron' },
    { step: 'claimed', first: 'pending', again: 'duplicate', net: 'alarm' },
    { step: 'result written', first: 'pending', again: 'duplicate', net: 'cron' },
  ])('at "$step" is carried by the $net, and its result stands once', async ({ step, first, again, net }) => {
    const { orderId, send } = noteOrder()
    const { promise, resolve } = Promise.withResolvers<void>()
    deadly = { step, died: resolve }
    const sent = send().catch(() => 'no answer')
    await promise
    await sent
    expect(stateOf(orderId) ?? 'none').toBe(first)
    passTime(state)
    if (net === 'cron') {
      loseAlarms(state)
      missCron(state, '* * * * *')
    }
    steps = []
    await server.start()
    expect(await send()).toBe(again)
    await expect.poll(() => stateOf(orderId), { timeout: 60_000 }).toBe('done')
    expect(await resultsOf(orderId)).toBe(1)
    expect(steps).toContain('result written')
  })
})
