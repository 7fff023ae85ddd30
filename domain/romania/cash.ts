import { FIRST_DAY } from '../kernel/dates.ts'

/**
 * The cash that a shop may receive in one day from one company and from one person, in bani (Legea 70/2015, art. 3 and
 * 4). A new limit is a new line above the others; a shop that learns of one earlier enters it in its settings.
 */
export const CASH_LIMITS = [{ from: FIRST_DAY, company: 500_000, person: 1_000_000 }] as const

/** A shop's own limits: bani, and the day from which they apply; null leaves the legal limit. */
export type OwnLimits = {
  plafon_firma: number | null
  plafon_persoana: number | null
  plafon_din: string | null
}

/** The limit of a day in bani. */
export const cashLimit = (day: string, isCompany: boolean, own: OwnLimits): number => {
  const chosen = isCompany ? own.plafon_firma : own.plafon_persoana
  if (chosen !== null && (own.plafon_din === null || day >= own.plafon_din)) return chosen
  const lawful = CASH_LIMITS.find(({ from }) => day >= from) ?? CASH_LIMITS[CASH_LIMITS.length - 1]
  return isCompany ? (lawful?.company ?? 0) : (lawful?.person ?? 0)
}
