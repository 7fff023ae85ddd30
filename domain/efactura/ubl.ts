import { cutText } from '#domain/kernel/text.ts'
import type { VatCategory } from '#domain/workshop/invoices/vat-categories.ts'
import type { Address, Allowance, EInvoice, EInvoiceLine, Party } from './model.ts'
import { type Child, type Element, el, elWith, some, xmlDocument } from './xml.ts'

/** UBL 2.1 of CIUS-RO 1.0.1. The schema prescribes the order of the elements. */

export const CUSTOMIZATION_ID = 'urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1'

/** An integer of 1/10^places in the notation of XML. Never "-0". */
export const decimal = (value: number, places: number): string => {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const cut = digits.length - places
  return `${value < 0 ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`
}

const amount = (name: string, currency: string, bani: number): Element =>
  elWith(name, { currencyID: currency }, decimal(bani, 2))

const address = ({ street, city, postalCode, county, country }: Address): Element =>
  el(
    'cac:PostalAddress',
    some('cbc:StreetName', street),
    some('cbc:CityName', city),
    some('cbc:PostalZone', postalCode),
    some('cbc:CountrySubentity', county),
    el('cac:Country', el('cbc:IdentificationCode', country)),
  )

const taxScheme = (id: string): Element => el('cac:TaxScheme', el('cbc:ID', id))

/** Letters, digits and points around one @: ANAF refuses other forms, so they are left out. */
const EMAIL = /^[0-9a-z][0-9a-z._+-]*[0-9a-z]@[0-9a-z][0-9a-z.-]*[0-9a-z]$/i

const contact = ({ phone, email }: Party): Child => {
  const telephone = phone.replace(/\D/g, '').length >= 3 ? phone.slice(0, 100) : ''
  const mail = EMAIL.test(email) ? email.slice(0, 100) : ''
  return some('cac:Contact', some('cbc:Telephone', telephone), some('cbc:ElectronicMail', mail))
}

const party = (one: Party): Element =>
  el(
    'cac:Party',
    address(one.address),
    one.vatId !== '' && el('cac:PartyTaxScheme', el('cbc:CompanyID', one.vatId), taxScheme('VAT')),
    one.taxId !== '' && el('cac:PartyTaxScheme', el('cbc:CompanyID', one.taxId), taxScheme('FC')),
    el(
      'cac:PartyLegalEntity',
      el('cbc:RegistrationName', one.name),
      some('cbc:CompanyID', one.legalId),
      some('cbc:CompanyLegalForm', one.legalForm),
    ),
    contact(one),
  )

/** The reason for no TVA, for categories that require one. */
const EXEMPTIONS: Partial<Record<VatCategory, { code: string; text: string }>> = {
  O: { code: 'VATEX-EU-O', text: 'Neplatitor de TVA, art. 310 din Legea 227/2015' },
  AE: { code: 'VATEX-EU-AE', text: 'Taxare inversa' },
  K: { code: 'VATEX-EU-IC', text: 'Livrare intracomunitara scutita' },
  G: { code: 'VATEX-EU-G', text: 'Export' },
  E: { code: '', text: 'Operatiune scutita de TVA' },
}

/** Outside TVA there is no rate. */
const percent = (category: VatCategory, rate: number): Child =>
  category !== 'O' && el('cbc:Percent', decimal(rate, 2))

const taxCategory = (name: string, category: VatCategory, rate: number, withReason: boolean): Element => {
  const exemption = withReason ? EXEMPTIONS[category] : undefined
  return el(
    name,
    el('cbc:ID', category),
    percent(category, rate),
    some('cbc:TaxExemptionReasonCode', exemption?.code),
    some('cbc:TaxExemptionReason', exemption?.text),
    taxScheme('VAT'),
  )
}

/** Code of a discount in UNCL 5189. */
const DISCOUNT = '95'

const documentAllowance = ({ amount: off, reason, category, rate }: Allowance, currency: string): Element =>
  el(
    'cac:AllowanceCharge',
    el('cbc:ChargeIndicator', 'false'),
    el('cbc:AllowanceChargeReasonCode', DISCOUNT),
    el('cbc:AllowanceChargeReason', reason),
    amount('cbc:Amount', currency, off),
    taxCategory('cac:TaxCategory', category, rate, false),
  )

const lineAllowance = (line: EInvoiceLine, currency: string): Child =>
  line.allowance !== 0 &&
  el(
    'cac:AllowanceCharge',
    el('cbc:ChargeIndicator', 'false'),
    el('cbc:AllowanceChargeReasonCode', DISCOUNT),
    el('cbc:AllowanceChargeReason', 'Reducere'),
    amount('cbc:Amount', currency, line.allowance),
  )

const quantity = (thousandths: number): string => decimal(thousandths, 3).replace(/\.?0+$/, '')

const invoiceLine = (line: EInvoiceLine, currency: string): Element =>
  el(
    'cac:InvoiceLine',
    el('cbc:ID', line.id),
    elWith('cbc:InvoicedQuantity', { unitCode: line.unit }, quantity(line.quantity)),
    amount('cbc:LineExtensionAmount', currency, line.net),
    lineAllowance(line, currency),
    el(
      'cac:Item',
      some('cbc:Description', line.description),
      el('cbc:Name', line.name),
      taxCategory('cac:ClassifiedTaxCategory', line.category, line.rate, false),
    ),
    el('cac:Price', amount('cbc:PriceAmount', currency, line.price)),
  )

const delivery = ({ deliveryDate, deliverTo }: EInvoice): Child =>
  some(
    'cac:Delivery',
    some('cbc:ActualDeliveryDate', deliveryDate),
    deliverTo !== '' &&
      el(
        'cac:DeliveryLocation',
        el('cac:Address', el('cac:Country', el('cbc:IdentificationCode', deliverTo))),
      ),
  )

/** Credit transfers name the receiving account. */
const TRANSFER = '30'

const paymentMeans = ({ paymentMeans: code, iban, seller }: EInvoice): Element =>
  el(
    'cac:PaymentMeans',
    el('cbc:PaymentMeansCode', code),
    code === TRANSFER &&
      iban !== '' &&
      el('cac:PayeeFinancialAccount', el('cbc:ID', iban), el('cbc:Name', cutText(seller.name, 200))),
  )

const taxTotals = (invoice: EInvoice): Element[] => [
  el(
    'cac:TaxTotal',
    amount('cbc:TaxAmount', invoice.currency, invoice.totals.vat),
    invoice.vat.map(({ category, rate, base, tax }) =>
      el(
        'cac:TaxSubtotal',
        amount('cbc:TaxableAmount', invoice.currency, base),
        amount('cbc:TaxAmount', invoice.currency, tax),
        taxCategory('cac:TaxCategory', category, rate, true),
      ),
    ),
  ),
  ...(invoice.vatInLei === null
    ? []
    : [el('cac:TaxTotal', amount('cbc:TaxAmount', 'RON', invoice.vatInLei))]),
]

const monetaryTotal = ({ totals, currency }: EInvoice): Element =>
  el(
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', currency, totals.lines),
    amount('cbc:TaxExclusiveAmount', currency, totals.withoutVat),
    amount('cbc:TaxInclusiveAmount', currency, totals.withVat),
    totals.allowances !== 0 && amount('cbc:AllowanceTotalAmount', currency, totals.allowances),
    amount('cbc:PayableAmount', currency, totals.payable),
  )

const NAMESPACES = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

/** The XML file for ANAF. It does not check the rules: call `checkEInvoice` (`rules.ts`) first. */
export const ublXml = (invoice: EInvoice): string =>
  xmlDocument(
    elWith(
      'Invoice',
      NAMESPACES,
      el('cbc:CustomizationID', CUSTOMIZATION_ID),
      el('cbc:ID', invoice.number),
      el('cbc:IssueDate', invoice.issueDate),
      el('cbc:DueDate', invoice.dueDate),
      el('cbc:InvoiceTypeCode', '380'),
      invoice.notes.map((note) => el('cbc:Note', note)),
      el('cbc:DocumentCurrencyCode', invoice.currency),
      invoice.vatInLei !== null && el('cbc:TaxCurrencyCode', 'RON'),
      invoice.isCashBased && el('cac:InvoicePeriod', el('cbc:DescriptionCode', '432')),
      invoice.preceding &&
        el(
          'cac:BillingReference',
          el(
            'cac:InvoiceDocumentReference',
            el('cbc:ID', invoice.preceding.number),
            el('cbc:IssueDate', invoice.preceding.date),
          ),
        ),
      el('cac:AccountingSupplierParty', party(invoice.seller)),
      el('cac:AccountingCustomerParty', party(invoice.buyer)),
      delivery(invoice),
      paymentMeans(invoice),
      invoice.allowances.map((one) => documentAllowance(one, invoice.currency)),
      taxTotals(invoice),
      monetaryTotal(invoice),
      invoice.lines.map((line) => invoiceLine(line, invoice.currency)),
    ),
  )
