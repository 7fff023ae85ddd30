import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from '#web/routing/hooks.ts'
import { type Params, type QueryOf, queryIn, withQuery } from './query.ts'

/**
 * A query that is stored only in the address: a chosen row, a tab, a month. Each change is a step for the Back button,
 * unless it should `replace` the one before.
 */
export const useAddress = <Of extends Params>(
  params: Of,
): [QueryOf<Of>, (change: Partial<QueryOf<Of>>, options?: { replace?: boolean }) => void] => {
  const [address, setAddress] = useSearchParams()
  /** The choice that the router does not show yet, and the address that it shows: a pressed control answers at once. */
  const [ahead, setAhead] = useState<{ address: URLSearchParams; query: QueryOf<Of> } | null>(null)
  const shown = useMemo(() => queryIn(params, address), [params, address])
  const query = ahead?.address === address ? ahead.query : shown
  const change = useCallback(
    (patch: Partial<QueryOf<Of>>, { replace = false } = {}) => {
      const chosen = { ...query, ...patch }
      setAhead({ address, query: chosen })
      setAddress((now) => withQuery(params, now, chosen), { replace, preventScrollReset: true })
    },
    [params, address, query, setAddress],
  )
  return [query, change]
}
