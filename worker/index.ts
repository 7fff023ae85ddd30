import { app } from './app.ts'
import type { EffectMessage, Env } from './env.ts'
import { queue } from './jobs/queue.ts'
import { scheduled } from './jobs/scheduled.ts'

export { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

export default { fetch: app.fetch, queue, scheduled } satisfies ExportedHandler<Env, EffectMessage>
