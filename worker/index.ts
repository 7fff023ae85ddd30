import { app } from './app.ts'
import type { Env } from './env.ts'

export { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

export default { fetch: app.fetch } satisfies ExportedHandler<Env>
