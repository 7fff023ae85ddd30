import { seeded } from '#tests/factories/random.ts'
import type { Part } from '../bench.ts'
import { aPush, register, type Shop, send } from '../client.ts'
import { count, median, milliseconds, rate, times } from '../numbers.ts'
import type { RawAnswer, RawAsk } from '../server/raw-writes.ts'
import { aClient, asMutations, someOrders, someVehicles } from '../shops.ts'

const ROUNDS = 3

/**
 * Devices that push at once, consecutive pushes of each, orders per push, and how the raw rows are written.
 * `byRequest`: they are also written by as many requests, since half of a small push is the request.
 */
type Load = {
  what: string
  devices: number
  pushes: number
  orders: number
  byRequest?: true
  raw: Pick<RawAsk, 'how' | 'perBatch'>[]
}

const LOADS: Load[] = [
  {
    what: '8 devices at once, 25 orders a push',
    devices: 8,
    pushes: 5,
    orders: 25,
    raw: [
      { how: 'batch', perBatch: 1000 },
      { how: 'json', perBatch: 1000 },
    ],
  },
  {
    what: '32 devices at once, 1 order a push',
    devices: 32,
    pushes: 8,
    orders: 1,
    raw: [{ how: 'batch', perBatch: 0 }],
  },
  {
    what: '1 device, 1 order a push, one after the other',
    devices: 1,
    pushes: 60,
    orders: 1,
    byRequest: true,
    raw: [{ how: 'batch', perBatch: 0 }],
  },
]

/** Milliseconds of the pushes, and of the same number of empty requests made in the same way. */
type Round = {
  ms: number
  emptyMs: number
  /** Of the requests that only write the rows; null where none were made. */
  requestsMs: number | null
  pushes: number
  mutations: number
  raw: RawAnswer[]
}

/** Commit throughput of one shop, over HTTP, through its object, into D1, beside D1 alone with the same rows. */
export const commitPart: Part = async (bench) => {
  const url = await bench.url()
  const shop = await register(url)
  const random = seeded(1)
  const vehicles = someVehicles(random, 50)
  const first = aPush(
    shop,
    aClient(random),
    asMutations(
      random,
      vehicles.map(({ op }) => [op]),
    ),
  )
  let head = (await send(shop, first)).rev

  const round = async (load: Load): Promise<Round> => {
    const ids = vehicles.map(({ id }) => id)
    const devices = Array.from({ length: load.devices }, () => {
      const clientId = aClient(random)
      return Array.from({ length: load.pushes }, () =>
        aPush(shop, clientId, asMutations(random, someOrders(random, load.orders, ids))),
      )
    })
    const before = head
    const ms = await timed(devices, async (push) => {
      head = Math.max(head, (await send(shop, push)).rev)
    })
    const emptyMs = await timed(devices, async () => {
      await (await fetch(`${url}/health`)).text()
    })
    const raw: RawAnswer[] = []
    for (const how of load.raw)
      raw.push(await writeRaw(shop, { tenantId: shop.tenantId, after: before, ...how }))
    const requestsMs = load.byRequest ? await writeByRequest(shop, before, devices) : null
    const pushes = load.devices * load.pushes
    return { ms, emptyMs, requestsMs, pushes, mutations: pushes * load.orders, raw }
  }

  const rows: string[][] = []
  for (const load of LOADS) {
    bench.say(load.what)
    await round(load)
    const rounds: Round[] = []
    for (let index = 0; index < ROUNDS; index++) rounds.push(await round(load))
    rows.push(...asRows(load, rounds))
  }
  return {
    title: 'Commit throughput of one shop',
    columns: ['Load', 'ROA AUTO', 'D1 alone', 'D1 alone is faster by'],
    rows,
  }
}

/** Milliseconds until every device has finished its requests, one after the other. */
const timed = async (
  devices: readonly (readonly string[])[],
  request: (push: string) => Promise<void>,
): Promise<number> => {
  const start = performance.now()
  await Promise.all(
    devices.map(async (pushes) => {
      for (const push of pushes) await request(push)
    }),
  )
  return performance.now() - start
}

/** Milliseconds of requests that write the rows of the pushes and nothing else, each as long as its push. */
const writeByRequest = async (
  shop: Shop,
  after: number,
  devices: readonly (readonly string[])[],
): Promise<number> => {
  const post = async (path: string, body: string): Promise<void> => {
    const response = await fetch(`${shop.url}/bench/raw/${path}`, { method: 'POST', body })
    if (!response.ok) throw new Error(`/bench/raw/${path} answered ${response.status}`)
    await response.text()
  }
  const ask: RawAsk = { tenantId: shop.tenantId, after, how: 'batch', perBatch: 0 }
  await post('prepare', JSON.stringify(ask))
  return timed(devices, (push) => post('next', push))
}

const writeRaw = async (shop: Shop, ask: RawAsk): Promise<RawAnswer> => {
  const response = await fetch(`${shop.url}/bench/raw`, { method: 'POST', body: JSON.stringify(ask) })
  if (!response.ok) throw new Error(`the raw writes answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as RawAnswer
}

const HOW = { batch: 'D1 batch() of INSERTs', json: 'INSERT … SELECT … FROM json_each' }

const asRows = (load: Load, rounds: readonly Round[]): string[][] => {
  const rowsOf = (one: Round) => one.raw[0]?.rows ?? 0
  const ours = median(rounds.map((one) => rate(rowsOf(one), one.ms)))
  // Each row has an entry in the log, and each order is one mutation.
  const all = median(rounds.map((one) => rate(2 * rowsOf(one) + one.mutations, one.ms)))
  const latency = (of: 'ms' | 'emptyMs') =>
    milliseconds(median(rounds.map((one) => (one[of] * load.devices) / one.pushes)))
  const rows = [
    [`${load.what}: push to answer`, latency('ms'), '', ''],
    ['… of it an empty request, GET /health, in the same way', latency('emptyMs'), '', ''],
  ]
  const byRequest = median(rounds.map(({ ms, requestsMs }) => ms / (requestsMs ?? ms)))
  if (load.byRequest) {
    const perRequest = median(rounds.map(({ requestsMs, pushes }) => (requestsMs ?? 0) / pushes))
    rows.push([
      '… beside a request that only writes the same rows',
      latency('ms'),
      milliseconds(perRequest),
      times(byRequest),
    ])
  }
  for (const [index, { how, perBatch }] of load.raw.entries()) {
    const raw = median(rounds.map(({ raw }) => rate(raw[index]?.rows ?? 0, Math.max(1, raw[index]?.ms ?? 0))))
    const size = perBatch === 0 ? 'an order a batch' : `${perBatch} rows a batch`
    const beside = `beside ${HOW[how]}, ${size}`
    rows.push(
      [`… business rows, ${beside}`, `${count(ours)} rows/s`, `${count(raw)} rows/s`, times(raw / ours)],
      [
        '… with the rows of log and mutations',
        `${count(all)} rows/s`,
        `${count(raw)} rows/s`,
        times(raw / all),
      ],
    )
  }
  return rows
}
