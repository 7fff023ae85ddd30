import type { ComponentType } from 'react'
import { type Route, Router } from '#web/routing/router.ts'
import { Founded } from './founded.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { ROUTES } from './routes.ts'
import { WholeScreen } from './whole-screen.tsx'

type PageModule = { Component: ComponentType }

/** The screens of the features; each is its own chunk. */
const pages = import.meta.glob<PageModule>('../features/*/*-page.tsx')

/** Screens that a shop's first rows do not change: on a first visit they come before the rules that write those. */
const WITHOUT_ROWS = [
  'dashboard/dashboard-page',
  'orders/orders-page',
  'orders/new-order-page',
  'orders/order-page',
]

const wholes = new Map<ComponentType, ComponentType>()

/** The screen, shown once it is whole. Two addresses of one screen share a component: moving between them keeps it. */
const whole = (Screen: ComponentType, needsRows: boolean): ComponentType => {
  const known = wholes.get(Screen)
  if (known) return known
  const Whole = () => {
    const shown = (
      <WholeScreen>
        <Screen />
      </WholeScreen>
    )
    return needsRows ? <Founded>{shown}</Founded> : shown
  }
  wholes.set(Screen, Whole)
  return Whole
}

/** Screens that only lead to another one, whose code comes with theirs. */
const LEADS_TO: Readonly<Record<string, string>> = { 'orders/new-order-page': 'orders/order-page' }

const loaderOf = (file: string): (() => Promise<PageModule>) => {
  const load = pages[`../features/${file}.tsx`]
  if (!load) throw new Error(`a route names ${file}, which is not a screen`)
  return load
}

/** A route to a screen of a feature. It loads code alone: screens read Dexie, which is there offline too. */
const screen = ([path, file]: [path: string, file: string]): Route => {
  const load = loaderOf(file)
  const loadNext = loaderOf(LEADS_TO[file] ?? file)
  const needsRows = !WITHOUT_ROWS.includes(file) && !file.startsWith('account/')
  return {
    path,
    load: async () => {
      const [{ Component }] = await Promise.all([load(), loadNext()])
      return whole(Component, needsRows)
    },
  }
}

export const router = new Router(
  [
    ...Object.entries(ROUTES).map(screen),
    { path: 'mai-mult', load: async () => whole((await import('./more-page.tsx')).Component, false) },
    { path: 'galerie', load: async () => (await import('./gallery/gallery-page.tsx')).Component },
  ],
  NotFoundPage,
)
