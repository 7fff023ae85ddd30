import { ErrorBoundary } from '#web/routing/error-boundary.tsx'
import { RouterProvider, useRouting } from '#web/routing/router-provider.tsx'
import { ErrorPage } from './error-page.tsx'
import { router } from './router.tsx'
import { Shell } from './shell.tsx'

const failed = (error: unknown) => <ErrorPage error={error} />

const ShownScreen = () => {
  const { location, screen } = useRouting().shown
  return (
    <ErrorBoundary location={location} failed={failed}>
      <Shell>
        {/* An error of one screen leaves the frame in place. */}
        <ErrorBoundary location={location} failed={failed}>
          {screen.Component ? <screen.Component /> : failed(screen.error)}
        </ErrorBoundary>
      </Shell>
    </ErrorBoundary>
  )
}

/** The frame, and in it the screen of the address. */
export const Screens = () => (
  <RouterProvider router={router}>
    <ShownScreen />
  </RouterProvider>
)
