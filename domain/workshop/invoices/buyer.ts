import { isCompany } from '#domain/companies/is-company.ts'
import { companyCode, vatCountry } from '#domain/companies/vat-id.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { Buyer } from './draft.ts'

/** The buyer of an invoice according to the car's row, and what is still missing. */

/** The columns that a car's row and an invoice share. */
const KEPT_OF_BUYER = [
  'client_nume',
  'client_telefon',
  'client_email',
  'client_cod_fiscal',
  'client_adresa',
  'client_localitate',
  'client_judet',
  'client_cod_postal',
  'client_reg_com',
  'client_platitor_tva',
  'client_tara',
] as const satisfies readonly (keyof Vehicle & keyof Buyer)[]

type Known = Pick<Vehicle, (typeof KEPT_OF_BUYER)[number]>

const NOBODY: Known = {
  client_nume: '',
  client_telefon: '',
  client_email: '',
  client_cod_fiscal: '',
  client_adresa: '',
  client_localitate: '',
  client_judet: '',
  client_cod_postal: '',
  client_reg_com: '',
  client_platitor_tva: 0,
  client_tara: 'RO',
}

/** The buyer according to the car's row; `name` comes from the order and serves orders without a car. */
export const buyerOf = (vehicle: Known | null, name: string): Buyer => {
  const known = vehicle ?? { ...NOBODY, client_nume: name }
  const columns = Object.fromEntries(KEPT_OF_BUYER.map((column) => [column, known[column]])) as Known
  const isFirm = isCompany(known.client_nume, known.client_cod_fiscal, known.client_reg_com)
  // A foreign TVA code implies the company's country, also where nobody has chosen one.
  const country =
    isFirm && isAtHome(known) ? (vatCountry(known.client_cod_fiscal) ?? 'RO') : known.client_tara
  return {
    ...columns,
    client_cod_fiscal: isFirm ? companyCode(known.client_cod_fiscal, country) : known.client_cod_fiscal,
    client_tip: isFirm ? 'firma' : 'persoana',
    client_tara: country || 'RO',
    ...(country !== known.client_tara && { client_judet: '' }),
  }
}

const isAtHome = ({ client_tara }: Pick<Buyer, 'client_tara'>): boolean =>
  client_tara === 'RO' || client_tara === ''

/**
 * The mandatory details of the buyer that an invoice lacks (art. 319(20)). The address of a private person is optional.
 */
export const missingOf = (buyer: Buyer): (keyof Buyer)[] => {
  const wanted: (keyof Buyer)[] = ['client_nume', 'client_adresa', 'client_localitate']
  if (isAtHome(buyer)) wanted.push('client_judet')
  if (buyer.client_tip === 'firma') wanted.push('client_cod_fiscal')
  return wanted.filter((column) => buyer[column] === '')
}

/**
 * The details of the buyer that the car's row lacks, to be stored there for next time. Foreign regions are not stored.
 */
export const newsOf = (buyer: Buyer, vehicle: Known): Partial<Known> => {
  const isAbroad = !isAtHome(buyer)
  const kept = isAbroad ? { ...buyer, client_judet: '' } : buyer
  return Object.fromEntries(
    KEPT_OF_BUYER.filter(
      (column) =>
        kept[column] !== vehicle[column] && (kept[column] !== '' || (isAbroad && column === 'client_judet')),
    ).map((column) => [column, kept[column]]),
  )
}
