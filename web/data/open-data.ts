import { liveQuery } from 'dexie'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Rows } from '#domain/modules.ts'
import type { Me } from '#domain/team/account.ts'
import { account, dataOf, renewRights } from './account.ts'
import { localActor, memberActor } from './actors.ts'
import { RESTORED } from './backup/notes.ts'
import { openGently } from './connection.ts'
import { AppDatabase, getMeta, LOCAL_DATABASE, setMeta } from './database.ts'
import { renewByRows } from './lease-by-rows.ts'
import { MOVED, RESTORING, type Writer, writingLoaded } from './mutate.ts'
import { startSync } from './start-sync.ts'
import { INITIAL_STATUS, Observable, type SyncStatus } from './sync/status.ts'
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
  /** The row of the account's shop as it was when the data was opened: the frame is drawn by it before it reads. */
  shop: Rows['tenants'] | null
  /** Whether the shop has its first rows, which the free tier gets by rules that come after the first screen. */
  isFounded: Observable<boolean>
  /** Starts a round of sync now; does nothing on the free tier. */
  syncNow(): void
  close(): void
}

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
  const writer: Writer = {
    db,
    mode: 'local',
    actor: localActor(await nameShop(db)),
    now: timeNow,
    newId,
    founding: { label: texts.opened, name: texts.localShopName },
  }
  const isFounded = new Observable((await getMeta(db, 'head')) !== undefined)
  // Where this fails, the first act does it.
  if (!isFounded.get())
    void writingLoaded
      .then(({ foundShop }) => foundShop(writer))
      .then(
        () => isFounded.set(true),
        () => undefined,
      )
  const status = new Observable<SyncStatus>({ ...INITIAL_STATUS, phase: 'local' })
  // Another tab has replaced the data that this one shows.
  const beginAnew = ({ key }: StorageEvent) => key === RESTORED && location.reload()
  addEventListener('storage', beginAnew)
  const close = () => {
    removeEventListener('storage', beginAnew)
    db.close()
  }
  return {
    db,
    writer,
    status,
    access: new Observable(''),
    shop: null,
    isFounded,
    syncNow: () => undefined,
    close,
  }
}

/** The id of the free tier's shop, made once: two tabs may open the app for the first time at once. */
const nameShop = (db: AppDatabase): Promise<string> =>
  db.transaction('rw', db.meta, async () => {
    // Nobody is logged in, so nothing moves these rows.
    await db.meta.delete(MOVED)
    const found = await getMeta<string>(db, 'tenantId')
    if (found !== undefined) return found
    const made = newId()
    await setMeta(db, 'tenantId', made)
    return made
  })

const openSynced = async (me: Me, texts: DataTexts): Promise<Data> => {
  const db = new AppDatabase(databaseName(me))
  await openGently(db)
  void navigator.storage?.persist?.()
  const [known, shop] = await Promise.all([getMeta<string>(db, 'access'), db.rows('tenants').get(me.shop.id)])
  const access = new Observable(known ?? '')
  const writer: Writer = {
    db,
    mode: 'synced',
    actor: memberActor(me, access.get()),
    now: timeNow,
    newId,
  }
  const status = new Observable<SyncStatus>(INITIAL_STATUS)
  const sync = startSync({ me, writer, status, adopted: texts.adopted })
  // Each answer of the server names what this person may see (S12.9).
  const rights = liveQuery(() => getMeta<string>(db, 'access')).subscribe((named) => {
    if (!named || named === access.get()) return
    writer.actor = memberActor(me, named)
    access.set(named)
  })
  const data = dataOf(me)
  const endRenewals = renewByRows(db, me.shop.id, {
    held: () => (dataOf(account.get()) === data ? account.get() : null),
    renew: () => renewRights(data),
  })
  return {
    db,
    writer,
    status,
    access,
    shop: shop ?? null,
    isFounded: new Observable(true),
    syncNow: sync.now,
    close: () => {
      rights.unsubscribe()
      endRenewals()
      sync.stop()
      db.close()
    },
  }
}
