/**
 * The user whose account receives the free tier's data of this device. Registering implies it; a log-in does not: the
 * data may belong to somebody else, so the app asks first.
 */
const KEY = 'roa.adopt'

/** Marks the data of the free tier for this user's account, until it has moved. */
export const wantAdoption = (userId: string): void => localStorage.setItem(KEY, userId)

export const isAdoptionWanted = (userId: string): boolean => localStorage.getItem(KEY) === userId

export const endAdoption = (): void => localStorage.removeItem(KEY)
