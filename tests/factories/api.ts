import { env, exports } from 'cloudflare:workers'
import type { ErrorBody } from '#domain/kernel/errors.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { catalogSeeds } from '#domain/workshop/catalog/seeds.ts'
import type { Env } from '#worker/env.ts'

/** The host of the tests' deployment. */
export const HOST = 'https://roaauto.test'

/** The bindings of the deployment under test. */
export const bindings = env as unknown as Env

/** The databases, opened without the protection that the Worker has on them; `DB` has the directory. */
export const rawDb = env as unknown as { DB: D1Database; DB_1: D1Database }

/** The database with the rows of the shops that register: the suite runs once per shard. */
export const rowsDb: D1Database = bindings.NEW_TENANTS_SHARD === '1' ? rawDb.DB_1 : rawDb.DB

/** Calls the Worker as the network would. */
export const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default
  return worker.fetch(new Request(`${HOST}${path}`, { redirect: 'manual', ...init }))
}

/** Sends JSON as one of our pages would, unless `headers` differ. */
export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Rows of a shop that was just opened: itself, its owner, and what every shop begins with. */
export const ROWS_OF_NEW_SHOP = 2 + catalogSeeds().length

/** Puts a shop on a plan; `trialExpiresAt` null means bought. */
export const setPlan = (tenantId: string, plan: PlanId, trialExpiresAt: string | null = null) =>
  rowsDb
    .prepare('UPDATE tenants SET plan = ?1, trial_expires_at = ?2 WHERE tenant_id = ?3')
    .bind(plan, trialExpiresAt, tenantId)
    .run()

/** The error of a failed answer. */
export const errorOf = async (response: Response): Promise<ErrorBody['error']> =>
  ((await response.json()) as ErrorBody).error
