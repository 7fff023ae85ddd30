import { createBrowserRouter, type RouteObject } from 'react-router'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell } from './shell.tsx'

type PageModule = { Component: () => React.ReactNode }

/** Screens are files `web/features/<name>/<screen>-page.tsx` that export `Component`; each is its own chunk. */
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
          screen('', 'dashboard/dashboard-page'),
          screen('comenzi', 'orders/orders-page'),
          screen('comenzi/noua', 'orders/new-order-page'),
          screen('comenzi/:id', 'orders/order-page'),
          screen('vehicule', 'vehicles/vehicles-page'),
          screen('vehicule/:id', 'vehicles/vehicle-page'),
          screen('cont/inregistrare', 'account/register-page'),
          screen('cont/conectare', 'account/login-page'),
          screen('setari', 'settings/settings-page'),
          screen('sincronizare', 'sync/sync-page'),
          screen('sincronizare/diagnostic', 'sync/diagnostics-page'),
          { path: 'mai-mult', lazy: () => import('./more-page.tsx') },
          { path: 'galerie', lazy: () => import('./gallery/gallery-page.tsx') },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])
