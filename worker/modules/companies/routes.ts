import { createHmac } from 'node:crypto'
import * as api from '#domain/api/companies.ts'
import { planInForce } from '#worker/db/accounts.ts'
import type { Env } from '#worker/env.ts'
import { addressOf } from '#worker/http/caller.ts'
import { subnetOf } from '#worker/http/network.ts'
import { route } from '#worker/http/route.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { companyRegister } from '#worker/providers/companies/chosen.ts'
import { findCompany } from './service.ts'

const effectsOf = (env: Env) => ({
  env,
  register: companyRegister(env),
  clock: Date.now,
  wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
})

/** The name of a caller's network in the count of look-ups: a keyed hash, so that the table holds no address. */
const subnetKey = (env: Env, address: string): string =>
  createHmac('sha256', secretsOf(env).SESSION_SECRET)
    .update(`roa_lookup\n${subnetOf(address)}`)
    .digest('base64url')

/** Companies of the tax register. */
export const companyRoutes = [
  route(api.company, (c, { params }) => {
    const { tenantId } = c.get('actor')
    const plan = () => planInForce(c.get('db'), new Date().toISOString())
    return findCompany({ ...effectsOf(c.env), asker: { id: tenantId, plan } }, params.cui)
  }),
  route(api.companyForSignUp, (c, { params }) => {
    const id = subnetKey(c.env, addressOf(c))
    const asker = { id, group: 'sign-ups', plan: async () => 'free' as const }
    return findCompany({ ...effectsOf(c.env), asker }, params.cui)
  }),
]
