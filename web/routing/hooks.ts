import { useCallback, useContext, useEffect, useMemo } from 'react'
import type { Params } from './match.ts'
import type { Navigate, NavigateOptions, NavigationType, RouteLocation } from './router.ts'
import { PathContext, PendingContext, useRouter, useShown } from './router-provider.tsx'

/** The path of the shown screen. */
export const usePath = (): string => useContext(PathContext)

/** The whole address of the shown screen; use `usePath` for its path alone. */
export const useLocation = (): RouteLocation => useShown().location

/** The values in the address, by their names in the route. */
export const useParams = (): Params => useShown().params

export const useNavigationType = (): NavigationType => useShown().type

/** The address whose screen is loading; null while none is. */
export const usePending = (): RouteLocation | null => useContext(PendingContext)

/** The function is the same at every render. */
export const useNavigate = (): Navigate => useRouter().navigate

/** The query of the address, and a function that writes it; each write is a step for Back unless it should `replace`. */
export const useSearchParams = (): [
  URLSearchParams,
  (change: (now: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void,
] => {
  const router = useRouter()
  const { pathname, search } = useLocation()
  const params = useMemo(() => new URLSearchParams(search), [search])
  const change = useCallback(
    (made: (now: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => {
      const now = router.state.shown?.location
      // The screen is being left: the address is no longer its own.
      if (now?.pathname !== pathname) return
      void router.navigate(`${pathname}?${made(new URLSearchParams(now.search))}`, options)
    },
    [router, pathname],
  )
  return [params, change]
}

/** While mounted, `takes` is asked at each Back and Forward; where it returns true, the screen stays. */
export const useInterceptBack = (takes: () => boolean): void => {
  const router = useRouter()
  useEffect(() => router.interceptBack(takes), [router, takes])
}
