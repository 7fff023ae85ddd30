import { forgetCapabilities } from '#worker/db/capabilities.ts'
import type { Left } from '#worker/db/erasure/erase.ts'
import { keysUnder, noteErasure } from '#worker/db/erasure/list.ts'
import { ownPictures, readScope, type Scope } from '#worker/db/erasure/scope.ts'
import { exportsOf } from '#worker/db/export-rows.ts'
import { forgetLocally } from '#worker/db/local-outbox.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { cause } from '#worker/log.ts'
import { filesIn } from '#worker/providers/files.ts'

/**
 * Erases a client's data: first what hangs on its rows (files, links), then the rows and the log, by the tenant's object.
 * It may break off anywhere, and be run again. Exports may hold the client, so their files go too.
 */
export const eraseContact = async (
  env: Env,
  db: TenantDb,
  contactId: string,
  userId: string,
): Promise<Left> => {
  const { tenantId } = db
  await noteErasure(env.FILES, tenantId, contactId)
  const scope = await readScope(db, contactId)
  await dropFilesOf(env, db, scope)
  await forgetLocally(env, scope.addresses)
  const left = await env.TENANT.getByName(tenantId).erase(tenantId, contactId, userId, cause())
  // After the rows: an export that is being made reads them until then, and one that ends later sees the erasure.
  await filesIn(env.FILES).deleteBelow(exportsOf(tenantId), Number.POSITIVE_INFINITY)
  return left
}

/** Deletes the files of rows that are about to be erased, and ends the links to them. */
export const dropFilesOf = async (env: Env, db: TenantDb, { rows }: Scope): Promise<void> => {
  const { tenantId } = db
  const of = (name: Parameters<typeof rows.get>[0]) => rows.get(name) ?? []
  const documents = [
    ...of('orders').map((id) => `tenants/${tenantId}/orders/${id}/`),
    ...of('invoices').map((id) => `tenants/${tenantId}/invoices/${id}/`),
  ]
  const keys = await ownPictures(db, of('photos'))
  for (const prefix of documents) keys.push(...(await keysUnder(env.FILES, prefix)))
  await filesIn(env.FILES).delete(keys)
  await forgetCapabilities(env, tenantId, [...of('portal_links'), ...of('messages')])
}
