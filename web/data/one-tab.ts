import Dexie, { RangeSet } from 'dexie'
import { type AppDatabase, clientIdOf } from './database.ts'
import { isHeld, listenWhile } from './listening.ts'
import { openLive } from './live-socket.ts'
import { watchOutbox } from './outbox-watch.ts'
import type { SyncEngine } from './sync/engine.ts'
import type { Observable, SyncStatus } from './sync/status.ts'
import { holdTabLock } from './tab-lock.ts'

type Message = { type: 'poke' } | { type: 'ask' } | { type: 'status'; status: SyncStatus }

/** Makes every screen read its rows again. */
const readAnew = (): void => Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) })

/**
 * S16.1: one of all tabs syncs, with its own engine. It watches the outbox, to which all tabs write, and tells the
 * others the status.
 */
export const runInOneTab = (
  db: AppDatabase,
  makeEngine: () => SyncEngine,
  status: Observable<SyncStatus>,
  { data, newId }: { data: string; newId: () => string },
): { syncNow: () => void; stop: () => void } => {
  const name = `roa-sync-${db.name}`
  const channel = new BroadcastChannel(name)
  let isOpen = true
  // The status may still change while the engine of a closed database ends.
  const say = (message: Message) => isOpen && channel.postMessage(message)
  let engine: SyncEngine | null = null

  const poke = () => void engine?.poke()
  const reportStatus = () => say({ type: 'status', status: status.get() })

  const lead = async (over: AbortSignal) => {
    const own = makeEngine()
    engine = own
    const whenVisible = () => document.visibilityState === 'visible' && poke()
    const clientId = () => clientIdOf(db, newId)
    const connect = () =>
      openLive(
        data,
        clientId,
        (message) => void own.receive(message),
        (isFollowing) => own.follow(isFollowing),
      )
    const unwatch = watchOutbox(db, async () => {
      if (!isHeld(status.get())) await own.send()
    })
    const unsubscribe = status.subscribe(reportStatus)
    const closeLive = listenWhile(status, connect)
    addEventListener('online', poke)
    addEventListener('offline', poke)
    document.addEventListener('visibilitychange', whenVisible)
    poke()
    await new Promise<void>((resolve) => over.addEventListener('abort', () => resolve()))
    own.stop()
    engine = null
    unsubscribe()
    closeLive()
    unwatch()
    removeEventListener('online', poke)
    removeEventListener('offline', poke)
    document.removeEventListener('visibilitychange', whenVisible)
  }

  const lock = holdTabLock(name, lead, { ask: () => say({ type: 'ask' }), onAwake: readAnew })
  channel.onmessage = ({ data: said }: MessageEvent<Message>) => {
    if (said.type === 'status') lock.heard()
    if (said.type === 'status' && !engine) status.set(said.status)
    else if (said.type === 'poke') poke()
    else if (said.type === 'ask' && engine) reportStatus()
  }
  say({ type: 'ask' })
  return {
    syncNow: () => (engine ? poke() : say({ type: 'poke' })),
    stop: () => {
      lock.stop()
      isOpen = false
      channel.close()
    },
  }
}
