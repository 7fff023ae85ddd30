import { Zero } from '@rocicorp/zero'
import { changeEach } from './edits.js'
import { now, until } from './time.js'
import { schema } from './zero-schema.js'

let zero
let cacheUrl
let countUrl

const change = (id, descriere) => zero.mutate.lines.update({ id, descriere })

const changeAll = (changes) =>
  zero.mutateBatch(async (batch) => {
    for (const [id, descriere] of changes) await batch.lines.update({ id, descriere })
  })

window.peer = {
  open: async (url, { count }) => {
    cacheUrl = url
    countUrl = count
  },
  load: async (lines) => {
    const start = performance.now()
    zero = new Zero({ cacheURL: cacheUrl, schema, userID: 'bench', kvStore: 'idb', logLevel: 'error' })
    await zero.preload(zero.query.lines).complete
    const there = (await zero.query.lines.run()).length
    if (there !== lines) throw new Error(`${there} lines instead of ${lines}`)
    return performance.now() - start
  },
  edits: async (count, word, size) => {
    const ids = await window.peer.ids(count)
    const start = performance.now()
    await changeEach(ids, word, size, change, changeAll)
    const local = performance.now() - start
    await until(async () => (await (await fetch(`${countUrl}?like=${word}%25`)).json()) === count)
    return { local, ms: performance.now() - start }
  },
  ids: async (count) => (await zero.query.lines.limit(count).run()).map(({ id }) => id),
  change: async (id, value) => {
    const began = now()
    await change(id, value)
    return began
  },
  seen: (id, value) =>
    new Promise((resolve) => {
      const view = zero.query.lines.where('id', id).materialize()
      view.addListener(([line]) => {
        if (line?.descriere !== value) return
        resolve(now())
        setTimeout(() => view.destroy())
      })
    }),
}
