import type { ErrorHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorBody, isErrorCode, refusalOf, statusOf } from '#domain/kernel/errors.ts'
import { logFailure } from '#worker/log.ts'
import type { AppEnv } from './context.ts'

/** Seconds after which a request to a busy platform may be sent again. */
const BUSY_RETRY = 2

/** Turns anything thrown into an AppError. An unknown error is `internal`. */
export const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return new AppError('internal', { cause: error })
  // An AppError from a Durable Object arrives without its class and parameters; its message is its code.
  const code = error.message.replace(/^AppError: /, '')
  if (code === 'unavailable' || isBusy(error))
    return new AppError('unavailable', { params: { retryAfter: BUSY_RETRY }, cause: error })
  if (isErrorCode(code)) return new AppError(code, { cause: error })
  return new AppError('internal', { cause: error })
}

/** The platform marks errors of objects that are overloaded or just moved. */
const isBusy = (error: Error): boolean =>
  ('overloaded' in error && error.overloaded === true) || ('retryable' in error && error.retryable === true)

/** The one mapping from errors to answers. A client never sees a stack or an internal message. */
export const errorAnswer: ErrorHandler<AppEnv> = (thrown, c) => {
  const error = asAppError(thrown)
  const status = statusOf(error.code)
  const requestId = c.get('requestId')
  if (status >= 500) {
    logFailure({ requestId, method: c.req.method, route: routePath(c), status, code: error.code }, thrown)
  }
  c.header('cache-control', 'no-store')
  const { retryAfter } = error.params
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  return c.json(
    { error: { ...refusalOf(error), requestId } } satisfies ErrorBody,
    status as ContentfulStatusCode,
  )
}
