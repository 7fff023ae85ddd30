import { DAY } from '#domain/kernel/days.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { TenantObject as ProductObject } from '#durable-objects/tenant/tenant-object.ts'
import type { EffectMessage, Env } from '#worker/env.ts'
import product from '#worker/index.ts'
import { countActs } from './counts.ts'
import { prepareRaw, type RawAsk, writeNext, writeRaw } from './raw-writes.ts'
import { countAnew, switchedDb } from './switched-db.ts'

const switched = (env: Env): Env => ({ ...env, DB: switchedDb(env.DB), DB_1: switchedDb(env.DB_1) })

export class TenantObject extends ProductObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, switched(env))
  }
}

/** Puts a shop on Pro, with a pack of SMS. */
const putOnPro = async ({ TENANT }: Env, tenantId: string): Promise<void> => {
  const bought_at = new Date().toISOString()
  const pack = {
    feature: 'sms',
    units: 100_000,
    bought_at,
    expires_at: new Date(Date.now() + 30 * DAY).toISOString(),
  }
  const ops: Op[] = [
    {
      op: 'patch',
      collection: 'tenants',
      id: tenantId,
      base: 0,
      data: { plan: 'pro', trial_expires_at: null },
    },
    { op: 'insert', collection: 'usage_packs', id: crypto.randomUUID(), data: pack },
  ]
  await TENANT.getByName(tenantId).act(systemActor({ tenantId }, 'founding'), { key: 'pro', ops }, undefined)
}

/** The product's own Worker, with routes beside it that measure the platform alone in the same workerd. */
export default {
  fetch: async (request, env, ctx) => {
    const { pathname, searchParams } = new URL(request.url)
    const d1 = env.DB as unknown as D1Database
    if (pathname === '/bench/raw') return Response.json(await writeRaw(d1, (await request.json()) as RawAsk))
    if (pathname === '/bench/raw/prepare')
      return Response.json(await prepareRaw(d1, (await request.json()) as RawAsk))
    if (pathname === '/bench/raw/next') return writeNext(d1, request)
    if (pathname === '/bench/counts') {
      return Response.json(await countActs(d1, Number(searchParams.get('others'))))
    }
    if (pathname === '/bench/pro') {
      await putOnPro(env, searchParams.get('tenant') ?? '')
      return new Response('done')
    }
    if (pathname === '/bench/unsent') {
      const unsent = await d1
        .prepare(
          "SELECT count(*) FROM effects WHERE tenant_id = ? AND state = 'pending' AND job = 'messages.send'",
        )
        .bind(searchParams.get('tenant'))
        .first<number>('count(*)')
      return new Response(String(unsent))
    }
    if (pathname === '/bench/d1') return Response.json(countAnew(searchParams.has('on')))
    return product.fetch(request, env, ctx)
  },
  queue: (batch, env, ctx) => product.queue(batch, switched(env), ctx),
} satisfies ExportedHandler<Env, EffectMessage>
