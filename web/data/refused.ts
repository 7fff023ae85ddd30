import * as v from 'valibot'
import { AppError, type ErrorBody, type ErrorCode, isErrorCode, type Refusal } from '#domain/kernel/errors.ts'

/** Details from outside are not typed by their code. */
const AnyError: new (code: ErrorCode, details?: Omit<Refusal, 'code'>) => AppError = AppError

/** The server refused. A refusal without one of our codes came from something between us, and is `unavailable`. */
export class Refused extends AnyError {}

/** Parameters and issues are the server's: the code decides how they are read. */
const failureSchema = v.object({
  error: v.custom<ErrorBody['error']>(
    (error) => typeof error === 'object' && error !== null && 'code' in error && isErrorCode(error.code),
  ),
})

/** A fault of ours says which request it was, so that a person can tell us. */
const withRequest = ({ requestId, ...refusal }: ErrorBody['error']): Refusal =>
  refusal.code === 'internal' && requestId !== undefined ? { ...refusal, params: { requestId } } : refusal

/** Reads a failed answer. */
export const refusedBy = async (response: Response): Promise<Refused> => {
  const said = v.safeParse(failureSchema, await response.json().catch(() => null))
  if (said.success) return new Refused(said.output.error.code, withRequest(said.output.error))
  const retryAfter = Number(response.headers.get('retry-after'))
  const refused = new Refused('unavailable', retryAfter > 0 ? { params: { retryAfter } } : {})
  // It helps to find the proxy or gateway that has answered.
  refused.message = `answered ${response.status}`
  return refused
}

/** Seconds to wait before the same request, as the server said; 0 where it did not. */
export const secondsToWait = ({ params }: AppError): number => Number(params.retryAfter) || 0

/** Whether an error is the server's refusal with this code. */
export const isRefusedFor = (error: unknown, code: ErrorCode): boolean =>
  error instanceof Refused && error.code === code
