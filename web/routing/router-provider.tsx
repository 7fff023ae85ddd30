import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import type { RouteLocation, Router, RouterState, Shown } from './router.ts'
import { applyScroll } from './scroll.ts'

type Routing = { router: Router; shown: Shown }

const RoutingContext = createContext<Routing | null>(null)

/** The address whose screen is loading. Apart from the rest: it changes twice a navigation, and few look at it. */
export const PendingContext = createContext<RouteLocation | null>(null)

/** @throws Error outside of the provider. */
export const useRouting = (): Routing => {
  const routing = useContext(RoutingContext)
  if (!routing) throw new Error('routing is used outside of its provider')
  return routing
}

/** Gives the shown address to what is below, which is there once the first screen is loaded. */
export const RouterProvider = ({ router, children }: { router: Router; children: ReactNode }) => {
  const [{ shown, pending }, setState] = useState(router.state)

  useLayoutEffect(() => {
    const follow = (next: RouterState) => {
      // That something loads is said at once; a screen takes the place of the one before when it is rendered.
      if (next.pending) setState(({ shown }) => ({ shown, pending: next.pending }))
      else startTransition(() => setState(next))
    }
    follow(router.state)
    return router.listen(follow)
  }, [router])

  useLayoutEffect(() => {
    if (shown) applyScroll(shown.scroll, shown.location.hash)
  }, [shown])

  const routing = useMemo(() => shown && { router, shown }, [router, shown])
  return (
    routing && (
      <RoutingContext value={routing}>
        <PendingContext value={pending}>{children}</PendingContext>
      </RoutingContext>
    )
  )
}
