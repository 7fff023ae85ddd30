import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { isPushService } from '#domain/notifications/push-service.ts'
import { NOTIFICATION_LANGUAGES } from '#domain/notifications/schema.ts'
import { json, NONE } from './answers.ts'
import { contract } from './contract.ts'

const endpoint = v.pipe(v.string(), v.maxLength(1_000), v.check(isPushService, says('wrong_shape')))
const key = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[\w-]+$/, says('wrong_shape')))

/** The key with which a browser subscribes; null where this server pushes nothing. */
export const pushKey = contract({
  method: 'GET',
  path: '/api/push/key',
  access: 'session',
  answer: json(v.object({ key: v.nullable(v.string()) })),
  status: 200,
})

/** Tells a browser of this session from now on, in its language. Again, it is the same browser. */
export const pushSubscribe = contract({
  method: 'POST',
  path: '/api/push/subscriptions',
  access: 'session',
  body: v.strictObject({
    endpoint,
    p256dh: key(100),
    auth: key(50),
    language: v.picklist(NOTIFICATION_LANGUAGES),
  }),
  answer: NONE,
  status: 204,
})

/** Tells a browser no more. */
export const pushUnsubscribe = contract({
  method: 'POST',
  path: '/api/push/unsubscribe',
  access: 'session',
  body: v.strictObject({ endpoint }),
  answer: NONE,
  status: 204,
})

/** What a push service says of a test: it has it, it takes nothing now, the browser wants no more, it never takes it. */
const testOutcomes = ['accepted', 'later', 'gone', 'refused'] as const

/** Shows a test notification in a browser of this person; one that is not subscribed is `gone`. */
export const pushTest = contract({
  method: 'POST',
  path: '/api/push/test',
  access: 'session',
  body: v.strictObject({ endpoint }),
  answer: json(v.object({ outcome: v.picklist(testOutcomes) })),
  status: 200,
})
