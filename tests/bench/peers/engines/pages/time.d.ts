export const now: () => number
export const until: (holds: () => boolean | Promise<boolean>) => Promise<void>
