import {
  type Context,
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useLayoutEffect,
  useState,
} from 'react'
import type { RouteLocation, Router, RouterState, Shown } from './router.ts'
import { applyScroll } from './scroll.ts'

const RouterContext = createContext<Router | null>(null)
const ShownContext = createContext<Shown | null>(null)

/** The path of the shown screen, apart from its query: a list writes its query after each key, and few look at it. */
export const PathContext = createContext('')

/** The address whose screen is loading. Apart from the rest: it changes twice a navigation, and few look at it. */
export const PendingContext = createContext<RouteLocation | null>(null)

const within = <T,>(context: Context<T | null>): T => {
  const value = useContext(context)
  if (!value) throw new Error('routing is used outside of its provider')
  return value
}

/** The router; the same one at every render. @throws Error outside of the provider. */
export const useRouter = (): Router => within(RouterContext)

/** What is shown, with its whole address. @throws Error outside of the provider. */
export const useShown = (): Shown => within(ShownContext)

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

  return (
    shown && (
      <RouterContext value={router}>
        <PathContext value={shown.location.pathname}>
          <ShownContext value={shown}>
            <PendingContext value={pending}>{children}</PendingContext>
          </ShownContext>
        </PathContext>
      </RouterContext>
    )
  )
}
