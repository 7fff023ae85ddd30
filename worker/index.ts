import { app } from './app.ts'
import { withIncidents } from './db/kept-incidents.ts'
import type { EffectMessage, Env } from './env.ts'
import { queue } from './jobs/queue.ts'
import { scheduled } from './jobs/scheduled.ts'
import { placed } from './placed.ts'

export { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

export default {
  fetch: (request, env, context) =>
    withIncidents('request', env, context, () => app.fetch(request, placed(env), context)),
  queue: (batch, env, context) =>
    withIncidents('queue', env, context, () => queue(batch, placed(env), context)),
  scheduled: (event, env, context) =>
    withIncidents('cron', env, context, () => scheduled(event, placed(env), context)),
} satisfies ExportedHandler<Env, EffectMessage>
