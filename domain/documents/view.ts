/**
 * The content of a document: strings ready to print, in Romanian, for the client. All kinds share one shape; the page
 * (`page.ts`) adds only the form. Sums come from the commit (S10.1) and are never computed again here.
 */

/** A label and its value. */
export type Fact = { label: string; value: string }

export type Paragraph = { title: string; text: string }

/** The columns that a table may have, in printed order. */
export const TABLE_COLUMNS = [
  'number',
  'name',
  'unit',
  'quantity',
  'price',
  'total',
  'rate',
  'vat',
  'warranty',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** A column without a heading (or with null) is left out. */
export type DocumentTable = {
  title: string
  columns: Partial<Record<TableColumn, string | null>>
  rows: Partial<Record<TableColumn, string>>[]
}

/** Check boxes, and which of them are ticked. */
export type Checks = { title: string; items: { label: string; isChecked: boolean }[] }

/** A place for a signature: rows of lines for handwriting. */
export type SignaturePlace = { title: string; note: string; fields: string[][] }

export type DocumentView = {
  /** For the document's properties and the foot of each page. */
  documentTitle: string
  title: string
  number: string
  /** Set where the document is not binding: „Ciornă”, „Anulat”. */
  stamp: string | null
  facts: Fact[]
  /** `logo` is a data URL of a picture. */
  shop: { name: string; lines: string[]; logo: string | null }
  /** `#rrggbb`, or null for the default colour. */
  accent: string | null
  /** `romanian` draws the blue band; other plates stay plain. Null where there is no car. */
  plate: { text: string; romanian: boolean } | null
  car: { make: string; model: string; facts: Fact[] }
  client: { title: string; name: string; facts: Fact[] }
  /** Printed before the tables: the client's request. */
  opening: Paragraph[]
  /** Eighths of the tank; undefined where the document has no gauge, null where it was not read. */
  fuel?: { title: string; eighths: number | null } | undefined
  checks: Checks[]
  tables: DocumentTable[]
  totals: Fact[]
  grandTotal: Fact | null
  /** Below the grand total: the paid and the remaining sum. */
  afterTotal: Fact[]
  paragraphs: Paragraph[]
  terms: string[]
  /** The address in the QR code beside the terms; null for none. */
  qr: string | null
  signatures: SignaturePlace[]
  /** At the end of the document; `url` is a data URL of a picture. */
  pictures: { title: string; items: { url: string; caption: string }[] }
  /** The shop's own words at the end. */
  footer: string
}

type Text = string | null | undefined

export const clean = (text: Text): string => (text ?? '').trim()

/** A fact, or nothing where the text is empty. */
export const fact = (label: string, text: Text): Fact[] => {
  const value = clean(text)
  return value === '' ? [] : [{ label, value }]
}

/** A paragraph, or nothing where the text is empty. */
export const paragraph = (title: string, text: Text): Paragraph[] => {
  const words = clean(text)
  return words === '' ? [] : [{ title, text: words }]
}

/** The non-empty parts as one line; nothing where all are empty. */
export const joined = (...parts: string[]): string[] => {
  const text = parts.filter((part) => part !== '').join(' · ')
  return text === '' ? [] : [text]
}

export const labelled = (label: string, text: string): string => (text === '' ? '' : `${label} ${text}`)
