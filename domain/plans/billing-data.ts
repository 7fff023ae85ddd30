import * as v from 'valibot'
import { isValidCnp } from '#domain/romania/cnp.ts'
import { isValidCui } from '#domain/romania/cui.ts'

/** The columns of the shop's row that name it as the buyer on the invoices of its subscription. */
export const BILLING_COLUMNS = [
  'nume',
  'cui',
  'reg_com',
  'adresa',
  'localitate',
  'judet',
  'cod_postal',
  'email',
] as const
export type BillingColumn = (typeof BILLING_COLUMNS)[number]
export type BillingData = Readonly<Record<BillingColumn, string>>

const short = (max: number) => v.pipe(v.string(), v.maxLength(max))

/** What an owner types where the shop's row lacks it; the commit cleans and measures it like any other value. */
export const billingDataSchema = v.strictObject({
  nume: short(200),
  cui: short(20),
  reg_com: short(40),
  adresa: short(300),
  localitate: short(100),
  judet: short(2),
  cod_postal: short(20),
  email: short(254),
})

/** Whether a text is the code of a company or of a person. */
export const isFiscalCode = (text: string): boolean => isValidCui(text) || isValidCnp(text.trim())

/** What an invoice to the shop lacks (art. 319(20)); empty where it is whole. */
export const missingForInvoice = (shop: BillingData): BillingColumn[] =>
  (['nume', 'cui', 'adresa', 'localitate', 'judet'] as const).filter((column) =>
    column === 'cui' ? !isFiscalCode(shop.cui) : shop[column].trim() === '',
  )

/** The columns alone. */
export const billingDataOf = (shop: BillingData): BillingData =>
  Object.fromEntries(BILLING_COLUMNS.map((column) => [column, shop[column]])) as Record<BillingColumn, string>
