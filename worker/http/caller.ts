import type { Context } from 'hono'

/** The machine itself: only developers and tests call from it, never users of the platform. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** The caller's address according to the platform, which the caller cannot set; '' where there is none. */
export const addressOf = (c: Pick<Context, 'req'>): string => {
  const address = c.req.header('cf-connecting-ip') ?? ''
  return LOOPBACK.test(address) ? '' : address
}
