/**
 * Orders two ids, days or codes by code units, which is the same on every device and server. `localeCompare` is for
 * names that people read: its order depends on the data of the engine.
 */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
