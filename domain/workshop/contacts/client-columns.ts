import { isCompany } from '#domain/companies/is-company.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { type Contact, normaliseFiscalCode } from './schema.ts'

/** The columns of a contact that a car repeats, and their names there. */
export const CLIENT_COLUMNS = {
  name: 'client_nume',
  phone: 'client_telefon',
  email: 'client_email',
  fiscal_code: 'client_cod_fiscal',
  registration: 'client_reg_com',
  vat_payer: 'client_platitor_tva',
  address: 'client_adresa',
  city: 'client_localitate',
  county: 'client_judet',
  postal_code: 'client_cod_postal',
  country: 'client_tara',
} as const satisfies Partial<Record<keyof Contact, keyof Vehicle>>

export type SharedColumn = keyof typeof CLIENT_COLUMNS
export type ClientColumn = (typeof CLIENT_COLUMNS)[SharedColumn]
export const SHARED_COLUMNS = Object.keys(CLIENT_COLUMNS) as SharedColumn[]

/** What a car says of its client, as a contact. */
export type ClientValues = Pick<Contact, SharedColumn>

/** The values of a client about whom nothing is known. */
export const NOTHING: ClientValues = {
  name: '',
  phone: '',
  email: '',
  fiscal_code: '',
  registration: '',
  vat_payer: 0,
  address: '',
  city: '',
  county: '',
  postal_code: '',
  country: 'RO',
}

export type CarClient = Pick<Vehicle, ClientColumn>

/** The client that a car's row describes. */
export const clientOf = (car: CarClient): ClientValues => {
  const values = Object.fromEntries(SHARED_COLUMNS.map((column) => [column, car[CLIENT_COLUMNS[column]]]))
  return { ...(values as ClientValues), fiscal_code: normaliseFiscalCode(car.client_cod_fiscal) }
}

/** Whether a car's row says who its client is. */
export const namesClient = ({ client_nume, client_telefon, client_cod_fiscal }: CarClient): boolean =>
  [client_nume, client_telefon, client_cod_fiscal].some((text) => text !== '')

/** The contact that is made of a car's client. */
export const contactFrom = (client: ClientValues): Partial<Contact> => ({
  ...client,
  kind: isCompany(client.name, client.fiscal_code, client.registration) ? 'company' : 'person',
})

/** What `from` knows and `into` does not. */
export const blanksOf = (into: ClientValues, from: ClientValues): Partial<ClientValues> =>
  Object.fromEntries(
    SHARED_COLUMNS.filter(
      (column) => into[column] === NOTHING[column] && from[column] !== NOTHING[column],
    ).map((column) => [column, from[column]]),
  )

/** The values of a contact under the names that a car has for them. */
export const asClientColumns = (values: Partial<ClientValues>): Partial<CarClient> =>
  Object.fromEntries(
    SHARED_COLUMNS.filter((column) => column in values).map((column) => [
      CLIENT_COLUMNS[column],
      values[column],
    ]),
  )
