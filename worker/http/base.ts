import { Hono } from 'hono'
import { accessLine } from './access-line.ts'
import type { AppEnv } from './context.ts'
import { errorAnswer } from './error-answer.ts'
import { requestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

/** An app whose answers all have a request id, the security headers and, on failure, the one shape of errors. */
export const createBase = (): Hono<AppEnv> => {
  const app = new Hono<AppEnv>()
  app.use(requestId, accessLine, securityHeaders)
  app.onError(errorAnswer)
  return app
}
