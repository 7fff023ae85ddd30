/**
 * A condition: the shop of a row of this table, or alias, is open on the database that is asked (S25.1). Whoever asks all
 * shards needs it: for a day after a move a shop has rows on two of them.
 */
export const isOpenSql = (of: string): string =>
  `EXISTS (SELECT 1 FROM sync_tenants AS s WHERE s.tenant_id = ${of}.tenant_id AND s.closed = 0)`

/** The same for effects; the directory has some that belong to no shop. */
export const isOpenEffectSql = (of: string): string => `(${of}.tenant_id = '' OR ${isOpenSql(of)})`
