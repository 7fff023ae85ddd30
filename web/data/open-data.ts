import { liveQuery } from 'dexie'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { roleOfAccess } from '#domain/sync/visibility.ts'
import type { Me } from '#domain/team/account.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { dataOf, renewRights } from './account.ts'
import { localActor, memberActor } from './actors.ts'
import { adoptLocalData } from './adopt-local-data.ts'
import { endAdoption, isAdoptionWanted } from './adoption.ts'
import { RESTORED } from './backup/notes.ts'
import { callAs } from './call.ts'
import { openGently } from './connection.ts'
import { AppDatabase, getMeta, setMeta } from './database.ts'
import { MOVED, mutate, RESTORING, type Writer } from './mutate.ts'
import { runInOneTab } from './one-tab.ts'
import { SyncEngine } from './sync/engine.ts'
import { INITIAL_STATUS, Observable, type SyncStatus } from './sync/status.ts'
import { httpTransport } from './sync/transport.ts'
import { timeNow } from './time.ts'

/** A new id for a row, an act or a device. */
export const newId = (): string => uuidv7(timeNow(), crypto.getRandomValues(new Uint8Array(10)))

/** The open data of one person on this device. */
export type Data = {
  db: AppDatabase
  writer: Writer
  status: Observable<SyncStatus>
  /** What this person may see, as the server names it (S12.9); '' before the first load, and on the free tier. */
  access: Observable<string>
  /** Starts a round of sync now; does nothing on the free tier. */
  syncNow(): void
  close(): void
}

/** The name of the free tier's database. */
const LOCAL_DATABASE = 'roa-local'
/** The name of the database of the person who is logged in, or of the free tier. */
export const databaseName = (me: Me | null): string =>
  me ? `roa-${me.shop.id}-${me.user.id}` : LOCAL_DATABASE

/** Texts of the message catalogue that become data. */
export type DataTexts = {
  /** The name of a shop without an account. */
  localShopName: string
  /** Labels of the acts that no screen starts. */
  opened: string
  adopted: string
}

/** Opens the data of the person who is logged in, or of the free tier. */
export const openData = (me: Me | null, texts: DataTexts): Promise<Data> =>
  me ? openSynced(me, texts) : openLocal(texts)

const openLocal = async (texts: DataTexts): Promise<Data> => {
  const db = new AppDatabase(LOCAL_DATABASE)
  await openGently(db)
  // A restore was interrupted. Its code is loaded only in this case.
  if (await getMeta(db, RESTORING))
    await (await import('./backup/restore-backup.ts')).finishRestore({ db, now: timeNow, newId })
  const tenantId = await findOrFound(db, texts)
  const writer: Writer = {
    db,
    mode: 'local',
    actor: localActor(tenantId),
    now: timeNow,
    newId,
  }
  const status = new Observable<SyncStatus>({ ...INITIAL_STATUS, phase: 'local' })
  // Another tab has replaced the data that this one shows.
  const beginAnew = ({ key }: StorageEvent) => key === RESTORED && location.reload()
  addEventListener('storage', beginAnew)
  const close = () => {
    removeEventListener('storage', beginAnew)
    db.close()
  }
  return { db, writer, status, access: new Observable(''), syncNow: () => undefined, close }
}

/** The free tier's shop, made in one transaction: two tabs may open the app for the first time at once. */
const findOrFound = (db: AppDatabase, texts: DataTexts): Promise<string> =>
  db.transaction('rw', db.tables, async () => {
    // Nobody is logged in, so nothing moves these rows.
    await db.meta.delete(MOVED)
    const found = await getMeta<string>(db, 'tenantId')
    if (found !== undefined) return found
    const tenantId = newId()
    await mutate(
      {
        db,
        mode: 'local',
        actor: systemActor({ tenantId, userId: tenantId }, 'device'),
        now: timeNow,
        newId,
      },
      texts.opened,
      localShop(tenantId, texts.localShopName),
    )
    await setMeta(db, 'tenantId', tenantId)
    return tenantId
  })

const openSynced = async (me: Me, texts: DataTexts): Promise<Data> => {
  const db = new AppDatabase(databaseName(me))
  await openGently(db)
  void navigator.storage?.persist?.()
  const access = new Observable((await getMeta<string>(db, 'access')) ?? '')
  const writer: Writer = {
    db,
    mode: 'synced',
    actor: memberActor(me, access.get()),
    now: timeNow,
    newId,
  }
  const status = new Observable<SyncStatus>(INITIAL_STATUS)
  const makeEngine = () =>
    new SyncEngine({
      db,
      transport: httpTransport(callAs(dataOf(me))),
      status,
      actor: () => writer.actor,
      newId,
      leader: newId(),
      now: timeNow,
      random: Math.random,
      isOnline: () => navigator.onLine,
      schedule: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    })
  const { syncNow, stop } = runInOneTab(db, makeEngine, status, { data: dataOf(me), newId })
  const unsubscribe = status.subscribe(adoptOnceLoaded(me, writer, status, texts.adopted))
  // Each answer of the server names what this person may see (S12.9); the lease must agree with it.
  const rights = liveQuery(() => getMeta<string>(db, 'access')).subscribe((named) => {
    if (!named) return
    if (roleOfAccess(named) !== me.user.role) void renewRights(dataOf(me)).catch(() => undefined)
    if (named === access.get()) return
    writer.actor = memberActor(me, named)
    access.set(named)
  })
  return {
    db,
    writer,
    status,
    access,
    syncNow,
    close: () => {
      unsubscribe()
      rights.unsubscribe()
      stop()
      db.close()
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
