import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Params, type QueryOf, queryIn, withQuery } from './query.ts'

/**
 * A query that is stored only in the address: a chosen row, a tab, a month. Each change is a step for the Back button,
 * unless it should `replace` the one before.
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
