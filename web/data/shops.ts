import * as api from '#domain/api/account.ts'
import { call } from './call.ts'
import { enter } from './log-in.ts'

/**
 * Goes to another shop of the person. Each has its own database on the device, so what is unsent in the one that is left
 * waits there.
 * @throws AppError as the API answers, NetworkError without an answer
 */
export const switchShop = async (id: string): Promise<void> =>
  enter(await call(api.switchShop, { body: { id } }))
