import { companyCode, vatCountry } from '#domain/companies/vat-id.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { Buyer } from './draft.ts'

/** The buyer of an invoice as the car's row knows him, and what is still to be asked. */

const COMPANY =
  /(?:^|[\s.])(?:S\.?\s?R\.?\s?L|S\.?\s?A|P\.?\s?F\.?\s?A|S\.?\s?N\.?\s?C|I\.?\s?I|O\.?\s?N\.?\s?G)(?:[.\s-]|$)/i

/** A company by its code, its number in the register, or its name. */
const isCompany = (vehicle: Pick<Vehicle, 'client_nume' | 'client_cod_fiscal' | 'client_reg_com'>): boolean =>
  vehicle.client_reg_com !== '' ||
  (vehicle.client_cod_fiscal !== '' && isValidCui(vehicle.client_cod_fiscal)) ||
  vatCountry(vehicle.client_cod_fiscal) !== null ||
  COMPANY.test(vehicle.client_nume)

/** The columns that a car's row and an invoice both have. */
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

/** The buyer that a car's row tells of; `name` is the order's, for an order whose car is gone. */
export const buyerOf = (vehicle: Known | null, name: string): Buyer => {
  const known = vehicle ?? { ...NOBODY, client_nume: name }
  const columns = Object.fromEntries(KEPT_OF_BUYER.map((column) => [column, known[column]])) as Known
  const isFirm = isCompany(known)
  // A code of TVA of another country says where the company is, though nobody has chosen it.
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

/** What an invoice should say of its buyer and does not (art. 319(20)); a person's address is asked of nobody twice. */
export const missingOf = (buyer: Buyer): (keyof Buyer)[] => {
  const wanted: (keyof Buyer)[] = ['client_nume', 'client_adresa', 'client_localitate']
  if (isAtHome(buyer)) wanted.push('client_judet')
  if (buyer.client_tip === 'firma') wanted.push('client_cod_fiscal')
  return wanted.filter((column) => buyer[column] === '')
}

/** What of a buyer the car's row does not know yet, to be kept there for the next time. It keeps no region abroad. */
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
