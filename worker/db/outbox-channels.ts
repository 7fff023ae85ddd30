/** How a message can leave. */
export const OUTBOX_CHANNELS = ['mail', 'sms', 'whatsapp', 'push'] as const
export type OutboxChannel = (typeof OUTBOX_CHANNELS)[number]
