import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { users } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The active users of a shop. */
export const peopleOf = (env: Database, tenantId: string) =>
  drizzle(directoryDb(env))
    .select({ id: users.id, role: users.rol, name: users.nume, email: users.email })
    .from(users)
    .where(and(eq(users.tenant_id, tenantId), eq(users.activ, 1)))
    .orderBy(users.id)
    .all()
