import * as api from '#domain/api/companies.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { route } from '#worker/http/route.ts'
import { companyRegister } from '#worker/providers/companies/chosen.ts'
import { findCompany } from './service.ts'

/** Companies of the tax register. */
export const companyRoutes = [
  route(api.company, (c, { params }) => {
    const { tenantId } = c.get('actor')
    const effects = {
      env: c.env,
      asker: { tenantId, plan: () => planInForce(c.get('db'), new Date().toISOString()) },
      register: companyRegister(c.env),
      clock: Date.now,
      wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    }
    return findCompany(effects, params.cui)
  }),
]
