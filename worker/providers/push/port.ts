import type { PushMessage } from '#domain/notifications/push-message.ts'

/** A browser that wants notifications, as it described itself. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

/**
 * `accepted`: the push service has it. `gone`: the browser wants no more. `later`: in `after` milliseconds at the
 * earliest. `refused`: never in this form; our keys or our request are wrong.
 */
export type PushAnswer =
  | { kind: 'accepted' }
  | { kind: 'gone' }
  | { kind: 'later'; after: number }
  | { kind: 'refused' }

/** Brings notifications to browsers. */
export type PushProvider = {
  send(subscription: Subscription, message: PushMessage): Promise<PushAnswer>
}
