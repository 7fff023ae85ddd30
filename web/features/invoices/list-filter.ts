import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

/** What the list of invoices may show. */
export const INVOICE_FILTERS = ['toate', 'luna', 'neincasate', 'storno'] as const
export type InvoiceFilter = (typeof INVOICE_FILTERS)[number]

export type InvoiceQuery = { filter: InvoiceFilter; text: string }

/** The address follows this long (ms) after the last key. */
const DELAY = 200

const read = (params: URLSearchParams): InvoiceQuery => ({
  filter: INVOICE_FILTERS.find((one) => one === params.get('arata')) ?? 'toate',
  text: params.get('cauta') ?? '',
})

const write = ({ filter, text }: InvoiceQuery): URLSearchParams =>
  new URLSearchParams({ ...(filter !== 'toate' && { arata: filter }), ...(text && { cauta: text }) })

/** Filter and search; they stand in the address too, so that coming back finds them. */
export const useInvoiceQuery = (): [InvoiceQuery, (query: InvoiceQuery) => void] => {
  const [params, setParams] = useSearchParams()
  const address = params.toString()
  const [query, setQuery] = useState(() => read(params))
  const ours = useRef(address)

  // Another address than the one written here: somebody followed a link to this screen.
  useEffect(() => {
    if (ours.current === address) return
    ours.current = address
    setQuery(read(new URLSearchParams(address)))
  }, [address])

  useEffect(() => {
    const wanted = write(query)
    if (wanted.toString() === ours.current) return
    const timer = setTimeout(() => {
      ours.current = wanted.toString()
      setParams(wanted, { replace: true, preventScrollReset: true })
    }, DELAY)
    return () => clearTimeout(timer)
  }, [query, setParams])

  return [query, setQuery]
}
