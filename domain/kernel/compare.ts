/**
 * The order of two ids, days or codes: by code units, the same on every device and server. `localeCompare` is for names
 * that people read, since each engine brings its own data for it.
 */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
