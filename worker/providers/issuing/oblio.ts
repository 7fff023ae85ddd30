import * as v from 'valibot'
import type { SubscriptionInvoice } from '#domain/documents/subscription-invoice.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { COUNTIES, isCountyCode } from '#domain/romania/counties.ts'
import { IssueRefused, type Issuer } from './port.ts'

/** Our account at Oblio: the API's address, its two credentials, our code and the series. */
export type OblioAccount = {
  url: string
  email: string
  secret: string
  cif: string
  series: string
  fetch: typeof fetch
}

/** Milliseconds after which an answer counts as lost. The invoice is then asked for again under its key. */
const TIMEOUT = 20_000

/** Seconds after which the caller may try again: Oblio takes three requests a second. */
const RETRY_AFTER = 30

const tokenSchema = v.object({ access_token: v.pipe(v.string(), v.nonEmpty()) })
const invoiceSchema = v.object({
  data: v.object({
    seriesName: v.string(),
    number: v.union([v.string(), v.number()]),
    link: v.pipe(v.string(), v.url()),
  }),
})

const busy = (cause?: unknown) => new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })

/** Bani as Oblio has money: lei with two decimals. */
const lei = (bani: number): number => Number((bani / 100).toFixed(2))

const bodyOf = ({ key, buyer, day, line, mentions }: SubscriptionInvoice, { cif, series }: OblioAccount) => ({
  cif,
  idempotencyKey: key,
  client: {
    cif: buyer.cui,
    name: buyer.nume,
    rc: buyer.reg_com,
    address: buyer.adresa,
    state: isCountyCode(buyer.judet) ? COUNTIES[buyer.judet] : buyer.judet,
    city: buyer.localitate,
    country: 'România',
    email: buyer.email,
    vatPayer: buyer.paysVat ? 1 : 0,
  },
  issueDate: day,
  dueDate: day,
  seriesName: series,
  language: 'RO',
  precision: 2,
  currency: 'RON',
  products: [
    {
      name: line.name,
      price: lei(line.amount),
      measuringUnit: 'buc',
      vatName: 'Normala',
      vatPercentage: line.vatRate / 100,
      vatIncluded: 1,
      quantity: 1,
      productType: 'Serviciu',
    },
  ],
  mentions,
})

/** Oblio (docs: oblio.eu/api), which also sends the invoice to e-Factura. */
export const oblio = (account: OblioAccount): Issuer => {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response
    try {
      response = await account.fetch(`${account.url}${path}`, {
        ...init,
        signal: AbortSignal.timeout(TIMEOUT),
      })
    } catch (cause) {
      throw busy(cause)
    }
    if (response.status === 429 || response.status >= 500) throw busy()
    if (!response.ok) throw new IssueRefused('invoice_refused', `Oblio answers ${response.status}`)
    return response
  }
  const read = async <S extends v.GenericSchema>(
    response: Response,
    schema: S,
  ): Promise<v.InferOutput<S>> => {
    const { success, output } = v.safeParse(schema, await response.json().catch(() => null))
    // Half an answer: the invoice may exist, and its key finds it.
    if (!success) throw busy()
    return output
  }
  return {
    async issue(invoice) {
      const { access_token } = await read(
        await ask('/authorize/token', {
          method: 'POST',
          body: new URLSearchParams({ client_id: account.email, client_secret: account.secret }),
        }),
        tokenSchema,
      )
      const { data } = await read(
        await ask('/docs/invoice', {
          method: 'POST',
          headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
          body: JSON.stringify(bodyOf(invoice, account)),
        }),
        invoiceSchema,
      )
      const file = await account.fetch(data.link, { signal: AbortSignal.timeout(TIMEOUT) }).catch((cause) => {
        throw busy(cause)
      })
      const pdf = file.ok ? new Uint8Array(await file.arrayBuffer()) : null
      if (!pdf || new TextDecoder().decode(pdf.subarray(0, 5)) !== '%PDF-') throw busy()
      return { number: `${data.seriesName} ${data.number}`, pdf }
    },
  }
}
