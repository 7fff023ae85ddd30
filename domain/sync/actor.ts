import type { Permission } from '#domain/team/permissions.ts'
import type { Role } from '#domain/team/roles.ts'

/**
 * Who acts (S6): a person of the shop with a session, a client with a capability, the server's own code, or an operator
 * of ROA AUTO. Every act is a commit by the tenant's Durable Object.
 */
export type Actor = StaffActor | ClientActor | SystemActor | OperatorActor
export type ActorKind = Actor['kind']

export const ACTOR_KINDS = ['staff', 'client', 'system', 'operator'] as const satisfies readonly ActorKind[]

type Someone = {
  tenantId: string
  /** The user who acts, or for whom the server acts; '' where there is none. */
  userId: string
  /** The name that others read in the history. */
  userName?: string
}

/** A person of the shop, identified by the session. */
export type StaffActor = Someone & {
  kind: 'staff'
  role: Role
  /** Rows of `mecanici` that belong to this user; they decide what a mechanic may see (S12.1). */
  mechanicIds?: readonly string[]
  /** Permissions that the shop grants beyond those of the role (`grantsOf`). */
  granted?: readonly Permission[]
}

/** The places from which a client acts. */
export const CLIENT_SOURCES = ['portal', 'stop_link', 'booking'] as const
export type ClientSource = (typeof CLIENT_SOURCES)[number]

/** The one row that a client may see and answer; the rows that are seen with it come along. */
export type Capability = { readonly collection: string; readonly id: string }

/**
 * Somebody without an account, who holds a capability. A client may write the columns that collections grant to
 * `client`.
 */
export type ClientActor = Someone & { kind: 'client'; source: ClientSource; capability: Capability }

/**
 * The parts of the server that act: a job, a provider's report. The catalogues of the languages have a name for each.
 */
export const SYSTEM_SOURCES = [
  'founding',
  'export',
  'photos',
  'messages',
  'approvals',
  'notifications',
  'privacy',
  'clock',
  'device',
  'billing',
  'team',
  'booking',
] as const
export type SystemSource = (typeof SYSTEM_SOURCES)[number]

/** The server's own code: it has every right and may write derived columns. */
export type SystemActor = Someone & { kind: 'system'; source: SystemSource }

/**
 * An operator of ROA AUTO, who states a reason. An operator may see and write what collections grant to `operator`, which
 * is what the shop has asked us for; nothing else of a shop is ours to see without its consent.
 */
export type OperatorActor = Someone & { kind: 'operator'; reason: string }

/** A person of the shop. */
export const staffActor = (
  { tenantId, userId, userName }: Someone,
  role: Role,
  mechanicIds?: readonly string[],
  granted: readonly Permission[] = [],
): StaffActor => ({
  kind: 'staff',
  tenantId,
  userId,
  ...(userName !== undefined && { userName }),
  role,
  ...(mechanicIds && { mechanicIds }),
  ...(granted.length > 0 && { granted }),
})

/** The system, on behalf of a user or of nobody. */
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

/** An operator, for a reason that the history shows. @throws Error without one */
export const operatorActor = (
  { tenantId, userId }: { tenantId: string; userId: string },
  reason: string,
): OperatorActor => {
  if (reason.trim() === '') throw new Error('an operator states a reason')
  return { kind: 'operator', tenantId, userId, reason }
}

/**
 * To whom a collection or a column can grant something: a role of the shop, a client, an operator. The system has every
 * right.
 */
export type Grantee = Role | 'client' | 'operator'

/** The grantee that an actor counts as; null for the system. */
export const granteeOf = (actor: Actor): Grantee | null => {
  if (actor.kind === 'system') return null
  return actor.kind === 'staff' ? actor.role : actor.kind
}

/** Who did an act, as the log stores it: the kind, and the origin or the reason (`source`, '' for staff). */
export type Author = { kind: ActorKind; source: string }

/** The author that stands for an actor. */
export const authorOf = (actor: Actor): Author => {
  if (actor.kind === 'staff') return { kind: 'staff', source: '' }
  return { kind: actor.kind, source: actor.kind === 'operator' ? actor.reason : actor.source }
}
