import { account } from '#web/data/account.ts'
import { login } from '#web/data/log-in.ts'
import { mutate } from '#web/data/mutate.ts'
import { type Data, openData } from '#web/data/open-data.ts'
import { changeEach } from '../engines/pages/edits.js'
import { now, until } from '../engines/pages/time.js'
import type { Client } from '../subject.ts'

/** The product as its app runs it: account, Dexie, engine, outbox, live socket. */

let data: Data

const settled = () => {
  const { phase, lastSyncAt } = data.status.get()
  return phase === 'idle' && lastSyncAt !== null
}
const changeAll = (changes: ReadonlyMap<string, string>) =>
  mutate(
    data.writer,
    'Descriere',
    [...changes].map(([id, descriere]) => ({
      op: 'patch',
      collection: 'order_lines',
      id,
      data: { descriere },
    })),
  )
const change = (id: string, descriere: string) => changeAll(new Map([[id, descriere]]))

window.peer = {
  open: async (_, { email = '', password = '' }) => {
    await login({ email, password })
  },
  load: async (lines) => {
    const start = performance.now()
    data = await openData(account.get(), { localShopName: '', opened: '', adopted: '' })
    await until(settled)
    const there = await data.db.rows('order_lines').count()
    if (there !== lines) throw new Error(`${there} lines instead of ${lines}`)
    return performance.now() - start
  },
  edits: async (count, word, size) => {
    const ids = await window.peer.ids(count)
    const start = performance.now()
    await changeEach(ids, word, size, change, changeAll)
    const local = performance.now() - start
    await until(async () => (await data.db.outbox.count()) === 0)
    return { local, ms: performance.now() - start }
  },
  // Lines of orders in work: the newest.
  ids: async (count) =>
    (await data.db.rows('order_lines').orderBy('id').reverse().limit(count).toArray()).map(({ id }) => id),
  change: async (id, value) => {
    const began = now()
    await change(id, value)
    return began
  },
  seen: async (id, value) => {
    const { liveQuery } = await import('dexie')
    return new Promise((resolve) => {
      const watch = liveQuery(() => data.db.rows('order_lines').get(id)).subscribe((row) => {
        if (row?.descriere !== value) return
        resolve(now())
        setTimeout(() => watch.unsubscribe())
      })
    })
  },
} satisfies Client
