import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { memberships, users } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The active people of a shop. */
export const peopleOf = (env: Database, tenantId: string) =>
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
    .where(and(eq(memberships.tenant_id, tenantId), eq(memberships.state, 'active')))
    .orderBy(users.id)
    .all()
