import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { MembershipState } from '#domain/team/membership.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { memberships, users } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The people who decide about the subscription of a shop. */
export const ownersOf = async (env: Database, tenantId: string) =>
  (await peopleOf(env, tenantId)).filter(({ role }) => rolesWith('subscription').includes(role))

/** The people of a shop in a state, the active ones unless another is asked for. */
export const peopleOf = (env: Database, tenantId: string, state: MembershipState = 'active') =>
  drizzle(directoryDb(env))
    .select({
      id: users.id,
      role: memberships.rol,
      name: users.nume,
      email: users.email,
      language: users.language,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.user_id))
    .where(and(eq(memberships.tenant_id, tenantId), eq(memberships.state, state)))
    .orderBy(users.id)
    .all()
