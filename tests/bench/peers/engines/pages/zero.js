import { Zero } from '@rocicorp/zero'
import { now, until } from './time.js'
import { schema } from './zero-schema.js'

let zero
let cacheUrl
let countUrl

const change = (id, descriere) => zero.mutate.lines.update({ id, descriere })

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
  edits: async (count) => {
    const ids = await window.peer.ids(count)
    const start = performance.now()
    for (const [index, id] of ids.entries()) await change(id, `Schimbat ${index}`)
    const local = performance.now() - start
    await until(async () => (await (await fetch(`${countUrl}?like=Schimbat%25`)).json()) === count)
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
