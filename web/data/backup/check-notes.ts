import { AppError } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import type { HeldName, Rows } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { isKeptNote } from './format.ts'

type Note = { key: string; value: string | number }

/** The highest value of a note: above it, neither the app nor the server could read the next rev or number. */
const most = (key: string): number => (key === 'head' ? 1e12 : 999_999_998)

const isCount = (key: string, value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most(key)

/**
 * Checks the notes of a backup against its rows: whose it is, how far its history goes, and which numbers are given
 * out. With wrong notes the app would not open, or give a number twice.
 */
export class NotesCheck {
  readonly #tenantId: string
  readonly #notes = new Map<string, string | number>()
  /** The lowest valid value of a note, by its key. */
  readonly #least = new Map<string, number>()
  /** The last number of each series of invoices, and the highest number of its invoices. */
  readonly #series = new Map<string, { last: number; used: number }>()

  constructor(tenantId: string) {
    this.#tenantId = tenantId
  }

  takeNotes(notes: readonly Note[]): void {
    for (const { key, value } of notes) if (isKeptNote(key)) this.#notes.set(key, value)
  }

  takeRevs(entries: readonly { rev: number }[]): void {
    for (const { rev } of entries) this.#needs('head', rev)
  }

  takeRows(collection: HeldName, rows: readonly Row[]): void {
    this.takeRevs(rows)
    for (const row of rows) {
      if (row.oracle_id !== null) this.#needs(`counter:oracle:${collection}`, row.oracle_id)
      if (collection === 'orders') this.#needs('counter:orders', Number(row.nr_comanda ?? 0))
      if (collection === 'invoice_series') {
        const { id, serie, ultimul_numar } = row as unknown as Rows['invoice_series']
        this.#needs(`counter:serie ${serie}`, 1)
        this.#series.set(id, { last: ultimul_numar, used: 0 })
      }
      if (collection === 'invoices') {
        const { serie_id, nr_factura } = row as unknown as Rows['invoices']
        const series = this.#series.get(serie_id ?? '')
        if (series) series.used = Math.max(series.used, nr_factura)
      }
    }
  }

  /** The notes, when all rows are known. @throws AppError `backup_damaged` */
  checked(): Note[] {
    const isRight = [...this.#notes].every(([key, value]) => {
      if (key === 'tenantId') return value === this.#tenantId
      if (key === 'deviceId') return typeof value === 'string' && UUID.test(value)
      return isCount(key, value)
    })
    const count = (key: string) => Number(this.#notes.get(key) ?? 0)
    const isEnough = [...this.#least].every(([key, least]) => count(key) >= least)
    const isNumbered = [...this.#series.values()].every(({ last, used }) => used <= last)
    if (!isRight || !isEnough || !isNumbered || !this.#notes.has('tenantId') || !this.#notes.has('head'))
      throw new AppError('backup_damaged')
    return [...this.#notes].map(([key, value]) => ({ key, value }))
  }

  #needs(key: string, least: number): void {
    if (least > (this.#least.get(key) ?? -1)) this.#least.set(key, least)
  }
}
