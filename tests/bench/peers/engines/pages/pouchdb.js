import PouchDB from 'pouchdb-browser'
import { changeEach } from './edits.js'
import { now, until } from './time.js'

let local
let remote

const change = async (id, descriere) => {
  const doc = await local.get(id)
  await local.put({ ...doc, descriere })
}

const changeAll = async (changes) => {
  const { rows } = await local.allDocs({ keys: [...changes.keys()], include_docs: true })
  await local.bulkDocs(rows.map(({ id, doc }) => ({ ...doc, descriere: changes.get(id) })))
}

window.peer = {
  open: async (url) => {
    remote = new PouchDB(`${url}/db/lines`)
    local = new PouchDB('lines', { auto_compaction: true })
  },
  load: async (lines) => {
    const start = performance.now()
    await local.replicate.from(remote, { batch_size: 1000 })
    const { doc_count } = await local.info()
    if (doc_count !== lines) throw new Error(`${doc_count} lines instead of ${lines}`)
    const ms = performance.now() - start
    local.sync(remote, { live: true, retry: true, batch_size: 1000 })
    return ms
  },
  edits: async (count, word, size) => {
    const ids = await window.peer.ids(count)
    const { update_seq } = await remote.info()
    const start = performance.now()
    await changeEach(ids, word, size, change, changeAll)
    const ms = performance.now() - start
    await until(async () => (await remote.info()).update_seq >= update_seq + count)
    return { local: ms, ms: performance.now() - start }
  },
  ids: async (count) => (await local.allDocs({ limit: count })).rows.map(({ id }) => id),
  change: async (id, value) => {
    const began = now()
    await change(id, value)
    return began
  },
  seen: (id, value) =>
    new Promise((resolve) => {
      const feed = local.changes({ since: 'now', live: true, include_docs: true, doc_ids: [id] })
      feed.on('change', ({ doc }) => {
        if (doc.descriere !== value) return
        resolve(now())
        feed.cancel()
      })
    }),
}
