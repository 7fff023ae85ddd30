import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { isDay } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { EVERYTHING, type ListFilter, SORTS } from './find-orders.ts'

/** The address follows this long (ms) after the last key. */
const DELAY = 200

/** Names in the address, in the order in which they stand there. */
const NAMES = {
  status: 'stare',
  board: 'eticheta',
  mechanic: 'mecanic',
  type: 'tip',
  from: 'de',
  to: 'pana',
  sort: 'ordine',
  text: 'cauta',
} as const satisfies Record<keyof ListFilter, string>

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null
const idIn = (text: string | null): string | null => (text !== null && UUID.test(text) ? text : null)
const dayIn = (text: string | null): string | null => (text !== null && isDay(text) ? text : null)

/** The filter that an address asks for; what makes no sense in it is as if it were not there. */
export const filterIn = (params: URLSearchParams): ListFilter => {
  const get = (name: keyof ListFilter) => params.get(NAMES[name])
  return {
    status: oneOf(ORDER_STATUSES, get('status')),
    board: idIn(get('board')),
    mechanic: idIn(get('mechanic')),
    type: idIn(get('type')),
    from: dayIn(get('from')),
    to: dayIn(get('to')),
    sort: oneOf(SORTS, get('sort')) ?? EVERYTHING.sort,
    text: get('text') ?? '',
  }
}

/** The address with a filter put into it; what belongs to others (the chosen order) stays. */
export const withFilter = (params: URLSearchParams, filter: ListFilter): URLSearchParams => {
  const next = new URLSearchParams(params)
  for (const [name, key] of Object.entries(NAMES) as [keyof ListFilter, string][]) {
    const value = filter[name]
    if (value === null || value === EVERYTHING[name]) next.delete(key)
    else next.set(key, value)
  }
  return next
}

/**
 * Filter and search of the list. They stand in the address too, so that coming back finds them and other screens can
 * link to them; the fields themselves never wait for the address.
 */
export const useListQuery = (): [ListFilter, (change: Partial<ListFilter>) => void] => {
  const [params, setParams] = useSearchParams()
  const [filter, setFilter] = useState(() => filterIn(params))
  const address = withFilter(new URLSearchParams(), filterIn(params)).toString()
  const ours = useRef(address)

  // Another address than the one written here: somebody followed a link to this screen.
  useEffect(() => {
    if (ours.current === address) return
    ours.current = address
    setFilter(filterIn(new URLSearchParams(address)))
  }, [address])

  useEffect(() => {
    const wanted = withFilter(new URLSearchParams(), filter).toString()
    if (wanted === ours.current) return
    const timer = setTimeout(() => {
      ours.current = wanted
      setParams((now) => withFilter(now, filter), { replace: true, preventScrollReset: true })
    }, DELAY)
    return () => clearTimeout(timer)
  }, [filter, setParams])

  const change = useCallback((patch: Partial<ListFilter>) => setFilter((now) => ({ ...now, ...patch })), [])
  return [filter, change]
}
