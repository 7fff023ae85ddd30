import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'

/** The path of a file: `/assets/index-D_97.js`, `/icon.svg`. No address of the app ends like this. */
const FILE = /\.[a-z0-9]+$/i

const READING = ['GET', 'HEAD']

/**
 * The app's shell for an address of the app. Files that are there are served before the Worker is asked, so a file that
 * is asked for here is missing (of another version of the app) and is 404, which nobody keeps: the shell in its place
 * would run as a script, and while a version is rolled out the next answer may have it. Only GET and HEAD are allowed.
 * @throws AppError `method_not_allowed`
 */
export const shellOrMissing = (c: Context<AppEnv>): Response | Promise<Response> => {
  if (!READING.includes(c.req.method)) {
    c.header('allow', READING.join(', '))
    throw new AppError('method_not_allowed')
  }
  if (FILE.test(c.req.path)) return c.body(null, 404, { 'cache-control': 'no-store' })
  return c.env.ASSETS.fetch(new Request(new URL('/', c.req.url), c.req.raw))
}
