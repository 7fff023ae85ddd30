import { sum } from '#domain/kernel/money.ts'
import { cashLimit } from '#domain/romania/cash.ts'
import { cashDoubt, cashOfDay, isSameClient } from '#domain/workshop/invoices/cash.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'
import { useData, useLive, useRow } from '#web/data/hooks.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Warning } from '#web/ui/warning.tsx'

type Client = Pick<Invoice, 'client_tip' | 'client_cod_fiscal' | 'client_nume'>

/** Cash received from a client on a day, and for one invoice, in bani of lei. */
const useCashTaken = (client: Client, day: string, invoiceId: string | null) =>
  useLive(
    async (db) => {
      const thatDay = await db.rows('payments').where('data').equals(day).toArray()
      const invoices = await db.rows('invoices').bulkGet([...new Set(thatDay.map((one) => one.invoice_id))])
      const own = new Map(
        invoices.flatMap((one) => (one && isSameClient(one, client) ? [[one.id, one]] : [])),
      )
      const ofClient = thatDay.flatMap((payment) => {
        const invoice = own.get(payment.invoice_id)
        return invoice ? [{ ...payment, curs: invoice.curs }] : []
      })
      const ofInvoice =
        invoiceId === null ? [] : await db.rows('payments').where('invoice_id').equals(invoiceId).toArray()
      return {
        thatDay: cashOfDay(ofClient, day),
        ofInvoice: sum(ofInvoice.filter(({ metoda }) => metoda === 'numerar').map(({ suma }) => suma)),
      }
    },
    [client.client_tip, client.client_cod_fiscal, client.client_nume, day, invoiceId],
  )

/** What the law on cash says about the payment that is being made: a warning that blocks nothing. */
export const CashWarning = ({
  client,
  day,
  amount,
  invoice,
}: {
  client: Client
  day: string
  /** Bani of the invoice's currency. */
  amount: number
  /** null: the invoice is being created. */
  invoice: { id: string | null; total: number; curs: number | null }
}) => {
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const taken = useCashTaken(client, day, invoice.id)
  if (!shop || !taken) return null
  const isCompany = client.client_tip === 'firma'
  const doubt = cashDoubt({
    amount: inLei(amount, invoice.curs),
    limit: cashLimit(day, isCompany, shop),
    isCompany,
    takenThatDay: taken.thatDay,
    invoiceTotal: inLei(invoice.total, invoice.curs),
    takenOfInvoice: inLei(taken.ofInvoice, invoice.curs),
  })
  if (!doubt) return null
  const t = m.invoices.cash
  return (
    <Warning>
      {doubt.kind === 'day'
        ? (isCompany ? t.dayCompany : t.dayPerson)(formatLei(doubt.limit), formatLei(doubt.total))
        : t.split(formatLei(doubt.limit))}
    </Warning>
  )
}
