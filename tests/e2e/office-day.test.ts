import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { freePort } from '#bin/ports.ts'
import { familyOf, type Held, heldBy } from '#bin/processes.ts'
import { ownSecrets } from '#bin/secrets.ts'
import { LOCAL_PROVIDERS } from '#bin/server.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { median } from '#tests/bench/numbers.ts'
import { seeded } from '#tests/factories/random.ts'
import { anOrder, idAt } from '#tests/factories/workshop.ts'
import type { Asked } from './office-day/server.ts'
import { openShop, PASSWORD, type Shop } from './open-shop.ts'
import { pushingDevice } from './pushing-device.ts'
import { readShop } from './shop-on-disk.ts'

/**
 * An office's server at work: it restarts while devices write, and two days of it pass in a few minutes, what ten shops,
 * the watchdog, a monitor outside and the crons ask of it in 24 hours, one hour after the other. What it holds must not
 * grow with what it has answered.
 */

const DAY = 24
const HOURS = 2 * DAY
const SHOPS = 10

/** Requests of all shops in an hour: a shop writes 300 orders in a month and edits each ten times (bin/cost.ts). */
const ASKED = {
  /** `/health`: the watchdog every ten seconds, the monitor every minute. */
  health: 360 + 60,
  pushes: 53,
  /** Two other devices hear of each act, and every open one polls. */
  pulls: 106 + 128,
  /** Devices that load the app or a shop afresh. */
  loads: 10,
  files: 40,
}

/**
 * The first day fills caches and grows heaps to their working size. In the second orders are edited and none is added: a
 * larger shop takes more memory, and here only what is left behind may count.
 */
const WARM = DAY

/** The slope through samples at even distances: the median of the slopes between all pairs, which outliers do not move. */
const slopeOf = (samples: readonly number[]): number =>
  median(
    samples.flatMap((later, index) =>
      samples.slice(0, index).map((earlier, at) => (later - earlier) / (index - at)),
    ),
  )

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(20_261_130)

/** A rejected act has no place in the order of the log. */
const idsOf = (acts: readonly { id: string }[]): string[] => acts.map(({ id }) => id).sort()

const emailOf = (shop: number): string => `zi${shop}@service.test`

const tokenOf = async (url: string, email: string): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  return ((await answer.json()) as { accessToken: string }).accessToken
}

const newOrder = (): Op[] => anOrder(random, NOW, '2026-11-21', null).ops

const anEdit = ({ sharedOrderId }: Shop): Op[] => [
  {
    op: 'patch',
    collection: 'orders',
    id: sharedOrderId,
    base: 0,
    data: { observatii: `sună la ${random.between(1, 1_000_000)}` },
  },
]

const requestsOf = (
  url: string,
  shops: readonly Shop[],
  opsOf: (shop: Shop) => Op[],
): (() => Promise<Response>)[] => {
  const get = (path: string, shop?: Shop) => () =>
    fetch(`${url}${path}`, { headers: shop ? { authorization: `Bearer ${shop.accessToken}` } : {} })
  const push = (shop: Shop) => () =>
    fetch(`${url}/api/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${shop.accessToken}` },
      body: JSON.stringify({
        clientId: shop.sharedOrderId,
        epoch: shop.epoch,
        mutations: [
          {
            id: idAt(random, NOW),
            at: '2026-11-21T08:00:00.000Z',
            label: 'Comandă',
            ops: opsOf(shop),
          },
        ],
      }),
    })
  const times = (count: number, make: () => () => Promise<Response>) => Array.from({ length: count }, make)
  const any = () => random.pick([...shops])
  return [
    ...times(ASKED.health, () => get('/health')),
    ...times(ASKED.pushes, () => push(any())),
    ...times(ASKED.pulls, () => get('/api/sync/changes?since=0&limit=1', any())),
    ...times(ASKED.loads, () => get('/api/sync/full', any())),
    ...times(ASKED.files, () => get('/')),
  ]
}

let folder: string
let state: string
let url: string
let server: ChildProcess
const shops: Shop[] = []

/** Asks the server to do something; resolves when it is done. */
const ask = async (asked: Asked): Promise<void> => {
  server.send(asked)
  await once(server, 'message')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roa-day-'))
  state = join(folder, 'state')
  cpSync(inject('migratedState'), state, { recursive: true })
  const port = await freePort()
  url = `http://localhost:${port}`
  const values = { ...ownSecrets(state), ...LOCAL_PROVIDERS, PUBLIC_ORIGIN: url }
  server = fork('tests/e2e/office-day/server.ts', [
    JSON.stringify({ bundle: inject('bundle'), state, port, values }),
  ])
  await once(server, 'message')
  for (let shop = 0; shop < SHOPS; shop++) shops.push(await openShop(url, emailOf(shop), random))
}, 300_000)
afterAll(async () => {
  server.disconnect()
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
})

it('that begins anew while devices write loses no act, and does none twice', async () => {
  const [shop] = shops
  if (!shop) throw new Error('there is a shop')
  const found = { alive: async () => url, happened: () => undefined }
  const devices = Array.from({ length: 3 }, () => pushingDevice(found, shop, random))
  let over = false
  const works = devices.map((device) => device.work(() => over))
  for (let times = 0; times < 3; times++) {
    await ask('renew')
    const before = devices.map(({ acknowledged }) => acknowledged.length)
    await expect
      .poll(() => devices.every((one, at) => one.acknowledged.length > (before[at] ?? 0)))
      .toBe(true)
  }
  over = true
  await Promise.all(works)
  const { acts } = readShop(state, shop.tenantId)
  for (const { clientId, acknowledged } of devices)
    expect(idsOf(acts.filter((one) => one.client_id === clientId))).toEqual(
      idsOf(acknowledged.map(({ mutation }) => mutation)),
    )
}, 300_000)

it('a second day of load takes no more memory and no more open files than the first', async () => {
  const held: Held[] = []
  const began = Date.now()
  let loggedIn = 0
  try {
    for (let hour = 0; hour < HOURS; hour++) {
      // Tokens count some minutes, also where the day takes longer.
      if (Date.now() - loggedIn > 180_000) {
        for (const [index, shop] of shops.entries()) shop.accessToken = await tokenOf(url, emailOf(index))
        loggedIn = Date.now()
      }
      const waiting = requestsOf(url, shops, hour < WARM ? newOrder : anEdit)
      const work = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          const answer = await next()
          await answer.arrayBuffer()
          expect(answer.status, answer.url).toBe(200)
        }
      }
      await Promise.all(Array.from({ length: 6 }, work))
      for (let minute = 0; minute < 60; minute++)
        await ask({ cron: '* * * * *', at: began + (hour * 60 + minute) * 60_000 })
      if (hour === 1) await ask({ cron: '17 1 * * *', at: began })
      held.push(heldBy(familyOf(server.pid ?? 0)))
    }
  } finally {
    console.log(held.map(({ megabytes, files }) => `${megabytes} MB, ${files} files`).join('; '))
  }
  const warm = held.slice(WARM)
  const megabytes = warm.map((one) => one.megabytes)
  const [level, slope] = [median(megabytes), slopeOf(megabytes)]
  console.log(
    `${HOURS} hours in ${Math.round((Date.now() - began) / 1_000)} s; ${level} MB, and ${(slope * DAY).toFixed(1)} MB more by a day`,
  )
  expect(slope * DAY).toBeLessThan(level * 0.1)
  expect(slopeOf(warm.map((one) => one.files))).toBeLessThan(1)
}, 1_800_000)
