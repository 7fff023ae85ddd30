import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COLLECTIONS } from '#domain/modules.ts'
import { summaryOf, valueByKind } from '#domain/reports/month.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { Invoice, InvoiceLine } from '#domain/workshop/invoices/schema.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { readUnpaidInvoices } from '#web/data/workshop/read-unpaid.ts'
import { readMonthReport, readUnpaid, readYear } from './read-report.ts'

/** More invoices than one chunk; two of three are unpaid. */
const MANY = 1_200
const actor = { tenantId: '', userId: '', kind: 'staff' as const, role: 'owner' as const }
const random = seeded(12)
const at = Date.UTC(2026, 0, 1)

const invoices = Array.from({ length: MANY }, (_, index) => {
  const base = random.between(1_000, 900_000)
  const tva = Math.round(base * 0.21)
  return {
    ...freshRow(COLLECTIONS.invoices, idAt(random, at), actor, ''),
    data_factura: `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    client_nume: random.pick(['Ana', 'Ion', 'Țuța']),
    total_fara_tva: base,
    tva,
    tva_lei: tva,
    total_general: base + tva,
    tva_pe_cote: '[]',
    rest: index % 3 === 0 ? 0 : base + tva,
  } as unknown as Invoice
})
const lines = invoices.map(
  ({ id, total_fara_tva }) =>
    ({
      ...freshRow(COLLECTIONS.invoice_lines, idAt(random, at), actor, ''),
      invoice_id: id,
      total: total_fara_tva,
    }) as unknown as InvoiceLine,
)

let db: AppDatabase
beforeAll(async () => {
  db = new AppDatabase('reports')
  await db.rows('invoices').bulkAdd(invoices)
  await db.rows('invoice_lines').bulkAdd(lines)
})
afterAll(() => db.delete())

describe('the reports of a large shop', () => {
  it.each(['2026-07', '2027-01'])('include all of %s', async (month) => {
    const report = await readMonthReport(db, month, 0)
    const ofMonth = invoices.filter(({ data_factura }) => data_factura.startsWith(month))
    const ids = new Set(ofMonth.map(({ id }) => id))
    const ofLines = lines.filter(({ invoice_id }) => ids.has(invoice_id))
    expect(report.summary).toEqual(summaryOf(ofMonth))
    expect(report.kinds).toEqual(valueByKind(ofLines.map((line) => ({ ...line, curs: null }))))
  })

  it('show the hours worked beside those invoiced, also of who has nothing invoiced yet', async () => {
    const [mechanic, hour] = [idAt(random, at), 3_600_000]
    const session = (started_at: string, stopped_at: string) =>
      ({
        ...freshRow(COLLECTIONS.work_sessions, idAt(random, at), actor, ''),
        mechanic_id: mechanic,
        started_at,
        stopped_at,
      }) as unknown as WorkSession
    // The first one goes over midnight into the month.
    await db
      .rows('work_sessions')
      .bulkAdd([
        session('2026-06-30T19:00:00.000Z', '2026-07-01T00:00:00.000Z'),
        session('2026-07-15T08:00:00.000Z', '2026-07-15T10:00:00.000Z'),
      ])
    const { mechanics } = await readMonthReport(db, '2026-07', Date.UTC(2026, 8, 1))
    expect(mechanics.find(({ mechanicId }) => mechanicId === mechanic)).toMatchObject({
      worked: 5 * hour,
      hours: 0,
      value: 0,
    })
  })

  it('show a year of months that adds up to the total', async () => {
    const year = await readYear(db, '2026-12')
    expect(year.reduce((sum, { total }) => sum + total, 0)).toBe(summaryOf(invoices).total)
  })

  it('leave out no unpaid invoice, even when there are too many to read at once', async () => {
    const unpaid = await readUnpaid(db, '2026-12-31')
    const open = invoices.filter(({ rest }) => rest > 0)
    const idsOf = (some: readonly Invoice[]) => some.map(({ id }) => id).sort()
    expect(idsOf(unpaid.invoices)).toEqual(idsOf(open))
    expect(idsOf(await readUnpaidInvoices(db, 10))).toEqual(idsOf(open))
    expect(unpaid.debtors.reduce((sum, { owed }) => sum + owed, 0)).toBe(
      open.reduce((sum, { rest }) => sum + rest, 0),
    )
  })
})
