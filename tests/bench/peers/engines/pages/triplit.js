import { TriplitClient } from '@triplit/client'
import { changeEach } from './edits.js'
import { now, until } from './time.js'
import { lineSchema } from './triplit-schema.js'

let client

const query = () => client.query('lines')
const change = (id, descriere) =>
  client.update('lines', id, (line) => {
    line.descriere = descriere
  })

const changeAll = (changes) =>
  client.transact(async (transaction) => {
    for (const [id, descriere] of changes) {
      await transaction.update('lines', id, (line) => {
        line.descriere = descriere
      })
    }
  })

window.peer = {
  open: async (url, { token }) => {
    client = new TriplitClient({
      serverUrl: url,
      token,
      schema: lineSchema,
      storage: { type: 'indexeddb', name: 'lines' },
      autoConnect: false,
    })
    await client.ready
  },
  load: async (lines) => {
    const start = performance.now()
    client.connect()
    await new Promise((resolve, reject) => {
      client.subscribe(query(), () => undefined, reject, { onRemoteFulfilled: () => resolve() })
    })
    const there = (await client.fetch(query().Select(['id']), { policy: 'local-only' })).length
    if (there !== lines) throw new Error(`${there} lines instead of ${lines}`)
    return performance.now() - start
  },
  edits: async (count, word, size) => {
    const ids = await window.peer.ids(count)
    const start = performance.now()
    await changeEach(ids, word, size, change, changeAll)
    const local = performance.now() - start
    // The outbox as Triplit's own sync looks at it.
    await until(() => client.db.entityStore.doubleBuffer.isEmpty(client.db.kv))
    return { local, ms: performance.now() - start }
  },
  ids: async (count) =>
    (
      await client.fetch(query().Select(['id']).Order('id', 'ASC').Limit(count), { policy: 'local-only' })
    ).map(({ id }) => id),
  change: async (id, value) => {
    const began = now()
    await change(id, value)
    return began
  },
  seen: (id, value) =>
    new Promise((resolve) => {
      const stop = client.subscribe(query().Where('id', '=', id), ([line]) => {
        if (line?.descriere !== value) return
        resolve(now())
        setTimeout(() => stop())
      })
    }),
}
