import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Params, type QueryOf, queryIn, withQuery } from './query.ts'

/**
 * A query that lives in the address alone: a chosen row, a tab, a month. Each change is a step that the back button takes
 * back, unless it is to `replace` the one before.
 */
export const useAddress = <Of extends Params>(
  params: Of,
): [QueryOf<Of>, (change: Partial<QueryOf<Of>>, options?: { replace?: boolean }) => void] => {
  const [address, setAddress] = useSearchParams()
  const query = useMemo(() => queryIn(params, address), [params, address])
  const change = useCallback(
    (patch: Partial<QueryOf<Of>>, { replace = false } = {}) =>
      setAddress((now) => withQuery(params, now, { ...queryIn(params, now), ...patch }), {
        replace,
        preventScrollReset: true,
      }),
    [params, setAddress],
  )
  return [query, change]
}
