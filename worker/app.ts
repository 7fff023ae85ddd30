import { API, OPERATOR } from '#domain/api/paths.ts'
import { createBase } from './http/base.ts'
import { mount } from './http/mount.ts'
import { noRoute } from './http/no-route.ts'
import { noStore } from './http/no-store.ts'
import { shellOrMissing } from './http/shell-or-missing.ts'
import { accountRoutes } from './modules/accounts/routes.ts'
import { appointmentRoutes } from './modules/appointments/routes.ts'
import { auditRoutes } from './modules/audit/routes.ts'
import { clientErrorRoutes } from './modules/client-errors/routes.ts'
import { companyRoutes } from './modules/companies/routes.ts'
import { devPaymentRoutes } from './modules/dev/payment-routes.ts'
import { devRoutes } from './modules/dev/routes.ts'
import { documentRoutes } from './modules/documents/routes.ts'
import { exportRoutes } from './modules/exports/routes.ts'
import { healthRoutes } from './modules/health/routes.ts'
import { messageRoutes } from './modules/messages/routes.ts'
import { notificationRoutes } from './modules/notifications/routes.ts'
import { refused } from './modules/operator/refused.ts'
import { operatorRoutes } from './modules/operator/routes.ts'
import { paymentRoutes } from './modules/payments/routes.ts'
import { photoRoutes } from './modules/photos/routes.ts'
import { privacyRoutes } from './modules/privacy/routes.ts'
import { supportRoutes } from './modules/support/routes.ts'
import { syncRoutes } from './modules/sync/routes.ts'
import { teamRoutes } from './modules/team/routes.ts'
import { noPage } from './pages/no-page.ts'
import { portalRoutes } from './pages/portal/api.ts'
import { pages } from './pages/routes.ts'

/** Every route of the API; its contract (`domain/api`) declares who may call it, and with what input. */
const ROUTES = [
  ...accountRoutes,
  ...teamRoutes,
  ...syncRoutes,
  ...documentRoutes,
  ...photoRoutes,
  ...portalRoutes,
  ...appointmentRoutes,
  ...companyRoutes,
  ...exportRoutes,
  ...auditRoutes,
  ...privacyRoutes,
  ...messageRoutes,
  ...notificationRoutes,
  ...healthRoutes,
  ...clientErrorRoutes,
  ...paymentRoutes,
  ...supportRoutes,
  ...operatorRoutes,
  ...devRoutes,
  ...devPaymentRoutes,
]

export const app = createBase()
app.use(`${API}/*`, noStore)
app.use(`${OPERATOR}/*`, refused)
mount(app, ROUTES)
app.route('/', pages)
app.notFound(noRoute(ROUTES, noPage, shellOrMissing))
