import type { Role } from '#domain/team/roles.ts'

/**
 * Who acts (S6): a person of the shop by his session, a client by the one thing he was asked about, the server's own code,
 * or one of us. Every act of any of them is a commit by the tenant's object.
 */
export type Actor = StaffActor | ClientActor | SystemActor | OperatorActor
export type ActorKind = Actor['kind']

export const ACTOR_KINDS = ['staff', 'client', 'system', 'operator'] as const satisfies readonly ActorKind[]

type Someone = {
  tenantId: string
  /** The user who did it, or for whom the server does it; '' where there is none. */
  userId: string
  /** What others read of who did something. */
  userName?: string
}

/** Somebody of the shop, by his session. */
export type StaffActor = Someone & {
  kind: 'staff'
  role: Role
  /** Rows of `mecanici` that are this user; what a mechanic may see depends on them (S12). */
  mechanicIds?: readonly string[]
}

/** Where a client acts from. */
export const CLIENT_SOURCES = ['portal'] as const
export type ClientSource = (typeof CLIENT_SOURCES)[number]

/** The one row that a client may see and answer, with what is seen with it. */
export type Capability = { readonly collection: string; readonly id: string }

/** Somebody without an account, who holds a capability. He may write what collections grant to `client`, column by column. */
export type ClientActor = Someone & { kind: 'client'; source: ClientSource; capability: Capability }

/** What of the server's own code acts: a job, a provider's report. Each has its name in the catalogues of the languages. */
export const SYSTEM_SOURCES = ['founding', 'export', 'photos', 'device'] as const
export type SystemSource = (typeof SYSTEM_SOURCES)[number]

/** The server's own code: it has every right and may write derived columns. */
export type SystemActor = Someone & { kind: 'system'; source: SystemSource }

/** One of us, who says why. He may see and write what collections grant to `operator`. */
export type OperatorActor = Someone & { kind: 'operator'; reason: string }

/** Somebody of the shop. */
export const staffActor = (
  { tenantId, userId, userName }: Someone,
  role: Role,
  mechanicIds?: readonly string[],
): StaffActor => ({
  kind: 'staff',
  tenantId,
  userId,
  ...(userName !== undefined && { userName }),
  role,
  ...(mechanicIds && { mechanicIds }),
})

/** The system, for somebody or for nobody. */
export const systemActor = (
  { tenantId, userId = '' }: { tenantId: string; userId?: string },
  source: SystemSource,
): SystemActor => ({ kind: 'system', tenantId, userId, source })

/** A client with his capability. */
export const clientActor = (tenantId: string, source: ClientSource, capability: Capability): ClientActor => ({
  kind: 'client',
  tenantId,
  userId: '',
  source,
  capability,
})

/** Whom a collection or a column can grant something: a role of the shop, a client, one of us. The system is granted all. */
export type Grantee = Role | 'client' | 'operator'

/** As whom an actor is granted something; null for the system. */
export const granteeOf = (actor: Actor): Grantee | null => {
  if (actor.kind === 'system') return null
  return actor.kind === 'staff' ? actor.role : actor.kind
}

/** Who did an act, as the log keeps it: the kind, and where the act came from or why (`source`, '' for staff). */
export type Author = { kind: ActorKind; source: string }

/** The author that an actor is. */
export const authorOf = (actor: Actor): Author => {
  if (actor.kind === 'staff') return { kind: 'staff', source: '' }
  return { kind: actor.kind, source: actor.kind === 'operator' ? actor.reason : actor.source }
}
