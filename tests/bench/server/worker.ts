import type { Env } from '#worker/env.ts'
import product from '#worker/index.ts'
import { countActs } from './counts.ts'
import { type RawAsk, writeRaw } from './raw-writes.ts'

export { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

/** The product's own Worker, with routes beside it that measure the platform alone in the same workerd. */
export default {
  fetch: async (request, env, ctx) => {
    const { pathname, searchParams } = new URL(request.url)
    const d1 = env.DB as unknown as D1Database
    if (pathname === '/bench/raw') return Response.json(await writeRaw(d1, (await request.json()) as RawAsk))
    if (pathname === '/bench/counts') {
      return Response.json(await countActs(d1, Number(searchParams.get('others'))))
    }
    return product.fetch(request, env, ctx)
  },
} satisfies ExportedHandler<Env>
