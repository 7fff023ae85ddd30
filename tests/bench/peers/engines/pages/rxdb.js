import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { Subject } from 'rxjs'
import { changeEach } from './edits.js'
import { now } from './time.js'

const text = { type: 'string' }
const number = { type: 'number' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    order_id: text,
    tip: text,
    descriere: text,
    ore: number,
    pret_ora: number,
    um: text,
    cantitate: number,
    pret_unitar: number,
    total: number,
    ordine: number,
    updated_at: text,
  },
  required: ['id'],
}

let lines
let replication
let server

const post = async (path, body) =>
  (
    await fetch(`${server}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()

const start = () => {
  const stream = new Subject()
  const source = new EventSource(`${server}/pull-stream`)
  source.onmessage = ({ data }) => stream.next(JSON.parse(data))
  source.onerror = () => stream.next('RESYNC')
  return replicateRxCollection({
    collection: lines,
    replicationIdentifier: 'lines',
    live: true,
    push: { batchSize: 1000, handler: (rows) => post('/push', rows) },
    pull: {
      batchSize: 1000,
      stream$: stream.asObservable(),
      handler: async (checkpoint, limit) =>
        (await fetch(`${server}/pull?seq=${checkpoint?.seq ?? 0}&limit=${limit}`)).json(),
    },
  })
}

const change = async (id, descriere) => {
  const doc = await lines.findOne(id).exec()
  await doc.incrementalPatch({ descriere })
}

const changeAll = async (changes) => {
  const docs = await lines.findByIds([...changes.keys()]).exec()
  await lines.bulkUpsert([...docs].map(([id, doc]) => ({ ...doc.toJSON(), descriere: changes.get(id) })))
}

window.peer = {
  open: async (url) => {
    server = url
    const db = await createRxDatabase({ name: 'lines', storage: getRxStorageDexie(), multiInstance: false })
    ;({ lines } = await db.addCollections({ lines: { schema } }))
  },
  load: async (count) => {
    const began = performance.now()
    replication = start()
    replication.error$.subscribe((error) => console.error(error))
    await replication.awaitInitialReplication()
    const there = await lines.count().exec()
    if (there !== count) throw new Error(`${there} lines instead of ${count}`)
    return performance.now() - began
  },
  edits: async (count, word, size) => {
    const ids = await window.peer.ids(count)
    const began = performance.now()
    await changeEach(ids, word, size, change, changeAll)
    const local = performance.now() - began
    await replication.awaitInSync()
    return { local, ms: performance.now() - began }
  },
  ids: async (count) =>
    (await lines.find({ sort: [{ id: 'asc' }], limit: count }).exec()).map(({ id }) => id),
  change: async (id, value) => {
    const began = now()
    await change(id, value)
    return began
  },
  seen: (id, value) =>
    new Promise((resolve) => {
      const watch = lines.findOne(id).$.subscribe((doc) => {
        if (doc?.descriere !== value) return
        resolve(now())
        setTimeout(() => watch.unsubscribe())
      })
    }),
}
