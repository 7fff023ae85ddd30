import { formatIban } from '#domain/romania/iban.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Column } from '#domain/sync/columns.ts'
import {
  formatDayShort,
  formatHours,
  formatInstant,
  formatInteger,
  formatKilometres,
  formatLei,
  formatQuantity,
  formatRate,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** What the value of a column is to a person: how it is read, and in which field it is written. */
export type Kind =
  | 'text'
  | 'notes'
  | 'plate'
  | 'vin'
  | 'phone'
  | 'iban'
  | 'email'
  | 'money'
  | 'hours'
  | 'quantity'
  | 'kilometres'
  | 'rate'
  | 'whole'
  | 'year'
  | 'day'
  | 'instant'
  | 'flag'
  | 'choice'
  | 'ref'

/** Columns whose name says it; the others are known by their declaration. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  adresa: 'notes',
  client_adresa: 'notes',
  observatii: 'notes',
  solicitare: 'notes',
  stare_vehicul: 'notes',
  alte_obiecte: 'notes',
  mentiuni: 'notes',
  pret: 'money',
  pret_ora: 'money',
  pret_unitar: 'money',
  pret_achizitie: 'money',
  discount: 'money',
  discount_valoare: 'money',
  suma: 'money',
  capital_social: 'money',
  plafon_firma: 'money',
  plafon_persoana: 'money',
  ore: 'hours',
  ore_normate: 'hours',
  ore_lucrate: 'hours',
  cantitate: 'quantity',
  km_intrare: 'kilometres',
  due_km: 'kilometres',
  reminder_km: 'kilometres',
  oil_km: 'kilometres',
  cota_tva: 'rate',
  discount_procent: 'rate',
  an_fabricatie: 'year',
  data: 'day',
  data_comanda: 'day',
  data_factura: 'day',
  data_livrare: 'day',
  data_scadenta: 'day',
  due_date: 'day',
  data_ora: 'instant',
  contacted_at: 'instant',
  done_at: 'instant',
  nr_inmatriculare: 'plate',
  nr_auto: 'plate',
  serie_sasiu: 'vin',
  client_telefon: 'phone',
  telefon: 'phone',
  client_email: 'email',
  email: 'email',
  iban: 'iban',
}

/** A name may come from anywhere, `constructor` included. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** The values of a closed list, in its order; none for a column that has no such list. */
export const choicesOf = (column: Column): readonly (string | number)[] => {
  const { schema } = column as { schema: { type: string; options?: readonly (string | number)[] } }
  return schema.type === 'picklist' ? (schema.options ?? []) : []
}

export const kindOf = (name: string, column: Column): Kind => {
  if (column.ref) return 'ref'
  const choices = choicesOf(column)
  if (choices.length > 0) return choices.every((choice) => typeof choice === 'number') ? 'flag' : 'choice'
  return own(BY_NAME, name) ?? (column.type === 'integer' ? 'whole' : 'text')
}

/** The word of one value of a closed list, where it has one. */
export const wordOf = (value: string): string | undefined =>
  own<string>({ ...m.ui.status, ...m.sync.kinds }, value)

const WRITTEN: Partial<Record<Kind, (value: never) => string>> = {
  money: formatLei,
  hours: formatHours,
  quantity: formatQuantity,
  kilometres: formatKilometres,
  rate: formatRate,
  whole: formatInteger,
  day: formatDayShort,
  instant: formatInstant,
  plate: formatPlate,
  phone: formatPhone,
  iban: formatIban,
  flag: (value: number) => (value === 1 ? m.sync.yes : m.sync.no),
  choice: (value: string) => wordOf(value) ?? value,
}

/** A value as it is read. One that is no value of its column's is written as it is. */
export const writtenAs = (name: string, column: Column | undefined, value: string | number): string => {
  const write = column && (WRITTEN[kindOf(name, column)] as ((value: string | number) => string) | undefined)
  if (!write || typeof value !== (column.type === 'integer' ? 'number' : 'string')) return String(value)
  try {
    return write(value)
  } catch {
    // Such as a day that is none: it was refused for that.
    return String(value)
  }
}
