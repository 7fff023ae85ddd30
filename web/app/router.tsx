import { createBrowserRouter, type RouteObject } from 'react-router'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { ROUTES } from './routes.ts'
import { Shell } from './shell.tsx'

type PageModule = { Component: () => React.ReactNode }

/** The screens of the features; each is a chunk of its own. */
const pages = import.meta.glob<PageModule>('../features/*/*-page.tsx')

/** A route to a screen of a feature. Loaders stay out: screens read Dexie, which is there offline too. */
const screen = (path: string, file: string): RouteObject => {
  const lazy = pages[`../features/${file}.tsx`]
  if (!lazy) throw new Error(`the route /${path} names ${file}, which is no screen`)
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
