import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as account from '#domain/api/account.ts'
import { erase } from '#domain/api/privacy.ts'
import * as sync from '#domain/api/sync.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import {
  type ChangesAnswer,
  LIVE_PROTOCOL,
  type Op,
  PROTOCOL_VERSION,
  type PushAnswer,
} from '#domain/sync/protocol.ts'
import { type ACCEPTED, signUpAt } from '#tests/factories/sign-up.ts'
import { freePort } from '../ports.ts'
import { startServer } from '../server.ts'
import { migrate } from '../state.ts'

/**
 * Two versions that run side by side. For minutes after a deployment the code of a shop's object may be older than the
 * Worker's, or newer while the Worker is rolled out
 * (https://developers.cloudflare.com/durable-objects/platform/known-issues/#code-updates), and both ask the same
 * databases and queue. So a deployment first tries both mixtures, as one device of a new shop.
 */

/** How long something that is done in the background may take (ms). */
const PATIENCE = 30_000
const PAUSE = 50

/** The versions of the documents that a Worker asks people to accept. */
type Accepted = typeof ACCEPTED

/** A version: the folder of its bundle, and what its Worker asks for. */
export type Version = { bundle: string; accepted: Accepted }

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** What a device does with a shop, each step through the Worker and the shop's object. */
const aShopAt = async (url: string, accepted: Accepted) => {
  const company = 'Service de Probă SRL'
  const who = {
    company,
    name: 'Ștefan Țuțea',
    email: `${newId()}@service.test`,
    password: `parolă ${newId()}`,
  }
  const { accessToken: token, me } = await signUpAt(url, who, accepted)
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answers ${response.status}: ${await response.text()}`)
    return response
  }
  const changes = async (since: string): Promise<ChangesAnswer> =>
    (await ask('GET', `${sync.changes.path}?since=${since}&limit=1000`)).json() as Promise<ChangesAnswer>
  const { cursor } = await changes('0')
  return {
    ask,
    changes,
    push: async (...ops: Op[]): Promise<void> => {
      const mutations = [{ id: newId(), at: new Date().toISOString(), label: 'Probă', ops }]
      const answer = await ask('POST', sync.push.path, { clientId: newId(), epoch: cursor.epoch, mutations })
      const [result] = ((await answer.json()) as PushAnswer).results
      if (result?.status !== 'applied') throw new Error(`an act ended as ${JSON.stringify(result)}`)
    },
    /** Opens the live socket. */
    live: async (): Promise<WebSocket> => {
      const address = `${url.replace('http', 'ws')}${sync.live.path}?protocol=${PROTOCOL_VERSION}&client=${newId()}`
      const socket = new WebSocket(address, [LIVE_PROTOCOL, `bearer.${token}`])
      await event(socket, 'message')
      return socket
    },
    shopId: me.shop.id,
  }
}

type Shop = Awaited<ReturnType<typeof aShopAt>>

/** Waits for an event of a socket. */
const event = (socket: WebSocket, name: 'message' | 'close'): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the live socket waits for its ${name}`)), PATIENCE)
    const done = (then: () => void) => () => {
      clearTimeout(late)
      then()
    }
    socket.addEventListener(name, done(resolve), { once: true })
    socket.addEventListener(
      'error',
      done(() => reject(new Error('the live socket broke'))),
      { once: true },
    )
  })

/** Waits until a row is as it should be. */
const until = async (
  shop: Shop,
  id: string,
  is: (row: Record<string, unknown>) => boolean,
): Promise<void> => {
  let last: unknown
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const found = (await shop.changes('0')).rows.find(({ row }) => row.id === id)
    if (found && is(found.row)) return
    last = found?.row
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  throw new Error(`after ${PATIENCE / 1_000} s the row is ${JSON.stringify(last)}`)
}

/**
 * Looks at a server whose shops' objects are of another version.
 * @throws Error that names the step that does not work
 */
const lookAt = async (url: string, accepted: Accepted): Promise<void> => {
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`)
    }
  }
  const shop = await step('a shop signs up', () => aShopAt(url, accepted))
  const contact = newId()
  const name = 'Ana Țurcanu'
  await step('a device writes', () =>
    shop.push({ op: 'insert', collection: 'contacts', id: contact, data: { name, phone: '0722123456' } }),
  )
  const socket = await step('a device listens', () => shop.live())
  await step('it hears what is written', async () => {
    const heard = event(socket, 'message')
    await shop.push({
      op: 'patch',
      collection: 'contacts',
      id: contact,
      base: 0,
      data: { city: 'Constanța' },
    })
    await heard
  })
  await step('a message leaves, and its state comes back', async () => {
    const id = newId()
    const text = {
      channel: 'email',
      purpose: 'ready',
      address: 'ana@service.test',
      subject: 'Gata',
      body: 'Gata',
    }
    // By night too.
    const data = { ...text, forced: 1, dedupe_key: id }
    await shop.push({ op: 'insert', collection: 'messages', id, data })
    await until(shop, id, ({ state }) => state === 'sent' || state === 'delivered')
  })
  await step('a client is erased', async () => {
    await shop.ask(erase.method, erase.path, { contactId: contact, name })
    await until(shop, contact, (row) => row.name !== name)
  })
  await step('a deleted shop ends its sockets', async () => {
    const closed = event(socket, 'close')
    await shop.ask(account.deleteShop.method, account.deleteShop.path)
    await closed
  })
}

/**
 * Tries two versions in both mixtures.
 * @returns what does not work, one sentence each; none where they go together
 */
export const mixedFaults = async (next: Version, former: Version): Promise<string[]> => {
  const faults: string[] = []
  for (const [worker, objects, what] of [
    [next, former, 'The new Worker and the objects that serve now'],
    [former, next, 'The Worker that serves now and the new objects'],
  ] as const) {
    const state = mkdtempSync(join(tmpdir(), 'roa-mixed-'))
    await migrate(state)
    const port = await freePort()
    const server = await startServer({ port, state, bundle: worker.bundle, objects: objects.bundle })
    try {
      await lookAt(server.url, worker.accepted)
    } catch (error) {
      faults.push(
        `${what} do not go together. ${(error as Error).message}. Deploy what understands both first (docs/runbooks/deploy.md).`,
      )
    } finally {
      await server.stop()
      rmSync(state, { recursive: true, force: true })
    }
  }
  return faults
}
