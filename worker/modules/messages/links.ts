import { DAY } from '#domain/kernel/days.ts'
import type { Message } from '#domain/messages/schema.ts'
import { hasLink, type Links } from '#domain/messages/template.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { portalLinks } from '#domain/workshop/approvals/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { linkFor } from '#worker/pages/links.ts'

/** Days for which a stop link works. */
const STOP_DAYS = 365

/**
 * What a stop link leads to: one sending of a message, since a message that is sent again may go to another address.
 */
export const stopRow = ({ id, round }: Pick<Message, 'id' | 'round'>): string => `${id}.${round}`

/** The message and the round of a stop link. */
export const readStopRow = (row: string): Pick<Message, 'id' | 'round'> => {
  const [id = '', round = ''] = row.split('.')
  return { id, round: Number(round) }
}

/** The links in the text of a message. A repeat makes the same ones, so a message that is sent again is the same text. */
export const linksOf = async (env: Env, db: TenantDb, message: Message): Promise<Links> => {
  const { body, queued_at, link_id } = message
  const stopUntil = new Date(Date.parse(queued_at) + STOP_DAYS * DAY).toISOString()
  return {
    stop: hasLink(body, 'stop') ? await linkFor(env, db.tenantId, 'stop', stopRow(message), stopUntil) : '',
    link: link_id === null ? '' : await portalLink(env, db, link_id),
  }
}

const portalLink = async (env: Env, db: TenantDb, id: string): Promise<string> => {
  const link = await visibleRow(db, systemActor(db, 'messages'), portalLinks, id)
  return link ? linkFor(env, db.tenantId, 'portal', link.id, link.expires_at) : ''
}
