import { createBrowserRouter, type RouteObject } from 'react-router'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { ROUTES } from './routes.ts'
import { Shell } from './shell.tsx'
import { WholeScreen } from './whole-screen.tsx'

type PageModule = { Component: () => React.ReactNode }

/** The screens of the features; each is its own chunk. */
const pages = import.meta.glob<PageModule>('../features/*/*-page.tsx')

const wholes = new Map<PageModule['Component'], PageModule['Component']>()

/** The screen, shown once it is whole. Two addresses of one screen share a component: moving between them keeps it. */
const whole = (Screen: PageModule['Component']): PageModule['Component'] => {
  const known = wholes.get(Screen)
  if (known) return known
  const Whole = () => (
    <WholeScreen>
      <Screen />
    </WholeScreen>
  )
  wholes.set(Screen, Whole)
  return Whole
}

/** A route to a screen of a feature. There are no loaders: screens read Dexie, which is there offline too. */
const screen = (path: string, file: string): RouteObject => {
  const load = pages[`../features/${file}.tsx`]
  if (!load) throw new Error(`the route /${path} names ${file}, which is not a screen`)
  const lazy = async () => ({ Component: whole((await load()).Component) })
  return path === '' ? { index: true, lazy } : { path, lazy }
}

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    HydrateFallback: () => null,
    ErrorBoundary: ErrorPage,
    children: [
      {
        // An error of one screen leaves the frame in place.
        ErrorBoundary: ErrorPage,
        children: [
          ...Object.entries(ROUTES).map(([path, file]) => screen(path, file)),
          { path: 'mai-mult', lazy: () => import('./more-page.tsx') },
          { path: 'galerie', lazy: () => import('./gallery/gallery-page.tsx') },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])
