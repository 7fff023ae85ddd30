/**
 * Whose account the free tier's data of this device is to go to. Registering says so by itself; a log-in does not: the
 * data may be somebody else's, so the person is asked first.
 */
const KEY = 'roa.adopt'

/** The data of the free tier shall go to this user's account; kept until it has. */
export const wantAdoption = (userId: string): void => localStorage.setItem(KEY, userId)

export const isAdoptionWanted = (userId: string): boolean => localStorage.getItem(KEY) === userId

export const endAdoption = (): void => localStorage.removeItem(KEY)
