import type { Me } from '#domain/team/account.ts'
import { dataOf } from './account.ts'
import { adoptLocalData } from './adopt-local-data.ts'
import { endAdoption, isAdoptionWanted } from './adoption.ts'
import { callAs } from './call.ts'
import { LOCAL_DATABASE } from './database.ts'
import type { Writer } from './mutate.ts'
import { runInOneTab } from './one-tab.ts'
import { SyncEngine } from './sync/engine.ts'
import type { Observable, SyncStatus } from './sync/status.ts'
import { httpTransport } from './sync/transport.ts'

/** What is kept in sync, as whom, and the label of the act that moves a free tier's rows into the account. */
export type Synced = { me: Me; writer: Writer; status: Observable<SyncStatus>; adopted: string }

/** Keeps the data of a person with an account in sync, until it is stopped. */
export const keepInSync = ({
  me,
  writer,
  status,
  adopted,
}: Synced): { now: () => void; stop: () => void } => {
  const { db, now, newId } = writer
  const makeEngine = () =>
    new SyncEngine({
      db,
      transport: httpTransport(callAs(dataOf(me))),
      status,
      actor: () => writer.actor,
      newId,
      leader: newId(),
      now,
      random: Math.random,
      isOnline: () => navigator.onLine,
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    })
  const { syncNow, stop } = runInOneTab(db, makeEngine, status, { data: dataOf(me), newId })
  const unsubscribe = status.subscribe(adoptOnceLoaded(me, writer, status, adopted))
  return {
    now: syncNow,
    stop: () => {
      unsubscribe()
      stop()
    },
  }
}

/** Moves the free tier's data after the first load, when its owner wants it. Safe to interrupt anywhere. */
const adoptOnceLoaded = (
  me: Me,
  writer: Writer,
  status: Observable<SyncStatus>,
  label: string,
): (() => void) => {
  let isRunning = false
  return () => {
    if (isRunning || status.get().phase !== 'idle' || !isAdoptionWanted(dataOf(me))) return
    isRunning = true
    void navigator.locks
      .request(`roa-adopt-${writer.db.name}`, () => adoptLocalData(writer, LOCAL_DATABASE, label))
      .then(
        (adopted) => {
          if (adopted !== 'not-loaded') endAdoption()
        },
        (error: unknown) => {
          status.set({ ...status.get(), lastError: error instanceof Error ? error.message : String(error) })
        },
      )
      .finally(() => {
        isRunning = false
      })
  }
}
