/**
 * A device's time as an ISO instant. It stays within bounds, because a clock that was never set, or is decades off,
 * must stop nobody from writing: the time orders nothing (S2.2).
 */
export const instantOf = (milliseconds: number): string =>
  new Date(Math.min(Math.max(milliseconds, Date.UTC(1990, 0, 1)), Date.UTC(2100, 11, 31))).toISOString()
