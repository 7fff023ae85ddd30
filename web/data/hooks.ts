import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { COLLECTIONS, type CollectionName, type HeldName, REGISTRY, type Rows } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Collection, OpKind, Visibility } from '#domain/sync/collection.ts'
import { hasRight, mayWrite } from '#domain/sync/rights.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { isPermitted, type Permission } from '#domain/team/permissions.ts'
import { account } from './account.ts'
import { connection, onceMore } from './connection.ts'
import type { AppDatabase } from './database.ts'
import { useFirstRead } from './first-reads.ts'
import { entitlement } from './lease.ts'
import { type DraftOp, mutate } from './mutate.ts'
import type { Data } from './open-data.ts'
import type { SyncStatus } from './sync/status.ts'

/** The open data. The shell provides it once it is there, so no screen ever sees null. */
export const DataContext = createContext<Data | null>(null)

export const useData = (): Data => {
  const data = use(DataContext)
  if (!data) throw new Error('a screen was shown outside DataContext')
  return data
}

/**
 * Runs a Dexie query, and runs it again whenever its rows change, in this tab, in another one, or by the server. A
 * screen stays hidden until its first answers are there.
 */
export const useLive = <T>(
  query: (db: AppDatabase) => Promise<T>,
  deps: readonly unknown[] = [],
): T | undefined => {
  const { db } = useData()
  const answer = useLiveQuery(async () => ({ value: await onceMore(db, () => query(db)) }), [db, ...deps])
  useFirstRead(answer === undefined)
  return answer?.value
}

/** One row, kept current. undefined while it is read, null when there is none. */
export const useRow = <Name extends HeldName>(name: Name, id: string | null): Rows[Name] | null | undefined =>
  useLive<Rows[Name] | null>(
    async (db) => (id === null ? null : ((await db.rows(name).get(id)) ?? null)),
    [name, id],
  )

/** Writes one act of a person; rejects with AppError when the rules refuse it. */
export const useMutate = (): ((label: string, ops: readonly DraftOp[]) => Promise<void>) => {
  const { writer } = useData()
  return useCallback((label, ops) => mutate(writer, label, ops), [writer])
}

/** The person who uses the device. A shop may grant and take permissions while the app is open. */
export const useActor = (): Actor => {
  const { access, writer } = useData()
  useSyncExternalStore(access.subscribe, access.get)
  return writer.actor
}

/** Whether this person may write rows of a collection: screens offer only what is allowed. The commit checks again. */
export const useMay = (): May => {
  const actor = useActor()
  return useCallback(
    (op, name, column) => {
      const collection: Collection = COLLECTIONS[name]
      if (!hasRight(collection, op, actor)) return false
      return op === 'delete' || column === undefined || mayWrite(collection, column, op, actor)
    },
    [actor],
  )
}

/** Whether a person may do this with rows of a collection, and write this column. */
type May = <Name extends CollectionName>(
  op: OpKind,
  collection: Name,
  column?: keyof (typeof COLLECTIONS)[Name]['columns'] & string,
) => boolean

/** Whether this person has a permission of the shop. */
export const usePermission = (permission: Permission): boolean => isPermitted(useActor(), permission)

/** How much of a collection this person sees (S12.1). */
export const useVisibility = (collection: CollectionName): Visibility => {
  const registered = REGISTRY.get(collection)
  const actor = useActor()
  return registered ? visibilityOf(registered, actor) : 'none'
}

/** Everything that the sync indicator needs. */
export type SyncSummary = SyncStatus & { pending: number; rejected: number }

export const useSyncSummary = (): SyncSummary => {
  const { status } = useData()
  const sync = useSyncExternalStore(status.subscribe, status.get)
  const counts = useLive(async (db) => ({
    pending: await db.outbox.count(),
    rejected: await db.rejected.count(),
  }))
  return { ...sync, pending: counts?.pending ?? 0, rejected: counts?.rejected ?? 0 }
}

/** The state of this tab's connection to the databases (S19.2, S19.3). */
export const useConnection = () => useSyncExternalStore(connection.subscribe, connection.get)

/** What this person may do without the server; meaningless on the free tier. */
export const useEntitlement = () => useSyncExternalStore(entitlement.subscribe, entitlement.get)

/** The person who is logged in; null on the free tier. */
export const useAccount = () => useSyncExternalStore(account.subscribe, account.get)
