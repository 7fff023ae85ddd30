import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation, useSearchParams } from 'react-router'
import { isTyped, type Params, type QueryOf, queryIn, withQuery } from './query.ts'

/** The address follows this long (ms) after the last key; what is chosen by a press it follows at once. */
const DELAY = 200

/**
 * Search, filters and order of a list. They stand in the address too, so that coming back finds them and other screens can
 * link to them; the fields themselves never wait for the address. `params` is a constant.
 */
export const useQuery = <Of extends Params>(
  params: Of,
): [QueryOf<Of>, (change: Partial<QueryOf<Of>>) => void] => {
  const [address, setAddress] = useSearchParams()
  const [query, setQuery] = useState(() => queryIn(params, address))
  const asked = withQuery(params, new URLSearchParams(), queryIn(params, address)).toString()
  const ours = useRef(asked)
  const { pathname } = useLocation()
  const next = useNavigation().location?.pathname
  const isLeaving = next !== undefined && next !== pathname

  // Another address than the one written here: somebody followed a link to this screen.
  useEffect(() => {
    if (ours.current === asked) return
    ours.current = asked
    setQuery(queryIn(params, new URLSearchParams(asked)))
  }, [params, asked])

  useEffect(() => {
    const wanted = withQuery(params, new URLSearchParams(), query).toString()
    if (wanted === ours.current) return
    const write = () => {
      ours.current = wanted
      setAddress((now) => withQuery(params, now, query), { replace: true, preventScrollReset: true })
    }
    if (isLeaving) {
      // Another navigation would take the place of the one under way; coming back reads what stands here.
      ours.current = wanted
      const search = withQuery(params, new URLSearchParams(location.search), query).toString()
      history.replaceState(history.state, '', search === '' ? pathname : `${pathname}?${search}`)
      return
    }
    if (!isTyped(params, queryIn(params, new URLSearchParams(ours.current)), query)) return write()
    const timer = setTimeout(write, DELAY)
    return () => clearTimeout(timer)
  }, [params, query, setAddress, isLeaving, pathname])

  const change = useCallback((patch: Partial<QueryOf<Of>>) => setQuery((now) => ({ ...now, ...patch })), [])
  return [query, change]
}
