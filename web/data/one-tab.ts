import { liveQuery } from 'dexie'
import type { AppDatabase } from './database.ts'
import { openLive } from './live-socket.ts'
import type { SyncEngine } from './sync/engine.ts'
import type { Observable, SyncStatus } from './sync/status.ts'

type Message = { type: 'poke' } | { type: 'ask' } | { type: 'status'; status: SyncStatus }

/**
 * S16: of all tabs the one that holds the lock syncs. It watches the outbox, to which all of them write, and tells the
 * others how it stands; when it closes, the lock goes to the next.
 */
export const runInOneTab = (
  db: AppDatabase,
  engine: SyncEngine,
  status: Observable<SyncStatus>,
  userId: string,
): { syncNow: () => void; stop: () => void } => {
  const name = `roa-sync-${db.name}`
  const ended = new AbortController()
  const channel = new BroadcastChannel(name)
  const say = (message: Message) => channel.postMessage(message)
  let leads = false

  const poke = () => void engine.poke()
  const tell = () => say({ type: 'status', status: status.get() })
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.type === 'status' && !leads) status.set(data.status)
    else if (data.type === 'poke' && leads) poke()
    else if (data.type === 'ask' && leads) tell()
  }

  const lead = async () => {
    leads = true
    const whenVisible = () => document.visibilityState === 'visible' && poke()
    const closeLive = openLive(userId, (message) => void engine.receive(message))
    const outbox = liveQuery(() => db.outbox.count()).subscribe((count) => count > 0 && poke())
    const untell = status.subscribe(tell)
    addEventListener('online', poke)
    addEventListener('offline', poke)
    document.addEventListener('visibilitychange', whenVisible)
    poke()
    await new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()))
    leads = false
    closeLive()
    outbox.unsubscribe()
    untell()
    removeEventListener('online', poke)
    removeEventListener('offline', poke)
    document.removeEventListener('visibilitychange', whenVisible)
  }

  say({ type: 'ask' })
  void navigator.locks.request(name, { signal: ended.signal }, lead).catch((error: unknown) => {
    if (!ended.signal.aborted) throw error
  })
  return {
    syncNow: () => (leads ? poke() : say({ type: 'poke' })),
    stop: () => {
      ended.abort()
      channel.close()
    },
  }
}
