import type { Context } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { API, SERVER_PATTERN } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from './context.ts'
import type { Route } from './route.ts'

/**
 * Answers requests without a route: a wrong method of a known address, or an unknown address of the API. It asks for no
 * session first, so that a wrong address is reported as such and not as „log in again”; addresses are no secret.
 * The server's other addresses answer the page of a wrong link; what is not the server's goes to `elsewhere`.
 * @throws AppError `not_found`, `method_not_allowed`
 */
export const noRoute = (
  routes: readonly Route[],
  noPage: (c: Context<AppEnv>) => Response | Promise<Response>,
  elsewhere: (c: Context<AppEnv>) => Response | Promise<Response>,
): ((c: Context<AppEnv>) => Promise<Response>) => {
  const table = new TrieRouter<string>()
  for (const { contract } of routes) table.add('ALL', contract.path, contract.method)
  return async (c) => {
    const { path } = c.req
    const methods = new Set(table.match('ALL', path)[0].map(([method]) => method))
    if (methods.size > 0) {
      if (methods.has('GET')) methods.add('HEAD')
      c.header('allow', [...methods].join(', '))
      throw new AppError('method_not_allowed')
    }
    if (path === API || path.startsWith(`${API}/`)) throw new AppError('not_found')
    return SERVER_PATTERN.test(path) ? noPage(c) : elsewhere(c)
  }
}
