import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'

/** Answers of the API concern one person at one moment: no cache may store them. */
export const noStore = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  if (c.res.status !== 101) c.header('cache-control', 'no-store')
})
