import { isOpenSql } from '../move/open.ts'
import { type Databases, shards } from '../tenant-db.ts'

/** A shop that wishes its SMS to come under a name of its own. */
export type AskedSender = { tenant_id: string; name: string; sender: string }

/** The sender names that wait for an answer, of all shards. */
export const askedSenders = async (env: Databases, most: number): Promise<AskedSender[]> => {
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare(
          `SELECT s.tenant_id, t.nume AS name, s.sender FROM message_settings AS s
           JOIN tenants AS t ON t.tenant_id = s.tenant_id AND t.id = s.tenant_id
           WHERE s.sender_state = 'asked' AND s.deleted_at IS NULL AND ${isOpenSql('t')} ORDER BY s.tenant_id LIMIT ?1`,
        )
        .bind(most)
        .all<AskedSender>(),
    ),
  )
  return found.flatMap(({ results }) => results)
}
