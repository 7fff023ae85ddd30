import { deletionAt, LAST_WORD } from '#domain/plans/deletion.ts'
import { warnDeletion } from '#domain/plans/jobs.ts'
import {
  closeShop,
  type Deletion,
  dropPeople,
  dropRows,
  type EndedShop,
  endDeletion,
  endedShops,
  findDeletion,
  noteWarning,
  openDeletions,
  openIfPaid,
} from '#worker/db/deletions.ts'
import { ownersOf } from '#worker/db/people.ts'
import type { Env } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'
import { filesIn, filesOf } from '#worker/providers/files.ts'

/**
 * The end of a shop's data on the server, 90 days after its plan. A cron warns its owners; after the last word it closes
 * the shop, and another cron deletes it piece by piece. Each piece may break off and is done again.
 */

/** Shops that one run works on. */
const AT_ONCE = 5
/** Rows and files that one run deletes of a shop. */
const MOST_ROWS = 50_000
const MOST_FILES = 5_000
/** Milliseconds after which nothing that was under way when the shop was closed still writes. */
const SETTLED = 60_000

/** Warns the owners of shops without a plan, and closes those whose time is over. */
export const warnAndClose = async (env: Env, now: number): Promise<void> => {
  for await (const shop of endedShops(env, now)) {
    try {
      await warnOrClose(env, shop, now)
    } catch (error) {
      logFault('deletion_not_advanced', error)
    }
  }
}

const warnOrClose = async (env: Env, shop: EndedShop, now: number): Promise<void> => {
  const { warning, isOver } = deletionAt(shop.endedAt, now)
  if (warning === null) return
  const known = await findDeletion(env, shop.tenantId)
  const isOfThisEnd = known?.ended_at === shop.endedAt
  if (!isOfThisEnd || known.warned !== warning) {
    const readers = (await ownersOf(env, shop.tenantId)).map(({ id }) => id)
    return noteWarning(env, shop, warnDeletion, { days: warning, readers }, now)
  }
  if (!isOver || known.deleting_since !== null || now - Date.parse(known.warned_at) < LAST_WORD) return
  await closeShop(env, shop.tenantId, now)
  await env.TENANT.getByName(shop.tenantId).wipe()
  // A payment may have arrived until the object was closed.
  await openIfPaid(env, shop)
}

/** Deletes a piece of each shop that is closed. */
export const deleteShops = async (env: Env, now: number): Promise<void> => {
  for (const deletion of await openDeletions(env, AT_ONCE)) {
    try {
      await deletePiece(env, deletion, now)
    } catch (error) {
      logFault('deletion_not_advanced', error)
    }
  }
}

/**
 * Each run deletes everything again; what is gone costs nothing. The last one finds nothing and starts after all late
 * writes.
 */
const deletePiece = async (env: Env, { tenant_id, deleting_since }: Deletion, now: number) => {
  await dropPeople(env, tenant_id)
  await env.TENANT.getByName(tenant_id).wipe()
  const rows = await dropRows(env, tenant_id, MOST_ROWS)
  const files = await filesIn(env.FILES).deleteBelow(filesOf(tenant_id), MOST_FILES)
  const isSettled = now - Date.parse(deleting_since ?? '') >= SETTLED
  if (rows === 0 && files === 0 && isSettled) await endDeletion(env, tenant_id, now)
}
