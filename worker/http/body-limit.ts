import { bodyLimit } from 'hono/body-limit'
import { AppError } from '#domain/kernel/errors.ts'

/** Bytes of a form: a log-in, a registration. */
export const FORM_BYTES = 16 * 1024

/** Refuses a longer body, also a chunked one without a length. @throws AppError `body_too_large` */
export const limitBody = (bytes: number) =>
  bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new AppError('body_too_large')
    },
  })
