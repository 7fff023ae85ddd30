import { type Registered, windowOf, windowStart } from '#domain/sync/registry.ts'

/** The condition, to append, that a row under the alias `t` lies in the window of its collection (S23), if it has one. */
export const windowSql = (registered: Registered, now: string): string => {
  const window = windowOf(registered)
  // A day that is made here, from no request.
  return window ? ` AND t."${window.recent}" >= '${windowStart(window, now)}'` : ''
}
