import type { Env } from '#worker/env.ts'
import { anafRegister } from './anaf.ts'
import { localRegister } from './local.ts'
import type { CompanyRegister } from './port.ts'

/**
 * The register of this deployment: ANAF at the address of `COMPANY_REGISTER`, or the local register for the value
 * `local`.
 */
export const companyRegister = ({ COMPANY_REGISTER }: Pick<Env, 'COMPANY_REGISTER'>): CompanyRegister =>
  COMPANY_REGISTER === 'local' ? localRegister : anafRegister(COMPANY_REGISTER)
