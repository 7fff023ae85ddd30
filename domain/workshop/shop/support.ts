/** Minutes for which an owner's consent lets ROA AUTO's people look at the shop. */
export const SUPPORT_MINUTES = 60

/** Whether they may look now; instants are ISO. */
export const isSupported = (
  { support_until: until }: { support_until: string | null },
  now: string,
): boolean => until !== null && until > now

/** When a consent that is still given began. */
export const supportSince = (until: string): string =>
  new Date(Date.parse(until) - SUPPORT_MINUTES * 60_000).toISOString()
