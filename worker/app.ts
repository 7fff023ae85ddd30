import { except } from 'hono/combine'
import { GATES } from './gates.ts'
import { createBase } from './http/base.ts'
import { fileOrShell } from './http/file-or-shell.ts'
import { health } from './http/health.ts'
import { knownPaths } from './http/known-paths.ts'
import { noStore } from './http/no-store.ts'
import { planGate } from './http/plan-gate.ts'
import { session } from './http/session.ts'
import { auth, me } from './modules/accounts/routes.ts'
import { companyRoutes } from './modules/companies/routes.ts'
import { documentRoutes, invoiceDocumentRoutes } from './modules/documents/routes.ts'
import { exportRoutes } from './modules/export/routes.ts'
import { photoRoutes } from './modules/photos/routes.ts'
import { syncRoutes } from './modules/sync/routes.ts'

/** The only parts of the API that answer without a session. */
export const PUBLIC_PATHS = ['/api/auth/*']

export const app = createBase()

app.use('/health', knownPaths(app))
app.use('/api/*', noStore, knownPaths(app), except(PUBLIC_PATHS, session))
for (const gate of GATES) app.use(gate.paths, planGate(gate))

app.route('/health', health)
app.route('/api/auth', auth)
app.route('/api/me', me)
app.route('/api/sync', syncRoutes)
app.route('/api/orders', documentRoutes)
app.route('/api/invoices', invoiceDocumentRoutes)
app.route('/api/photos', photoRoutes)
app.route('/api/companies', companyRoutes)
app.route('/api/export', exportRoutes)

// What is no route is a file or the app's shell.
app.notFound(fileOrShell)
