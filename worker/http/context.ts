import type { Context } from 'hono'
import type { StaffActor } from '#domain/sync/actor.ts'
import type { Me } from '#domain/team/account.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'

/** What every request has. */
type RequestVariables = {
  /** Name of this request in answers and logs. */
  requestId: string
}

/** What a request has behind `session`: who acts, and the rows of his shop alone. */
type SessionVariables = RequestVariables & {
  actor: StaffActor
  db: TenantDb
  user: Me['user'] & { sessionId: string }
}

/** Env of routes that anybody may call. */
export type AppEnv = { Bindings: Env; Variables: RequestVariables }
/** Env of routes behind `session`. */
export type SessionEnv = { Bindings: Env; Variables: SessionVariables }
/** Env of routes that speak the sync protocol: with the version in which the device speaks. */
export type SyncEnv = { Bindings: Env; Variables: SessionVariables & { protocol: number } }

export type AppContext = Context<AppEnv>
