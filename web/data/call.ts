import { authorisedFetch } from './account.ts'
import { callBy } from './call-by.ts'

/**
 * Calls a contract with the session of the person who is logged in.
 * @throws AppError as the API answers, NetworkError without an answer
 */
export const call = callBy(authorisedFetch)

/** The same, with the session of one person and never of another. */
export const callAs = (userId: string) => callBy((path, init) => authorisedFetch(path, init, userId))
