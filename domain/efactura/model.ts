import type { Currency } from '#domain/workshop/invoices/schema.ts'
import type { VatCategory } from '#domain/workshop/invoices/vat-categories.ts'

/**
 * An electronic invoice in the business terms of EN 16931 (BT-…), between the shop's rows and the XML. Amounts are bani
 * of the document's currency, quantities thousandths, rates hundredths of a percent; '' stands for an unknown text.
 */

export type Address = {
  street: string
  city: string
  postalCode: string
  /** `RO-CT`, or a region's name elsewhere. */
  county: string
  country: string
}

export type Party = {
  name: string
  address: Address
  /** With the prefix RO; '' for a party without a code, or where it must not appear (category O). BT-31, BT-48. */
  vatId: string
  /** Fiscal code of a seller that pays no TVA. BT-32. */
  taxId: string
  /** Number in the trade register; for a buyer also CUI or CNP. BT-30, BT-47. */
  legalId: string
  /** Additional legal information of a seller: its share capital. BT-33. */
  legalForm: string
  phone: string
  email: string
}

export type Allowance = { amount: number; reason: string; category: VatCategory; rate: number }

export type EInvoiceLine = {
  /** BT-126. */
  id: string
  quantity: number
  /** Code of UN/ECE recommendation 20. */
  unit: string
  /** BT-131: quantity × price − allowance. */
  net: number
  price: number
  /** Reduces the line; on a storno a charge that reverses the allowance of the original. */
  allowance: number
  name: string
  description: string
  category: VatCategory
  rate: number
}

export type VatSubtotal = { category: VatCategory; rate: number; base: number; tax: number }

export type EInvoice = {
  isStorno: boolean
  /** TVA is within the price that was paid, so it is what the base leaves of it. */
  isVatWithin: boolean
  /** BT-1. */
  number: string
  issueDate: string
  /** BT-9. */
  dueDate: string
  /** BT-72; mandatory where goods go to another country of the EU. */
  deliveryDate: string | null
  /** BT-80, the country of delivery; '' where it does not matter. */
  deliverTo: string
  notes: string[]
  currency: Currency
  /** TVA is due when the payment arrives (BT-8 = 432). */
  isCashBased: boolean
  /** The invoice that this one reverses. BT-25, BT-26. */
  preceding: { number: string; date: string } | null
  seller: Party
  buyer: Party
  /** 'firma' is B2B, 'persoana' B2C. */
  buyerKind: 'firma' | 'persoana'
  /** BT-81, code of UNCL 4461. */
  paymentMeans: string
  iban: string
  /** BG-20, one per TVA rate. */
  allowances: Allowance[]
  /** BT-106, 107, 109, 110, 112, 115. */
  totals: {
    lines: number
    allowances: number
    withoutVat: number
    vat: number
    withVat: number
    payable: number
  }
  /** BT-111, where the currency is not RON. */
  vatInLei: number | null
  vat: VatSubtotal[]
  lines: EInvoiceLine[]
}
