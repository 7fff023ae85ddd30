import { isOpenEffectSql, isOpenSql } from '../move/open.ts'
import { type Databases, directoryDb, shards } from '../tenant-db.ts'

/** What waits for an operator. */
export type Waiting = {
  dead: number
  /** Reports of payments that nothing has handled. */
  reports: number
  senders: number
  /** Kinds of incidents that are open. */
  incidents: number
}

/** What waits now: reports that came before `handledBy`, and incidents that began since `since`; instants are ISO. */
export const waitingFor = async (
  env: Databases,
  { handledBy, since }: { handledBy: string; since: string },
): Promise<Waiting> => {
  const known = await directoryDb(env)
    .prepare(
      `SELECT (SELECT count(*) FROM payment_events WHERE handled_at IS NULL AND received_at < ?1) AS reports,
         (SELECT count(*) FROM incidents WHERE first_at >= ?2 AND done_at IS NULL) AS incidents`,
    )
    .bind(handledBy, since)
    .first<Pick<Waiting, 'reports' | 'incidents'>>()
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare(
          `SELECT (SELECT count(*) FROM effects WHERE state = 'dead' AND next_at IS NULL
               AND ${isOpenEffectSql('effects')}) AS dead,
             (SELECT count(*) FROM message_settings WHERE sender_state = 'asked' AND deleted_at IS NULL
               AND ${isOpenSql('message_settings')}) AS senders`,
        )
        .first<Pick<Waiting, 'dead' | 'senders'>>(),
    ),
  )
  const sum = (name: 'dead' | 'senders') => found.reduce((total, one) => total + (one?.[name] ?? 0), 0)
  return {
    reports: known?.reports ?? 0,
    incidents: known?.incidents ?? 0,
    dead: sum('dead'),
    senders: sum('senders'),
  }
}
