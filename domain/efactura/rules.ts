import { divideRounded, lineAmount, sum, vatOf } from '#domain/kernel/money.ts'
import { lengthOf } from '#domain/kernel/text.ts'
import { isCountyCode } from '#domain/romania/counties.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { isValidIban } from '#domain/romania/iban.ts'
import type { VatCategory } from '#domain/workshop/invoices/vat-categories.ts'
import { NO_CNP } from './from-invoice.ts'
import type { EInvoice, EInvoiceLine, Party, VatSubtotal } from './model.ts'
import { decimal } from './ubl.ts'

/**
 * The rules of CIUS-RO 1.0.1 and EN 16931 that an invoice of a shop can break, and a few that ANAF checks beyond them
 * (`ANAF-…`). Each is said in Romanian, with what to do.
 */

/** Where a person mends it: the shop's data, the client's, the invoice itself, or one of its lines. */
export type Place = 'firma' | 'client' | 'factura' | 'linie'

export type Finding = {
  /** As ANAF names it. */
  rule: string
  place: Place
  /** The column, as in the collections. */
  field: string
  message: string
}

const lei = (bani: number): string => decimal(bani, 2).replace('.', ',')

type Check = (invoice: EInvoice) => Finding[]

/** Letters are counted as ANAF counts them: whole ones, blanks in a row being one and those at the ends none. */
const isLonger = (text: string, max: number): boolean => lengthOf(text.replace(/\s+/g, ' ').trim()) > max

const found = (isBroken: boolean, rule: string, place: Place, field: string, message: string): Finding[] =>
  isBroken ? [{ rule, place, field, message }] : []

const numberRules: Check = (invoice) => [
  ...found(
    invoice.number === '',
    'BR-02',
    'factura',
    'nr_factura',
    'Factura nu are încă număr. Așteaptă sincronizarea sau emite-o într-o serie a dispozitivului.',
  ),
  ...found(
    invoice.number !== '' && !/\d/.test(invoice.number),
    'BR-RO-010',
    'factura',
    'nr_factura',
    'Numărul facturii trebuie să conțină cel puțin o cifră.',
  ),
  ...found(
    isLonger(invoice.number, 200),
    'BR-RO-L155',
    'factura',
    'serie_factura',
    'Seria și numărul au împreună cel mult 200 de caractere.',
  ),
  ...found(
    invoice.isStorno && invoice.preceding !== null && invoice.preceding.number === '',
    'BR-55',
    'factura',
    'storno_of',
    'Factura stornată nu are încă număr. Trimite întâi factura, apoi stornoul.',
  ),
  ...found(
    invoice.notes.length > 20,
    'BR-RO-A020',
    'factura',
    'mentiuni',
    'Factura poate avea cel mult 20 de mențiuni. Scurtează-le.',
  ),
]

/** The same demands for both sides, each with its own rule numbers. */
type Side = {
  place: Place
  who: string
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

const SELLER: Side = {
  place: 'firma',
  who: 'firmei',
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

const BUYER: Side = {
  place: 'client',
  who: 'clientului',
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

const partyRules = (party: Party, { place, who, rules, fields }: Side): Finding[] => {
  const { street, city, county, country, postalCode } = party.address
  const isRomanian = country === 'RO'
  const isBucharest = isRomanian && county === 'RO-B'
  return [
    ...found(party.name === '', rules.name, place, fields.name, `Completează numele ${who}.`),
    ...found(
      isLonger(party.name, 200),
      rules.nameLength,
      place,
      fields.name,
      `Numele ${who} are cel mult 200 de caractere.`,
    ),
    ...found(
      street === '',
      rules.street,
      place,
      fields.street,
      `Completează strada și numărul din adresa ${who}.`,
    ),
    ...found(
      isLonger(street, 150),
      rules.streetLength,
      place,
      fields.street,
      `Strada din adresa ${who} are cel mult 150 de caractere.`,
    ),
    ...found(city === '', rules.city, place, fields.city, `Completează localitatea ${who}.`),
    ...found(
      isLonger(city, 50),
      rules.cityLength,
      place,
      fields.city,
      `Localitatea ${who} are cel mult 50 de caractere.`,
    ),
    ...found(
      isRomanian && !(county.startsWith('RO-') && isCountyCode(county.slice(3))),
      rules.county,
      place,
      fields.county,
      `Alege județul ${who}.`,
    ),
    ...found(
      isBucharest && city !== '' && !/^SECTOR[1-6]$/.test(city),
      rules.sector,
      place,
      fields.city,
      `În București, localitatea ${who} este sectorul: Sector 1 … Sector 6.`,
    ),
    ...found(
      isLonger(postalCode, 20),
      rules.zip,
      place,
      fields.zip,
      `Codul poștal al ${who} are cel mult 20 de caractere.`,
    ),
  ]
}

const sellerRules: Check = ({ seller, vat }) => {
  const code = seller.vatId.replace(/^RO/, '') || seller.taxId
  const isTaxed = vat.some(({ category }) => category !== 'O')
  return [
    ...partyRules(seller, SELLER),
    ...found(code === '', 'BR-RO-065', 'firma', 'cui', 'Completează CUI-ul firmei.'),
    ...found(
      code !== '' && !isValidCui(code),
      'ANAF-CUI',
      'firma',
      'cui',
      'CUI-ul firmei nu este corect: cifra de control nu se potrivește.',
    ),
    ...found(
      isTaxed && code !== '' && seller.vatId === '',
      'BR-S-02',
      'firma',
      'platitor_tva',
      'Factura are TVA, dar firma nu era plătitoare la data ei. Storneaz-o și emite alta.',
    ),
    ...found(
      vat.some(({ category }) => category === 'O') && seller.vatId !== '',
      'BR-O-02',
      'firma',
      'platitor_tva',
      'O factură în afara TVA nu poate purta codul de TVA al firmei. Storneaz-o și emite alta.',
    ),
    ...found(
      seller.legalId === '',
      'BR-CO-26',
      'firma',
      'reg_com',
      'Completează CUI-ul sau numărul de la Registrul Comerțului.',
    ),
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
      isRomanian
        ? 'Completează CUI-ul clientului: e-Factura pentru firme nu se poate trimite fără el.'
        : 'Completează codul fiscal al clientului: e-Factura pentru firme nu se poate trimite fără el.',
    ),
    ...found(
      isFirm && isRomanian && code !== '' && !isValidCui(code),
      'ANAF-CUI',
      'client',
      'client_cod_fiscal',
      'CUI-ul clientului nu este corect: cifra de control nu se potrivește.',
    ),
    ...found(
      !isFirm && isRomanian && code !== NO_CNP && !/^\d{13}$/.test(code),
      'ANAF-CNP',
      'client',
      'client_cod_fiscal',
      'CNP-ul clientului are 13 cifre. Lasă-l gol dacă nu îl știi.',
    ),
  ]
}

const paymentRules: Check = (invoice) => [
  ...found(
    invoice.totals.payable > 0 && invoice.dueDate === '',
    'BR-CO-25',
    'factura',
    'data_scadenta',
    'Completează scadența: factura are o sumă de plată.',
  ),
  ...found(
    invoice.paymentMeans === '30' && invoice.iban === '',
    'BR-61',
    'firma',
    'iban',
    'Plata este prin transfer, dar firma nu are IBAN. Completează-l în datele firmei.',
  ),
  ...found(
    invoice.paymentMeans === '30' && invoice.iban !== '' && !isValidIban(invoice.iban),
    'ANAF-IBAN',
    'firma',
    'iban',
    'IBAN-ul firmei nu este corect: lungimea sau cifrele de control nu se potrivesc.',
  ),
]

/** The rules of a category bear its code, save those of the supplies within the EU. */
const FAMILY: Partial<Record<VatCategory, string>> = { K: 'IC' }

const lineRules = (line: EInvoiceLine): Finding[] => {
  const place = `Rândul ${line.id}`
  const gross = lineAmount(line.quantity, line.price)
  return [
    ...found(line.name === '', 'BR-25', 'linie', 'descriere', `${place}: completează denumirea.`),
    ...found(line.quantity === 0, 'BR-22', 'linie', 'cantitate', `${place}: cantitatea lipsește.`),
    ...found(
      line.price < 0,
      'BR-27',
      'linie',
      'pret_unitar',
      `${place}: prețul nu poate fi negativ; la storno, cantitatea este negativă.`,
    ),
    ...found(
      line.net !== gross - line.allowance,
      'PEPPOL-EN16931-R120',
      'linie',
      'total',
      `${place}: valoarea ${lei(line.net)} nu este cantitate × preț − discount (${lei(gross - line.allowance)}).`,
    ),
    ...found(
      line.category === 'S' && line.rate <= 0,
      'BR-S-05',
      'linie',
      'cota_tva',
      `${place}: cota de TVA trebuie să fie mai mare decât zero.`,
    ),
    ...found(
      line.category !== 'S' && line.rate !== 0,
      `BR-${FAMILY[line.category] ?? line.category}-05`,
      'linie',
      'cota_tva',
      `${place}: categoria ${line.category} are cota zero.`,
    ),
  ]
}

const linesRules: Check = (invoice) => [
  ...found(invoice.lines.length === 0, 'BR-16', 'factura', 'linii', 'Factura nu are niciun rând.'),
  ...found(
    invoice.vat.some(({ category }) => category === 'O') && invoice.vat.length > 1,
    'BR-O-11',
    'factura',
    'linii',
    'O factură în afara TVA nu poate avea și rânduri cu TVA.',
  ),
  ...invoice.lines.flatMap(lineRules),
]

/** A sum that does not agree is a fault of ours, and is told so that nobody sends it. */
const disagree = (rule: string, what: string, is: number, should: number): Finding[] =>
  found(
    is !== should,
    rule,
    'factura',
    'total_general',
    `${what}: ${lei(is)} în loc de ${lei(should)}. Nu trimite factura; scrie-ne ca să o verificăm.`,
  )

const totalsRules: Check = ({ totals, lines, allowances, vat }) => [
  ...disagree('BR-CO-10', 'Suma rândurilor nu se potrivește', totals.lines, sum(lines.map(({ net }) => net))),
  ...disagree(
    'BR-CO-11',
    'Suma discounturilor nu se potrivește',
    totals.allowances,
    sum(allowances.map(({ amount }) => amount)),
  ),
  ...disagree(
    'BR-CO-13',
    'Totalul fără TVA nu se potrivește',
    totals.withoutVat,
    totals.lines - totals.allowances,
  ),
  ...disagree('BR-CO-14', 'TVA nu se potrivește', totals.vat, sum(vat.map(({ tax }) => tax))),
  ...disagree('BR-CO-15', 'Totalul cu TVA nu se potrivește', totals.withVat, totals.withoutVat + totals.vat),
  ...disagree('BR-CO-16', 'Suma de plată nu se potrivește', totals.payable, totals.withVat),
]

/** One ban either way: the parts of a storno are taken from running totals, so that they sum to the invoice. */
const TOLERANCE = 1

const groupRules = (invoice: EInvoice, group: VatSubtotal): Finding[] => {
  const isOwn = (one: { category: string; rate: number }) =>
    one.category === group.category && one.rate === group.rate
  const base =
    sum(invoice.lines.filter(isOwn).map(({ net }) => net)) -
    sum(invoice.allowances.filter(isOwn).map(({ amount }) => amount))
  const tax = vatOf(group.base, group.rate)
  return [
    ...disagree(
      `BR-${FAMILY[group.category] ?? group.category}-08`,
      'Baza de TVA nu se potrivește',
      group.base,
      base,
    ),
    ...found(
      Math.abs(group.tax - tax) > (invoice.isStorno ? TOLERANCE : 0),
      'BR-CO-17',
      'factura',
      'tva',
      `TVA ${divideRounded(group.rate, 100)}%: ${lei(group.tax)} în loc de ${lei(tax)}. Nu trimite factura; scrie-ne ca să o verificăm.`,
    ),
  ]
}

const vatRules: Check = (invoice) => [
  ...found(invoice.vat.length === 0, 'BR-CO-18', 'factura', 'tva', 'Factura nu are nicio categorie de TVA.'),
  ...invoice.vat.flatMap((group) => groupRules(invoice, group)),
  ...found(
    invoice.currency !== 'RON' && invoice.vatInLei === null,
    'BR-RO-030',
    'factura',
    'curs',
    'La o factură în valută, TVA se scrie și în lei: completează cursul.',
  ),
  ...found(
    invoice.vatInLei !== null && invoice.totals.vat !== 0 && invoice.vatInLei === 0,
    'BR-53',
    'factura',
    'curs',
    'TVA în lei lipsește: completează cursul.',
  ),
]

/** A supply within the EU names both sides' codes of TVA, when it was delivered and where to. */
const euRules: Check = (invoice) =>
  invoice.vat.every(({ category }) => category !== 'K')
    ? []
    : [
        ...found(
          invoice.buyer.vatId === '',
          'BR-IC-02',
          'client',
          'client_cod_fiscal',
          'Livrare intracomunitară: completează codul de TVA al clientului, cu țara în față (de exemplu DE123456789).',
        ),
        ...found(
          invoice.seller.vatId === '',
          'BR-IC-02',
          'firma',
          'cui',
          'Livrare intracomunitară: firma trebuie să aibă cod de TVA.',
        ),
        ...found(
          invoice.deliveryDate === null,
          'BR-IC-11',
          'factura',
          'data_livrare',
          'Livrare intracomunitară: completează data livrării.',
        ),
        ...found(
          invoice.deliverTo === '',
          'BR-IC-12',
          'client',
          'client_tara',
          'Livrare intracomunitară: alege țara clientului.',
        ),
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

/** Every rule that is broken, in the order in which a person mends them; none means that the file may go. */
export const checkEInvoice = (invoice: EInvoice): Finding[] => CHECKS.flatMap((check) => check(invoice))
