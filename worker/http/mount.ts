import type { Hono } from 'hono'
import { registerContracts } from '#domain/api/registry.ts'
import type { AppEnv } from './context.ts'
import type { Route } from './route.ts'

/** Registers routes on an app. @throws Error when two answer the same method and address */
export const mount = (app: Hono<AppEnv>, routes: readonly Route[]): void => {
  registerContracts(routes.map(({ contract }) => contract))
  for (const { contract, handlers } of routes) app.on(contract.method, [contract.path], ...handlers)
}
