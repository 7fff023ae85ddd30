import { DAY } from '#domain/kernel/days.ts'
import type { Message } from '#domain/messages/schema.ts'
import { hasLink, type Links } from '#domain/messages/template.ts'
import type { Env } from '#worker/env.ts'
import { linkFor } from '#worker/pages/links.ts'

/** Days for which a stop link works. */
const STOP_DAYS = 365

/** The links in the text of a message. A repeat makes the same ones, so a message that is sent again is the same text. */
export const linksOf = async (env: Env, tenantId: string, message: Message): Promise<Links> => {
  const { id, body, queued_at } = message
  const stopUntil = new Date(Date.parse(queued_at) + STOP_DAYS * DAY).toISOString()
  return {
    stop: hasLink(body, 'stop') ? await linkFor(env, tenantId, 'stop', id, stopUntil) : '',
    link: '',
  }
}
