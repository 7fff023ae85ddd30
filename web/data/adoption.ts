/**
 * Into whose data (`dataOf`) the free tier's data of this device moves. Registering implies it; a log-in does not: the
 * data may belong to somebody else, so the app asks first.
 */
const KEY = 'roa.adopt'

/** Marks the data of the free tier for this person's shop, until it has moved. */
export const wantAdoption = (data: string): void => localStorage.setItem(KEY, data)

export const isAdoptionWanted = (data: string): boolean => localStorage.getItem(KEY) === data

export const endAdoption = (): void => localStorage.removeItem(KEY)
