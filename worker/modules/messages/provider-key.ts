import { UUID } from '#domain/kernel/ids.ts'
import type { Message } from '#domain/messages/schema.ts'

/**
 * How a provider knows a message: by the shop, so that one account serves all shops, by the message and by its round. A
 * message that a person corrects and sends again is another one to the provider, which would take it for a repeat.
 */
export const providerKey = (tenantId: string, { id, round }: Pick<Message, 'id' | 'round'>): string =>
  `${tenantId}.${id}.${round}`

/** What a key names; null for a key that is not ours. */
export const readProviderKey = (
  key: string,
): { tenantId: string; messageId: string; round: number } | null => {
  const [tenantId = '', messageId = '', round = '', ...rest] = key.split('.')
  const isOurs = rest.length === 0 && UUID.test(tenantId) && UUID.test(messageId) && /^\d{1,4}$/.test(round)
  return isOurs ? { tenantId, messageId, round: Number(round) } : null
}
