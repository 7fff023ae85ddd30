import {
  type ChangesAnswer,
  type FullLine,
  LIVE_PROTOCOL,
  type Mutation,
  type Op,
  PROTOCOL_VERSION,
  type PushAnswer,
} from '#domain/sync/protocol.ts'
import { bearer, registerShop } from './accounts.ts'
import { call, post } from './api.ts'
import { seeded } from './random.ts'
import { idAt } from './workshop.ts'

const random = seeded(7)

/** A new id, the same in every run. */
export const newId = (): string => idAt(random, Date.UTC(2026, 10, 21))

/** A logged-in device in a test: its session, and its name among the shop's devices. */
export const aDevice = (session: { accessToken: string }, clientId = newId()) => {
  const headers = bearer(session.accessToken)
  const mutation = (ops: readonly object[], label = 'test'): Mutation => ({
    id: newId(),
    at: '2026-11-21T08:00:00.000Z',
    label,
    ops: ops as Op[],
  })
  let known: Promise<string> | null = null
  return {
    clientId,
    headers,
    mutation,
    /** The epoch of its rows, requested once, unless its first load told it. */
    epoch(): Promise<string> {
      known ??= this.changes('0', 1).then(({ cursor }) => cursor.epoch)
      return known
    },
    /** Sends mutations unchanged. */
    async send(mutations: readonly unknown[]): Promise<Response> {
      return post('/api/sync/push', { clientId, epoch: await this.epoch(), mutations }, headers)
    },
    /** Does acts, one mutation each, and expects the push to be accepted. */
    async act(...acts: object[][]): Promise<PushAnswer> {
      const response = await this.send(acts.map((ops) => mutation(ops)))
      if (response.status !== 200) throw new Error(`push: ${response.status} ${await response.text()}`)
      return (await response.json()) as PushAnswer
    },
    get: (path: string) => call(path, { headers }),
    async changes(since = '0', limit = 1000): Promise<ChangesAnswer> {
      const response = await this.get(`/api/sync/changes?since=${since}&limit=${limit}`)
      if (response.status !== 200) throw new Error(`changes: ${response.status} ${await response.text()}`)
      return (await response.json()) as ChangesAnswer
    },
    /** Opens its live socket. */
    async listen(): Promise<WebSocket> {
      const protocols = `${LIVE_PROTOCOL}, bearer.${session.accessToken}`
      const { webSocket } = await call(`/api/sync/live?protocol=${PROTOCOL_VERSION}&client=${clientId}`, {
        headers: { upgrade: 'websocket', 'sec-websocket-protocol': protocols },
      })
      if (!webSocket) throw new Error('no live socket')
      webSocket.accept()
      return webSocket
    },
    async full(resume?: string): Promise<FullLine[]> {
      const response = await this.get(
        `/api/sync/full${resume ? `?resume=${encodeURIComponent(resume)}` : ''}`,
      )
      const lines = (await response.text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as FullLine)
      const [start] = lines
      if (start?.type === 'start') known ??= Promise.resolve(start.cursor.epoch)
      return lines
    },
  }
}
export type TestDevice = ReturnType<typeof aDevice>

/** A new shop with its owner's device. */
export const aShop = async () => {
  const session = await registerShop()
  return { device: aDevice(session), session, tenantId: session.answer.me.shop.id }
}

/** The act that creates an order with `lines` lines of labour. */
export const orderOps = (orderId: string, lines = 1): Op[] => [
  { op: 'insert', collection: 'orders', id: orderId, data: { data_comanda: '2026-11-21' } },
  ...Array.from(
    { length: lines },
    (_, index): Op => ({
      op: 'insert',
      collection: 'order_lines',
      id: newId(),
      data: {
        order_id: orderId,
        tip: 'manopera',
        descriere: 'Înlocuit plăcuțe frână față',
        ore: 1000,
        pret_ora: 15_000,
        ordine: index,
      },
    }),
  ),
]
