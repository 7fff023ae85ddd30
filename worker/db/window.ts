import { type Registered, windowOf, windowStart } from '#domain/sync/registry.ts'

/** A condition to append: a row under the alias `t` is in the window of its collection (S23), if it has one. */
export const windowSql = (registered: Registered, now: string): string => {
  const window = windowOf(registered)
  // The server makes the day; it never comes from a request.
  return window ? ` AND t."${window.recent}" >= '${windowStart(window, now)}'` : ''
}
