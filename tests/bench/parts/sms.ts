import type { Op } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import type { SmsApiFake } from '#tests/fakes/smsapi.ts'
import type { Part } from '../bench.ts'
import { aPush, register, type Shop, send } from '../client.ts'
import { count, median, milliseconds, rate } from '../numbers.ts'
import type { Counts } from '../server/counting-db.ts'
import { aClient, asMutations } from '../shops.ts'

const SINGLE = 9
const MANY = 1_000
const PER_PUSH = 100

const random = seeded(11)

/** The op of an SMS that leaves at any hour. */
const anSms = (index: number): Op => {
  const id = idAt(random, Date.now())
  const data = {
    address: `+407${String(30_000_000 + index)}`,
    channel: 'sms',
    purpose: 'general',
    body: 'Mașina dvs. este gata și o puteți ridica.',
    dedupe_key: id,
    forced: 1,
  }
  return { op: 'insert', collection: 'messages', id, data }
}

const push = async (shop: Shop, ops: readonly Op[]): Promise<void> => {
  await send(
    shop,
    aPush(
      shop,
      aClient(random),
      asMutations(
        random,
        ops.map((op) => [op]),
      ),
    ),
  )
}

/** Resolves once the provider has had so many SMS. */
const untilSent = (fake: SmsApiFake, number: number): Promise<void> =>
  new Promise((resolve) => {
    fake.onAccepted = async () => {
      if (fake.sent.length >= number) resolve()
    }
  })

const counts = async (shop: Shop, isOn: boolean): Promise<Counts> =>
  (await (await fetch(`${shop.url}/bench/d1${isOn ? '?on' : ''}`)).json()) as Counts

const stillToSend = async (shop: Shop): Promise<number> => {
  const response = await fetch(`${shop.url}/bench/unsent?tenant=${shop.tenantId}`)
  return Number(await response.text())
}

/** One SMS from its commit to the provider, and a thousand of one shop at once. */
export const smsPart: Part = async (bench) => {
  const [url, fake] = [await bench.url(), await bench.gateway()]
  const shop = await register(url)
  await fetch(`${url}/bench/pro?tenant=${shop.tenantId}`)
  const waits: number[] = []
  for (let index = 0; index < SINGLE; index++) {
    const sent = untilSent(fake, fake.sent.length + 1)
    await push(shop, [anSms(index)])
    const answered = performance.now()
    await sent
    waits.push(performance.now() - answered)
  }
  bench.say(`${MANY} SMS at once`)
  await counts(shop, true)
  const all = untilSent(fake, fake.sent.length + MANY)
  const began = performance.now()
  const ops = Array.from({ length: MANY }, (_, index) => anSms(SINGLE + index))
  for (let at = 0; at < MANY; at += PER_PUSH) await push(shop, ops.slice(at, at + PER_PUSH))
  const queued = performance.now() - began
  await all
  const took = performance.now() - began
  while ((await stillToSend(shop)) > 0) await new Promise((resolve) => setTimeout(resolve, 200))
  const done = performance.now() - began
  const { rowsRead, rowsWritten, trips } = await counts(shop, false)
  const each = (total: number) => (total / MANY).toFixed(1)
  return {
    title: 'SMS',
    columns: ['What', 'Measured'],
    rows: [
      ['one SMS: commit to the provider’s request, median', milliseconds(median(waits))],
      [`${count(MANY)} SMS of one shop: committed`, `${count(rate(MANY, queued))} a second`],
      [`${count(MANY)} SMS of one shop: at the provider`, `${count(rate(MANY, took))} a second`],
      [`${count(MANY)} SMS of one shop: with their results committed`, `${count(rate(MANY, done))} a second`],
      ['D1 rows written for each, commit to result', each(rowsWritten)],
      ['D1 rows read for each', each(rowsRead)],
      ['trips to D1 for each', each(trips)],
    ],
  }
}
