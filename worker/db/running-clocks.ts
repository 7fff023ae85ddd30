import type { TenantDb } from './tenant-db.ts'

/** A work session that runs, and when it ends by itself. */
export type RunningClock = { id: string; rev: number; ends_at: string }

/** The clocks of a shop that run: one for each mechanic at work. */
export const runningClocks = async ({ d1, tenantId }: TenantDb): Promise<RunningClock[]> => {
  const { results } = await d1
    .prepare(
      "SELECT id, rev, ends_at FROM work_sessions WHERE tenant_id = ? AND running_of > '' AND deleted_at IS NULL ORDER BY ends_at",
    )
    .bind(tenantId)
    .all<RunningClock>()
  return results
}
