import type { CompanyAnswer } from '#domain/companies/company.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError, sentenceOf } from '#domain/kernel/errors.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { keepLookup, type Lookup, readLookup, takeTurn } from '#worker/db/company-lookups.ts'
import type { Env } from '#worker/env.ts'
import type { CompanyRegister } from '#worker/providers/companies/port.ts'

const HOUR = 3_600_000
/** For how long the register's word is taken without asking again. */
const KEPT = { found: 24 * HOUR, unknown: HOUR }
/** The register answers one request a second; more than these milliseconds nobody waits for his turn. */
const TURN = { interval: 1_000, patience: 4_000 }

const isFresh = ({ company, asOf }: Lookup, now: number): boolean =>
  now - Date.parse(asOf) < (company ? KEPT.found : KEPT.unknown)

const answer = ({ company, asOf }: Lookup): CompanyAnswer => {
  if (!company) throw new AppError('company_not_found')
  return { company, asOf }
}

/**
 * The company of a code, from what the register said lately or from the register itself. Where that is down, an older
 * word is better than none.
 * @throws AppError `invalid_input`, `company_not_found`, `company_service_down`
 */
export const findCompany = async (
  { env, register, clock, wait }: Effects,
  typed: string,
): Promise<CompanyAnswer> => {
  const cui = normaliseCui(typed).replace(/^0+/, '')
  if (!isValidCui(cui)) {
    throw new AppError('invalid_input', { issues: [{ path: 'cui', message: sentenceOf('cui_invalid') }] })
  }
  const now = clock()
  const kept = await readLookup(env, cui)
  if (kept && isFresh(kept, now)) return answer(kept)
  try {
    const turn = await takeTurn(env, 'companies', { now, ...TURN })
    if (turn === null) throw new AppError('company_service_down', { retryAfter: TURN.patience / 1_000 })
    if (turn > 0) await wait(turn)
    const lookup = {
      company: await register.find(cui, dayInRomania(now)),
      asOf: new Date(now).toISOString(),
    }
    await keepLookup(env, cui, lookup)
    return answer(lookup)
  } catch (error) {
    if (kept?.company && error instanceof AppError && error.code === 'company_service_down')
      return answer(kept)
    throw error
  }
}

/** What a look-up needs of the world. `clock` in milliseconds. */
type Effects = {
  env: Pick<Env, 'DB'>
  register: CompanyRegister
  clock: () => number
  wait: (milliseconds: number) => Promise<void>
}
