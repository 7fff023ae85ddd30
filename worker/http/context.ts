import type { Context } from 'hono'
import type { PlanId } from '#domain/plans/catalogue.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import type { Me } from '#domain/team/account.ts'
import type { SessionUser } from '#worker/db/sessions.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'

/** Variables of every request. */
type RequestVariables = {
  /** Id of this request in answers and logs. */
  requestId: string
}

/** Variables after `session`: the actor, and the rows of the actor's shop only. */
type SessionVariables = RequestVariables & {
  actor: StaffActor
  db: TenantDb
  /** The plan in force; null where the contract names no feature. */
  plan: PlanId | null
  user: Me['user'] & Pick<SessionUser, 'sessionId' | 'authenticatedAt'>
}

/** Env of public routes. */
export type AppEnv = { Bindings: Env; Variables: RequestVariables }
/** Env of routes that need a session. */
export type SessionEnv = { Bindings: Env; Variables: SessionVariables }
/** Env of routes of the sync protocol: with the version of the device. */
export type SyncEnv = { Bindings: Env; Variables: SessionVariables & { protocol: number } }

/** Env of the console's routes: with the e-mail, or the name, of the operator. */
export type OperatorEnv = { Bindings: Env; Variables: RequestVariables & { operator: string } }

export type AppContext = Context<AppEnv>
