import { activeInvoices } from '#domain/workshop/invoices/active.ts'
import { issueInvoice, issueStorno, pay } from '#domain/workshop/invoices/draft.ts'
import { returnedOf } from '#domain/workshop/invoices/storno.ts'
import { A_PERSON, FACTS } from '#tests/factories/invoices.ts'
import type { Random } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'

/** The acts of a desk with money in a history: series, invoices, payments, stornos, from what its device shows. */

type NewId = () => string

export const invoiceAct = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
): Promise<DraftOp[] | null> => {
  // It belongs to this device as its database does.
  const deviceId = db.name
  const series = (await db.rows('invoice_series').toArray()).filter(
    ({ dispozitiv_id }) => dispozitiv_id === '' || dispozitiv_id === deviceId,
  )
  const isOwn = random.next() < 0.5
  const used = series.find(({ dispozitiv_id }) => (dispozitiv_id !== '') === isOwn)
  if (!used) {
    // Two devices may create one with the same name.
    const serie = isOwn ? `T${random.between(1, 3)}` : 'ROA'
    const data = { serie, prim_numar: random.between(1, 5), dispozitiv_id: isOwn ? deviceId : '' }
    return [{ op: 'insert', collection: 'invoice_series', id: newId(), data }]
  }
  const invoices = await db.rows('invoices').toArray()
  const kind = random.between(0, 5)
  const active = activeInvoices(invoices)
  if (kind <= 1 && active.length > 0) {
    const { id } = random.pick(active)
    const suma = random.between(-2_000, 20_000)
    return [pay(id, '2026-11-21', { suma, metoda: 'card' }, newId)]
  }
  if (kind === 2 && active.length > 0)
    return storno(db, random, newId, random.pick(active).id, used.dispozitiv_id === '' ? used.id : null)
  const orders = await db.rows('orders').where('status').equals('VALIDAT').toArray()
  const shop = await db.rows('tenants').toCollection().first()
  if (orders.length === 0 || !shop) return null
  const order = random.pick(orders)
  const lines = await db.rows('order_lines').where('order_id').equals(order.id).toArray()
  const draft = { order, lines, shop, facts: FACTS, discount: random.between(0, 3) }
  return issueInvoice(draft, { series: used, buyer: A_PERSON }, newId).ops
}

const storno = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
  id: string,
  seriesId: string | null,
): Promise<DraftOp[] | null> => {
  const invoice = await db.rows('invoices').get(id)
  if (!invoice || seriesId === null) return null
  const lines = await db.rows('invoice_lines').where('invoice_id').equals(id).toArray()
  const isWhole = random.next() < 0.5
  const quantities = new Map<string, number>()
  for (const line of lines) {
    const back = await db.rows('invoice_lines').where('storno_line_id').equals(line.id).toArray()
    const left = line.cantitate - returnedOf(back)
    if (left > 0) quantities.set(line.id, isWhole ? left : random.between(1, left))
  }
  if (quantities.size === 0) return null
  return issueStorno(
    {
      invoice,
      quantities,
      isWhole,
      freesOrder: true,
      seriesId,
      data_factura: random.next() < 0.9 ? FACTS.data_factura : '2020-01-01',
      mentiuni: '',
    },
    newId,
  ).ops
}
