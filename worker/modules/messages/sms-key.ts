import { UUID } from '#domain/kernel/ids.ts'

/** How a provider of SMS knows a message: by the shop and the message, so that one account serves all shops. */
export const smsKey = (tenantId: string, messageId: string): string => `${tenantId}.${messageId}`

/** The shop and the message of a key; null for a key that is not ours. */
export const readSmsKey = (key: string): { tenantId: string; messageId: string } | null => {
  const [tenantId = '', messageId = '', ...rest] = key.split('.')
  return rest.length === 0 && UUID.test(tenantId) && UUID.test(messageId) ? { tenantId, messageId } : null
}
