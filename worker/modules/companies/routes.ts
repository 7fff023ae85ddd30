import { Hono } from 'hono'
import { planInForce } from '#worker/db/accounts.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { companyRegister } from '#worker/providers/companies/chosen.ts'
import { findCompany } from './service.ts'

/** Companies of the tax register. */
export const companyRoutes = new Hono<SessionEnv>()

companyRoutes.get('/:cui', async (c) => {
  const { tenantId } = c.get('actor')
  const effects = {
    env: c.env,
    asker: { tenantId, plan: () => planInForce(c.get('db'), new Date().toISOString()) },
    register: companyRegister(c.env),
    clock: Date.now,
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  }
  return c.json(await findCompany(effects, c.req.param('cui')))
})
