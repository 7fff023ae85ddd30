import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'

export type ListQuery = { status: OrderStatus | null; text: string }

/** The address follows this long (ms) after the last key. */
const DELAY = 200

const isStatus = (text: string | null): text is OrderStatus =>
  ORDER_STATUSES.some((status) => status === text)

const read = (params: URLSearchParams): ListQuery => {
  const status = params.get('stare')
  return { status: isStatus(status) ? status : null, text: params.get('cauta') ?? '' }
}

const write = ({ status, text }: ListQuery): URLSearchParams =>
  new URLSearchParams({ ...(status && { stare: status }), ...(text && { cauta: text }) })

/**
 * Filter and search of the list. They stand in the address too, so that coming back finds them and other screens can
 * link to them; the fields themselves never wait for the address.
 */
export const useListQuery = (): [ListQuery, (query: ListQuery) => void] => {
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
