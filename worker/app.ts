import { except } from 'hono/combine'
import { createBase } from './http/base.ts'
import { health } from './http/health.ts'
import { knownPaths } from './http/known-paths.ts'
import { noStore } from './http/no-store.ts'
import { session } from './http/session.ts'
import { auth, me } from './modules/accounts/routes.ts'
import { documentRoutes } from './modules/documents/routes.ts'
import { syncRoutes } from './modules/sync/routes.ts'

/** The only parts of the API that answer without a session. */
export const PUBLIC_PATHS = ['/api/auth/*']

export const app = createBase()

app.use('/health', knownPaths(app))
app.use('/api/*', noStore, knownPaths(app), except(PUBLIC_PATHS, session))

app.route('/health', health)
app.route('/api/auth', auth)
app.route('/api/me', me)
app.route('/api/sync', syncRoutes)
app.route('/api/orders', documentRoutes)

// What is no route is a file or the app's shell.
app.notFound((c) => c.env.ASSETS.fetch(c.req.raw))
