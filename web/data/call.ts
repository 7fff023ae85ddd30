import { authorisedFetch } from './account.ts'
import { type Call, callBy } from './call-by.ts'
import { proveAgain } from './reauthentication.ts'
import { Refused } from './refused.ts'

/**
 * Calls a contract with the session of the person who is logged in. Where the server wants the password again, the
 * person is asked and the request is repeated.
 * @throws AppError as the API answers, NetworkError without an answer
 */
export const call: Call = async (contract, input, init) => {
  const once = callBy(authorisedFetch)
  try {
    return await once(contract, input, init)
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'reauthentication_required') || !(await proveAgain()))
      throw error
    return once(contract, input, init)
  }
}

/** The same for one person's data of one shop (`dataOf`), and never for other data; nobody is asked. */
export const callAs = (data: string) => callBy((path, init) => authorisedFetch(path, init, data))
