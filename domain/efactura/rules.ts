import type { Needed, Params, ParamsOf } from '#domain/kernel/codes.ts'
import { lineAmount, sum, vatOf } from '#domain/kernel/money.ts'
import { lengthOf } from '#domain/kernel/text.ts'
import { isCountyCode } from '#domain/romania/counties.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { isValidIban } from '#domain/romania/iban.ts'
import type { VatCategory } from '#domain/workshop/invoices/vat-categories.ts'
import type { FINDINGS, FindingCode, Side, Sums } from './findings.ts'
import { NO_CNP } from './from-invoice.ts'
import type { EInvoice, EInvoiceLine, Party, VatSubtotal } from './model.ts'

/**
 * The rules of CIUS-RO 1.0.1 and EN 16931 that an invoice of a shop can break, and a few more that ANAF checks
 * (`ANAF-…`). Each finding has a code that says what to correct.
 */

/** Where a person corrects it: in the shop's data, the client's, the invoice itself, or one of its lines. */
export type Place = Side | 'factura' | 'linie'

export type Finding = {
  /** The rule's name at ANAF. */
  rule: string
  place: Place
  /** The column's name, as in the collections. */
  field: string
  code: FindingCode
  params?: Params
}

/** Most characters that the norm allows in each field. */
const LONGEST = { number: 200, name: 200, address: 150, town: 50, zip: 20 } as const
const MOST_NOTES = 20

type Check = (invoice: EInvoice) => Finding[]

/** Counts characters as ANAF does: code points, without blanks at the ends, and consecutive blanks as one. */
const isLonger = (text: string, max: number): boolean => lengthOf(text.replace(/\s+/g, ' ').trim()) > max

const found = <Code extends FindingCode>(
  isBroken: boolean,
  rule: string,
  place: Place,
  field: string,
  code: Code,
  ...[params]: Needed<ParamsOf<(typeof FINDINGS)[Code]>>
): Finding[] => (isBroken ? [{ rule, place, field, code, ...(params && { params }) }] : [])

const numberRules: Check = (invoice) => [
  ...found(invoice.number === '', 'BR-02', 'factura', 'nr_factura', 'number_missing'),
  ...found(
    invoice.number !== '' && !/\d/.test(invoice.number),
    'BR-RO-010',
    'factura',
    'nr_factura',
    'number_without_digit',
  ),
  ...found(
    isLonger(invoice.number, LONGEST.number),
    'BR-RO-L155',
    'factura',
    'serie_factura',
    'number_too_long',
    { max: LONGEST.number },
  ),
  ...found(
    invoice.isStorno && invoice.preceding !== null && invoice.preceding.number === '',
    'BR-55',
    'factura',
    'storno_of',
    'preceding_number_missing',
  ),
  ...found(invoice.notes.length > MOST_NOTES, 'BR-RO-A020', 'factura', 'mentiuni', 'too_many_notes', {
    max: MOST_NOTES,
  }),
]

/** The same requirements for both sides, each with its own rule numbers. */
type Demands = {
  side: Side
  rules: {
    name: string
    nameLength: string
    street: string
    streetLength: string
    city: string
    cityLength: string
    county: string
    sector: string
    zip: string
  }
  fields: { name: string; street: string; city: string; county: string; zip: string }
}

const SELLER: Demands = {
  side: 'firma',
  rules: {
    name: 'BR-06',
    nameLength: 'BR-RO-L201',
    street: 'BR-RO-081',
    streetLength: 'BR-RO-L151',
    city: 'BR-RO-091',
    cityLength: 'BR-RO-L0501',
    county: 'BR-RO-110',
    sector: 'BR-RO-100',
    zip: 'BR-RO-L0201',
  },
  fields: { name: 'nume', street: 'adresa', city: 'localitate', county: 'judet', zip: 'cod_postal' },
}

const BUYER: Demands = {
  side: 'client',
  rules: {
    name: 'BR-07',
    nameLength: 'BR-RO-L203',
    street: 'BR-RO-082',
    streetLength: 'BR-RO-L152',
    city: 'BR-RO-092',
    cityLength: 'BR-RO-L0502',
    county: 'BR-RO-111',
    sector: 'BR-RO-101',
    zip: 'BR-RO-L0202',
  },
  fields: {
    name: 'client_nume',
    street: 'client_adresa',
    city: 'client_localitate',
    county: 'client_judet',
    zip: 'client_cod_postal',
  },
}

const partyRules = (party: Party, { side, rules, fields }: Demands): Finding[] => {
  const { street, city, county, country, postalCode } = party.address
  const isRomanian = country === 'RO'
  const isBucharest = isRomanian && county === 'RO-B'
  const { name, address, town, zip } = LONGEST
  return [
    ...found(party.name === '', rules.name, side, fields.name, 'name_missing', { side }),
    ...found(isLonger(party.name, name), rules.nameLength, side, fields.name, 'name_too_long', {
      side,
      max: name,
    }),
    ...found(street === '', rules.street, side, fields.street, 'street_missing', { side }),
    ...found(isLonger(street, address), rules.streetLength, side, fields.street, 'street_too_long', {
      side,
      max: address,
    }),
    ...found(city === '', rules.city, side, fields.city, 'city_missing', { side }),
    ...found(isLonger(city, town), rules.cityLength, side, fields.city, 'city_too_long', { side, max: town }),
    ...found(
      isRomanian && !(county.startsWith('RO-') && isCountyCode(county.slice(3))),
      rules.county,
      side,
      fields.county,
      'county_missing',
      { side },
    ),
    ...found(
      isBucharest && city !== '' && !/^SECTOR[1-6]$/.test(city),
      rules.sector,
      side,
      fields.city,
      'sector_missing',
      { side },
    ),
    ...found(isLonger(postalCode, zip), rules.zip, side, fields.zip, 'zip_too_long', { side, max: zip }),
  ]
}

const sellerRules: Check = ({ seller, vat }) => {
  const code = seller.vatId.replace(/^RO/, '') || seller.taxId
  const isTaxed = vat.some(({ category }) => category !== 'O')
  return [
    ...partyRules(seller, SELLER),
    ...found(code === '', 'BR-RO-065', 'firma', 'cui', 'shop_cui_missing'),
    ...found(code !== '' && !isValidCui(code), 'ANAF-CUI', 'firma', 'cui', 'cui_wrong', { side: 'firma' }),
    ...found(
      isTaxed && code !== '' && seller.vatId === '',
      'BR-S-02',
      'firma',
      'platitor_tva',
      'shop_paid_no_vat',
    ),
    ...found(
      vat.some(({ category }) => category === 'O') && seller.vatId !== '',
      'BR-O-02',
      'firma',
      'platitor_tva',
      'shop_outside_vat',
    ),
    ...found(seller.legalId === '', 'BR-CO-26', 'firma', 'reg_com', 'shop_registration_missing'),
  ]
}

const buyerRules: Check = ({ buyer, buyerKind }) => {
  const isFirm = buyerKind === 'firma'
  const isRomanian = buyer.address.country === 'RO'
  const code = buyer.vatId.replace(/^RO/, '') || buyer.legalId
  return [
    ...partyRules(buyer, BUYER),
    ...found(
      isFirm && code === '',
      'BR-RO-120',
      'client',
      'client_cod_fiscal',
      isRomanian ? 'client_cui_missing' : 'client_code_missing',
    ),
    ...found(
      isFirm && isRomanian && code !== '' && !isValidCui(code),
      'ANAF-CUI',
      'client',
      'client_cod_fiscal',
      'cui_wrong',
      { side: 'client' },
    ),
    ...found(
      !isFirm && isRomanian && code !== NO_CNP && !/^\d{13}$/.test(code),
      'ANAF-CNP',
      'client',
      'client_cod_fiscal',
      'cnp_wrong',
    ),
  ]
}

const paymentRules: Check = (invoice) => [
  ...found(
    invoice.totals.payable > 0 && invoice.dueDate === '',
    'BR-CO-25',
    'factura',
    'data_scadenta',
    'due_day_missing',
  ),
  ...found(invoice.paymentMeans === '30' && invoice.iban === '', 'BR-61', 'firma', 'iban', 'iban_missing'),
  ...found(
    invoice.paymentMeans === '30' && invoice.iban !== '' && !isValidIban(invoice.iban),
    'ANAF-IBAN',
    'firma',
    'iban',
    'iban_wrong',
  ),
]

/** The rules of a category carry its code, except those of supplies within the EU. */
const FAMILY: Partial<Record<VatCategory, string>> = { K: 'IC' }

const lineRules = ({
  id: line,
  name,
  quantity,
  price,
  net,
  allowance,
  category,
  rate,
}: EInvoiceLine): Finding[] => {
  const should = lineAmount(quantity, price) - allowance
  return [
    ...found(name === '', 'BR-25', 'linie', 'descriere', 'line_name_missing', { line }),
    ...found(quantity === 0, 'BR-22', 'linie', 'cantitate', 'line_quantity_missing', { line }),
    ...found(price < 0, 'BR-27', 'linie', 'pret_unitar', 'line_price_negative', { line }),
    ...found(net !== should, 'PEPPOL-EN16931-R120', 'linie', 'total', 'line_total_wrong', {
      line,
      is: net,
      should,
    }),
    ...found(category === 'S' && rate <= 0, 'BR-S-05', 'linie', 'cota_tva', 'line_rate_missing', { line }),
    ...found(
      category !== 'S' && rate !== 0,
      `BR-${FAMILY[category] ?? category}-05`,
      'linie',
      'cota_tva',
      'line_rate_not_zero',
      { line, category },
    ),
  ]
}

const linesRules: Check = (invoice) => [
  ...found(invoice.lines.length === 0, 'BR-16', 'factura', 'linii', 'no_lines'),
  ...found(
    invoice.vat.some(({ category }) => category === 'O') && invoice.vat.length > 1,
    'BR-O-11',
    'factura',
    'linii',
    'lines_in_and_outside_vat',
  ),
  ...invoice.lines.flatMap(lineRules),
]

type SumCode = {
  [Code in FindingCode]: keyof Sums extends keyof ParamsOf<(typeof FINDINGS)[Code]>
    ? keyof ParamsOf<(typeof FINDINGS)[Code]> extends keyof Sums
      ? Code
      : never
    : never
}[FindingCode]

/** A wrong sum is a bug of ours; the finding keeps people from sending the file. */
const disagree = (rule: string, code: SumCode, is: number, should: number): Finding[] =>
  found(is !== should, rule, 'factura', 'total_general', code, { is, should })

const totalsRules: Check = ({ totals, lines, allowances, vat }) => [
  ...disagree('BR-CO-10', 'sum_of_lines_wrong', totals.lines, sum(lines.map(({ net }) => net))),
  ...disagree(
    'BR-CO-11',
    'sum_of_discounts_wrong',
    totals.allowances,
    sum(allowances.map(({ amount }) => amount)),
  ),
  ...disagree('BR-CO-13', 'total_without_vat_wrong', totals.withoutVat, totals.lines - totals.allowances),
  ...disagree('BR-CO-14', 'vat_wrong', totals.vat, sum(vat.map(({ tax }) => tax))),
  ...disagree('BR-CO-15', 'total_with_vat_wrong', totals.withVat, totals.withoutVat + totals.vat),
  ...disagree('BR-CO-16', 'payable_wrong', totals.payable, totals.withVat),
]

/**
 * One ban either way: the parts of a storno come from running totals, so that they add up to the invoice, and a price
 * with TVA in it may be no base with its TVA.
 */
const TOLERANCE = 1

const groupRules = (invoice: EInvoice, group: VatSubtotal): Finding[] => {
  const isOwn = (one: { category: string; rate: number }) =>
    one.category === group.category && one.rate === group.rate
  const base =
    sum(invoice.lines.filter(isOwn).map(({ net }) => net)) -
    sum(invoice.allowances.filter(isOwn).map(({ amount }) => amount))
  const tax = vatOf(group.base, group.rate)
  return [
    ...disagree(`BR-${FAMILY[group.category] ?? group.category}-08`, 'vat_base_wrong', group.base, base),
    ...found(
      Math.abs(group.tax - tax) > (invoice.isStorno || invoice.isVatWithin ? TOLERANCE : 0),
      'BR-CO-17',
      'factura',
      'tva',
      'vat_of_rate_wrong',
      { rate: group.rate, is: group.tax, should: tax },
    ),
  ]
}

const vatRules: Check = (invoice) => [
  ...found(invoice.vat.length === 0, 'BR-CO-18', 'factura', 'tva', 'no_vat_category'),
  ...invoice.vat.flatMap((group) => groupRules(invoice, group)),
  ...found(
    invoice.currency !== 'RON' && invoice.vatInLei === null,
    'BR-RO-030',
    'factura',
    'curs',
    'exchange_missing',
  ),
  ...found(
    invoice.vatInLei !== null && invoice.totals.vat !== 0 && invoice.vatInLei === 0,
    'BR-53',
    'factura',
    'curs',
    'vat_in_lei_missing',
  ),
]

/** A supply within the EU names the TVA codes of both sides, and the day and the country of delivery. */
const euRules: Check = (invoice) =>
  invoice.vat.every(({ category }) => category !== 'K')
    ? []
    : [
        ...found(
          invoice.buyer.vatId === '',
          'BR-IC-02',
          'client',
          'client_cod_fiscal',
          'eu_client_code_missing',
        ),
        ...found(invoice.seller.vatId === '', 'BR-IC-02', 'firma', 'cui', 'eu_shop_code_missing'),
        ...found(
          invoice.deliveryDate === null,
          'BR-IC-11',
          'factura',
          'data_livrare',
          'eu_delivery_day_missing',
        ),
        ...found(invoice.deliverTo === '', 'BR-IC-12', 'client', 'client_tara', 'eu_country_missing'),
      ]

const CHECKS: readonly Check[] = [
  numberRules,
  sellerRules,
  buyerRules,
  paymentRules,
  linesRules,
  totalsRules,
  vatRules,
  euRules,
]

/** Every broken rule, in the order in which people correct them; an empty list means that the file can be sent. */
export const checkEInvoice = (invoice: EInvoice): Finding[] => CHECKS.flatMap((check) => check(invoice))
