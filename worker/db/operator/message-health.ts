import { type Databases, shards } from '../tenant-db.ts'

/** What became of the messages to clients of all shops. */

export type MessageHealth = { channel: string; state: string; messages: number }

/**
 * Messages to clients that were put in the queue since an instant (ISO), by channel and state. The join goes from each
 * shop to its messages of that time by their index; a scan would read those of all times.
 */
export const messageHealth = async (env: Databases, since: string): Promise<MessageHealth[]> => {
  const sums = new Map<string, MessageHealth>()
  for (const d1 of shards(env)) {
    const { results } = await d1
      .prepare(
        `SELECT m.channel, m.state, count(*) AS messages FROM sync_tenants AS s
         CROSS JOIN messages AS m ON m.tenant_id = s.tenant_id AND m.queued_at >= ?1
         WHERE s.closed = 0 AND m.direction = 'out' AND m.deleted_at IS NULL GROUP BY m.channel, m.state`,
      )
      .bind(since)
      .all<MessageHealth>()
    for (const { channel, state, messages } of results) {
      const name = `${channel}/${state}`
      sums.set(name, { channel, state, messages: messages + (sums.get(name)?.messages ?? 0) })
    }
  }
  return [...sums.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}
