import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'

/** The path of a file: `/assets/index-D_97.js`, `/icon.svg`. No address of the app ends like this. */
const FILE = /\.[a-z0-9]+$/i

const READING = ['GET', 'HEAD']

/**
 * A file, or the app's shell for an address of the app. A missing file (of an older version of the app) is 404: the
 * shell in its place would run as a script, and caches would keep it. Only GET and HEAD are allowed.
 * @throws AppError `method_not_allowed`
 */
export const fileOrShell = async (c: Context<AppEnv>): Promise<Response> => {
  if (!READING.includes(c.req.method)) {
    c.header('allow', READING.join(', '))
    throw new AppError('method_not_allowed')
  }
  const answer = await c.env.ASSETS.fetch(c.req.raw)
  if (answer.status !== 404 || FILE.test(c.req.path)) return answer
  return c.env.ASSETS.fetch(new Request(new URL('/', c.req.url), c.req.raw))
}
