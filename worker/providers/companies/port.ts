import type { Company } from '#domain/companies/company.ts'

/** The tax register. */
export type CompanyRegister = {
  /**
   * The company of a fiscal code (bare digits) on a day, or null where there is none.
   * @throws AppError `company_service_down` when the register answers late or not in its own format
   */
  find(cui: string, day: string): Promise<Company | null>
}
