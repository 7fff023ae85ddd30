import * as v from 'valibot'
import { cutText } from '#domain/kernel/text.ts'

/** What a push brings to the service worker, which shows it (`web/service-worker/notifications.ts`). */
export const pushMessageSchema = v.object({
  title: v.string(),
  body: v.string(),
  /** The page of the app that a click opens. */
  path: v.string(),
  /** A device shows one notification of a tag: what is delivered twice is seen once. */
  tag: v.string(),
})
export type PushMessage = v.InferOutput<typeof pushMessageSchema>

/** Characters of a text; push services take 4,096 bytes, encrypted. */
const LONGEST = 300

export const pushMessage = ({ title, body, path, tag }: PushMessage): PushMessage => ({
  title: cutText(title, LONGEST),
  body: cutText(body, LONGEST),
  path,
  tag,
})
