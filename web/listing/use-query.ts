import { useCallback, useEffect, useState } from 'react'
import { usePath, usePending, useSearchParams } from '#web/routing/hooks.ts'
import { ownAddress } from './own-address.ts'
import { isTyped, type Params, type QueryOf, queryIn, withQuery } from './query.ts'

/** Milliseconds after the last key until the address changes; a press changes it at once. */
const DELAY = 200

/**
 * Search, filters and order of a list. They are in the address too, so that coming back finds them and other screens
 * can link to them; the fields never wait for the address. `params` is a constant.
 */
export const useQuery = <Of extends Params>(
  params: Of,
): [QueryOf<Of>, (change: Partial<QueryOf<Of>>) => void] => {
  const [address, setAddress] = useSearchParams()
  const [query, setQuery] = useState(() => queryIn(params, address))
  const asked = withQuery(params, new URLSearchParams(), queryIn(params, address)).toString()
  const [own] = useState(() => ownAddress(asked))
  const pathname = usePath()
  const next = usePending()?.pathname
  const isLeaving = next !== undefined && next !== pathname

  // The address is not the one written here: somebody followed a link to this screen.
  useEffect(() => {
    if (own.isForeign(asked)) setQuery(queryIn(params, new URLSearchParams(asked)))
  }, [params, own, asked])

  useEffect(() => {
    const wanted = withQuery(params, new URLSearchParams(), query).toString()
    if (wanted === own.newest) return
    const write = () => {
      own.write(wanted)
      setAddress((now) => withQuery(params, now, query), { replace: true, preventScrollReset: true })
    }
    if (isLeaving) {
      // A router navigation would cancel the one under way; coming back reads this entry of the history.
      own.keep(wanted)
      const search = withQuery(params, new URLSearchParams(location.search), query).toString()
      history.replaceState(history.state, '', search === '' ? pathname : `${pathname}?${search}`)
      return
    }
    if (!isTyped(params, queryIn(params, new URLSearchParams(own.newest)), query)) return write()
    const timer = setTimeout(write, DELAY)
    return () => clearTimeout(timer)
  }, [params, own, query, setAddress, isLeaving, pathname])

  const change = useCallback((patch: Partial<QueryOf<Of>>) => setQuery((now) => ({ ...now, ...patch })), [])
  return [query, change]
}
