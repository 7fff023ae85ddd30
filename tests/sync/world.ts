import type { CommitEvents } from '#durable-objects/tenant/committer.ts'
import type { LogFiles, TenantDb } from '#worker/db/tenant-db.ts'
import type { Streams } from './chance.ts'
import type { Faults } from './faults.ts'
import type { Objects } from './shop-server.ts'

/** Rows of one tenant, by table. */
export type Backup = ReadonlyMap<string, readonly Record<string, string | number | null>[]>

/** Where a history runs: SQLite in this process, or D1 and objects in workerd. */
export type World = {
  d1: D1Database
  files: LogFiles
  /** Reads a tenant's rows for the checks, without faults. */
  query<T extends object = Record<string, string | number | null>>(
    sql: string,
    tenantId: string,
  ): Promise<T[]>
  objects(
    db: TenantDb,
    streams: Streams,
    faults: Faults,
    now: () => number,
    newId: () => string,
    onCommit: CommitEvents['onCommit'],
  ): Objects
  backUp?(tenantId: string): Backup
  /** Restores a tenant to its backup, under a new epoch (S20.2). */
  restore?(tenantId: string, backup: Backup, epoch: string): void
}
