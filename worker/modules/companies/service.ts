import type { CompanyAnswer } from '#domain/companies/company.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError, type ErrorCode } from '#domain/kernel/errors.ts'
import { PLANS, type PlanId } from '#domain/plans/catalogue.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { keepLookup, type Lookup, readLookup, reserveSlot } from '#worker/db/company-lookups.ts'
import type { Env } from '#worker/env.ts'
import type { CompanyRegister } from '#worker/providers/companies/port.ts'

const HOUR = 3_600_000
/** How long an answer of the register is used without asking again. */
const KEPT = { found: 24 * HOUR, unknown: HOUR }
const SECOND = 1_000
/** The register answers one request per second; no request waits longer than this, in milliseconds. */
const SLOT = { interval: SECOND, patience: 4 * SECOND }
/** A shop, and all sign-ups together, get every second of these slots at most, so that one is always left for others. */
const OWN_SLOT = { interval: 2 * SECOND, patience: 4 * SECOND }

/** Reasons without a current answer of the register: an older answer is better than none. */
const NOT_NOW: readonly ErrorCode[] = ['company_service_down', 'too_many_lookups']

const isFresh = ({ company, asOf }: Lookup, now: number): boolean =>
  now - Date.parse(asOf) < (company ? KEPT.found : KEPT.unknown)

const answer = ({ company, asOf }: Lookup): CompanyAnswer => {
  if (!company) throw new AppError('company_not_found')
  return { company, asOf }
}

/**
 * The company of a code, from a recent answer of the register or from the register itself. Where that is down, an older
 * answer is better than none.
 * @throws AppError `invalid_input`, `company_not_found`, `company_service_down`, `too_many_lookups`
 */
export const findCompany = async (effects: Effects, typed: string): Promise<CompanyAnswer> => {
  const { env, register, clock } = effects
  const cui = normaliseCui(typed).replace(/^0+/, '')
  if (!isValidCui(cui)) {
    throw new AppError('invalid_input', { issues: [{ path: 'cui', code: 'cui_invalid' }] })
  }
  const now = clock()
  const kept = await readLookup(env, cui)
  if (kept && isFresh(kept, now)) return answer(kept)
  try {
    await awaitSlot(effects)
    const lookup = {
      company: await register.find(cui, dayInRomania(now)),
      asOf: new Date(now).toISOString(),
    }
    await keepLookup(env, cui, lookup)
    return answer(lookup)
  } catch (error) {
    if (kept?.company && error instanceof AppError && NOT_NOW.includes(error.code)) return answer(kept)
    throw error
  }
}

/**
 * Waits for the shop's slot at the register. A shop that asks too much is refused alone, by its plan.
 * @throws AppError `too_many_lookups`, `company_service_down` when too many shops ask
 */
const awaitSlot = async ({ env, asker, clock, wait }: Effects): Promise<void> => {
  const { inARow, perHour } = PLANS[await asker.plan()].limits.companyLookups
  const interval = HOUR / perHour
  const share = { interval, patience: (inARow - 1) * interval }
  const own = await reserveSlot(env, `companies ${asker.group ?? asker.id}`, { now: clock(), ...OWN_SLOT })
  if (own === null)
    throw new AppError('too_many_lookups', { params: { retryAfter: OWN_SLOT.patience / SECOND } })
  if ((await reserveSlot(env, `companies an hour ${asker.id}`, { now: clock(), ...share })) === null)
    throw new AppError('too_many_lookups', { params: { retryAfter: Math.ceil(interval / SECOND) } })
  if (own > 0) await wait(own)
  const slot = await reserveSlot(env, 'companies', { now: clock(), ...SLOT })
  if (slot === null)
    throw new AppError('company_service_down', { params: { retryAfter: SLOT.patience / SECOND } })
  if (slot > 0) await wait(slot)
}

/** The outside world of a look-up. `clock` in milliseconds. */
type Effects = {
  env: Pick<Env, 'DB'>
  register: CompanyRegister
  /**
   * The shop that asks, and its plan, which is read only before a request to the register. Askers of a group share the
   * slots of one shop.
   */
  asker: { id: string; group?: string; plan: () => Promise<PlanId> }
  clock: () => number
  wait: (milliseconds: number) => Promise<void>
}
