import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Mutation, MutationResult, Op, PushAnswer } from '#domain/sync/protocol.ts'
import type { Random } from '#tests/factories/random.ts'
import { anOrder, idAt } from '#tests/factories/workshop.ts'
import type { MortalServer } from './mortal-server.ts'
import type { Shop } from './open-shop.ts'

/** The outcome that an act must have, however often it is sent. */
type Outcome = 'applied' | 'rejected'
type Written = { mutation: Mutation; outcome: Outcome }

/**
 * A device as the server sees it: it writes acts, pushes them in order, and sends the same ones again until they are
 * answered.
 */
export type PushingDevice = {
  clientId: string
  /** Mutations whose answer has arrived, in the order of writing. */
  acknowledged: Written[]
  /** Its own orders with the lines that they must have. */
  orders: Map<string, Set<string>>
  counts: { lostAnswers: number; duplicates: number; inDoubt: number }
  /** Writes and pushes until `over` returns true, then pushes the rest. */
  work(over: () => boolean): Promise<void>
}

export const pushingDevice = (
  server: Pick<MortalServer, 'alive' | 'happened'>,
  shop: Shop,
  random: Random,
): PushingDevice => {
  const now = Date.UTC(2026, 10, 21)
  const clientId = uuidv7(now, random.bytes(10))
  const acknowledged: Written[] = []
  const outbox: Written[] = []
  const orders: PushingDevice['orders'] = new Map()
  const counts = { lostAnswers: 0, duplicates: 0, inDoubt: 0 }
  let written = 0
  let seen = 0

  const newOrder = (): Op[] => {
    const { id, ops } = anOrder(random, now, '2026-11-21', null)
    orders.set(id, new Set(ops.slice(1).map((op) => op.id)))
    return ops
  }
  const newLine = (orderId: string): Op => ({
    op: 'insert',
    collection: 'order_lines',
    id: idAt(random, now),
    data: {
      order_id: orderId,
      tip: 'manopera',
      descriere: 'Diagnoză',
      ore: random.between(1, 9) * 250,
      pret_ora: 15_000,
    },
  })
  const patch = (collection: string, id: string, data: Record<string, string | number>): Op => ({
    op: 'patch',
    collection,
    id,
    base: seen,
    data,
  })

  const write = (): void => {
    written += 1
    const [orderId, lines] = orders.size > 0 ? random.pick([...orders]) : ['', new Set<string>()]
    const lineId = [...lines][0]
    const put = (ops: Op[], outcome: Outcome = 'applied') =>
      outbox.push({
        mutation: { id: idAt(random, now), at: '2026-11-21T08:00:00.000Z', label: `actul ${written}`, ops },
        outcome,
      })
    const chance = random.next()
    // Each patch sets a new value, so that each act has an entry in the log.
    if (orderId === '' || chance < 0.3) put(newOrder())
    else if (chance < 0.5) {
      const line = newLine(orderId)
      lines.add(line.id)
      put([line])
    } else if (chance < 0.6 && lineId !== undefined && lines.size > 1) {
      lines.delete(lineId)
      put([{ op: 'delete', collection: 'order_lines', id: lineId, base: seen }])
    } else if (chance < 0.7 && lineId !== undefined) {
      put([patch('order_lines', lineId, { descriere: `Lucrarea ${clientId} ${written}` })])
    } else if (chance < 0.9) {
      put([patch('orders', shop.sharedOrderId, { observatii: `${clientId} ${written}` })])
    } else put([newLine(idAt(random, now))], 'rejected')
  }

  /** Sends once; null when no answer came. */
  const send = async (url: string, mutations: readonly Mutation[]): Promise<PushAnswer | null> => {
    let status: number
    let text: string
    try {
      const request = fetch(`${url}/api/sync/push`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${shop.accessToken}` },
        body: JSON.stringify({ clientId, epoch: shop.epoch, mutations }),
      })
      server.happened('sent')
      const response = await request
      status = response.status
      text = await response.text()
    } catch {
      return null
    }
    // A server that shuts down may still answer.
    if (status >= 500) return null
    if (status !== 200) throw new Error(`client ${clientId} was refused: ${status} ${text}`)
    return JSON.parse(text) as PushAnswer
  }

  const take = (results: readonly MutationResult[], sent: readonly Written[]): void => {
    for (const [index, { mutation, outcome }] of sent.entries()) {
      const result = results[index]
      const ended = result?.status === 'duplicate' ? result.outcome : result?.status
      if (result?.id !== mutation.id || ended !== outcome) {
        throw new Error(`${mutation.label} of ${clientId} ended as ${JSON.stringify(result)}`)
      }
      if (result.status === 'duplicate') counts.duplicates += 1
    }
  }

  const work = async (over: () => boolean): Promise<void> => {
    while (!over() || outbox.length > 0) {
      if (!over()) for (let more = random.between(1, 3); more > 0; more--) write()
      const sent = outbox.slice(0, 5)
      counts.inDoubt = sent.length
      for (;;) {
        const answer = await send(
          await server.alive(),
          sent.map(({ mutation }) => mutation),
        )
        if (answer) {
          take(answer.results, sent)
          seen = answer.rev
          break
        }
        counts.lostAnswers += 1
      }
      outbox.splice(0, sent.length)
      acknowledged.push(...sent)
      counts.inDoubt = 0
      server.happened('answered')
    }
  }

  return { clientId, acknowledged, orders, counts, work }
}
