import type { ReactNode } from 'react'
import { ErrorBoundary } from '#web/routing/error-boundary.tsx'
import { RouterProvider, useShown } from '#web/routing/router-provider.tsx'
import { ErrorPage } from './error-page.tsx'
import { router } from './router.tsx'
import { Shell } from './shell.tsx'

const failed = (error: unknown) => <ErrorPage error={error} />

const Bounded = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary location={useShown().location} failed={failed}>
    {children}
  </ErrorBoundary>
)

const ShownScreen = () => {
  const { screen } = useShown()
  return screen.Component ? <screen.Component /> : failed(screen.error)
}

/** The frame, and in it the screen of the address. A query that changes draws the screen again, and not the frame. */
export const Screens = () => (
  <RouterProvider router={router}>
    <Bounded>
      <Shell>
        {/* An error of one screen leaves the frame in place. */}
        <Bounded>
          <ShownScreen />
        </Bounded>
      </Shell>
    </Bounded>
  </RouterProvider>
)
