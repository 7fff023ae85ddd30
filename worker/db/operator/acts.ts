import { type Databases, directoryDb } from '../tenant-db.ts'

/** What operators did. Instants are ISO. */

export type OperatorAct = {
  id: string
  at: string
  operator: string
  /** '' for an act beside the shops. */
  tenant_id: string
  what: string
  reason: string
}

/** Notes an act before it is done; false where one of this id is noted already. */
export const noteAct = async (
  env: Databases,
  { id, at, operator, tenant_id, what, reason }: OperatorAct,
): Promise<boolean> =>
  (await directoryDb(env)
    .prepare(
      `INSERT INTO operator_acts (id, at, operator, tenant_id, what, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
    )
    .bind(id, at, operator, tenant_id, what, reason)
    .first()) !== null

/** The latest acts, of one shop or of all. */
export const latestActs = async (
  env: Databases,
  tenantId: string | null,
  most: number,
): Promise<OperatorAct[]> => {
  const { results } = await directoryDb(env)
    .prepare('SELECT * FROM operator_acts WHERE ?1 IS NULL OR tenant_id = ?1 ORDER BY at DESC LIMIT ?2')
    .bind(tenantId, most)
    .all<OperatorAct>()
  return results
}
