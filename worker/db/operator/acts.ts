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

/** Whether an operator did an act for a shop since an instant. */
export const hasActed = async (
  env: Databases,
  {
    operator,
    tenant_id,
    what,
    since,
  }: Pick<OperatorAct, 'operator' | 'tenant_id' | 'what'> & { since: string },
): Promise<boolean> =>
  (await directoryDb(env)
    .prepare(
      'SELECT 1 FROM operator_acts WHERE at >= ?1 AND tenant_id = ?2 AND operator = ?3 AND what = ?4 LIMIT 1',
    )
    .bind(since, tenant_id, operator, what)
    .first()) !== null

/** Whether an act of this id is noted: its press came before. */
export const isNoted = async (env: Databases, id: string): Promise<boolean> =>
  (await directoryDb(env).prepare('SELECT 1 FROM operator_acts WHERE id = ?1').bind(id).first()) !== null
