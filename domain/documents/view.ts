/**
 * What stands on a document: strings ready to be set, in Romanian, for the client to read. One shape for all kinds; the
 * page (`page.ts`) adds only form. Sums are taken as the commit computed them (S10), never computed again here.
 */

/** A label and its value. */
export type Fact = { label: string; value: string }

export type Paragraph = { title: string; text: string }

/** The columns a table may have, in the order in which they stand. */
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

/** A column that has no heading (or null) is not there. */
export type DocumentTable = {
  title: string
  columns: Partial<Record<TableColumn, string | null>>
  rows: Partial<Record<TableColumn, string>>[]
}

/** Boxes to be ticked, and what was ticked. */
export type Checks = { title: string; items: { label: string; isChecked: boolean }[] }

/** A place to sign: rows of lines to fill in by hand. */
export type SignaturePlace = { title: string; note: string; fields: string[][] }

export type DocumentView = {
  /** For the document's properties and the foot of each page. */
  documentTitle: string
  title: string
  number: string
  /** Set where the document binds nobody: „Ciornă”, „Anulat”. */
  stamp: string | null
  facts: Fact[]
  /** `logo` is a data URL of a picture. */
  shop: { name: string; lines: string[]; logo: string | null }
  /** `#rrggbb`, or null for ours. */
  accent: string | null
  /** `romanian` draws the blue band; other plates stay plain. Null where there is no car. */
  plate: { text: string; romanian: boolean } | null
  car: { make: string; model: string; facts: Fact[] }
  client: { title: string; name: string; facts: Fact[] }
  /** Read before the tables: what the client asked for. */
  opening: Paragraph[]
  /** Eighths of the tank; undefined where the document has no gauge, null where it was not read. */
  fuel?: { title: string; eighths: number | null } | undefined
  checks: Checks[]
  tables: DocumentTable[]
  totals: Fact[]
  grandTotal: Fact | null
  /** Under the grand total: what was paid and what remains. */
  afterTotal: Fact[]
  paragraphs: Paragraph[]
  terms: string[]
  signatures: SignaturePlace[]
  /** At the very end; `url` is a data URL of a picture. */
  pictures: { title: string; items: { url: string; caption: string }[] }
  /** The shop's own words at the end. */
  footer: string
}

type Text = string | null | undefined

export const clean = (text: Text): string => (text ?? '').trim()

/** A fact only where there is something to say. */
export const fact = (label: string, text: Text): Fact[] => {
  const value = clean(text)
  return value === '' ? [] : [{ label, value }]
}

/** A paragraph only where there is something to say. */
export const paragraph = (title: string, text: Text): Paragraph[] => {
  const words = clean(text)
  return words === '' ? [] : [{ title, text: words }]
}

/** The parts that say something, as one line; none where no part does. */
export const joined = (...parts: string[]): string[] => {
  const text = parts.filter((part) => part !== '').join(' · ')
  return text === '' ? [] : [text]
}

export const labelled = (label: string, text: string): string => (text === '' ? '' : `${label} ${text}`)
