import type { ComponentType } from 'react'
import { matchPath, type Params } from './match.ts'
import { noteScroll, type Scroll, scrollOf, takeOverScroll } from './scroll.ts'

/** An address of the app as an entry of the history. */
export type RouteLocation = {
  pathname: string
  /** With its `?`, or ''. */
  search: string
  /** With its `#`, or ''. */
  hash: string
  /** What the entry stores besides its address; null for nothing. */
  state: unknown
  /** Of this entry alone; `default` for the one with which the tab opened the app. */
  key: string
}

/** A screen and its address: the path without the first slash, `comenzi/:id`. */
export type Route = { path: string; load: () => Promise<ComponentType> }

/** How the shown address came: by Back or Forward (or by opening the app), as a new entry, or in place of one. */
export type NavigationType = 'POP' | 'PUSH' | 'REPLACE'

/** The screen that is shown, or why its code could not be loaded. */
type Screen = { Component: ComponentType; error: null } | { Component: null; error: unknown }

export type Shown = {
  location: RouteLocation
  params: Params
  type: NavigationType
  screen: Screen
  scroll: Scroll
}

/** The shown screen (null until the first is loaded), and the address whose screen is loading. */
export type RouterState = { shown: Shown | null; pending: RouteLocation | null }

export type NavigateOptions = {
  /** In place of the entry that is shown. */
  replace?: boolean | undefined
  state?: unknown
  /** The page stays where it is scrolled. */
  preventScrollReset?: boolean | undefined
}

export type Navigate = {
  /** Resolves once the screen is the shown one, or another navigation has taken its place. */
  (to: string, options?: NavigateOptions): Promise<void>
  /** Steps through the history, like Back (-1). */
  (steps: number): Promise<void>
}

/** What an entry of the history stores. `index` tells Back from Forward. */
type Entry = { key: string; index: number; state: unknown }

const entryNow = (): Partial<Entry> => history.state ?? {}

const newKey = (): string => Math.random().toString(36).slice(2, 10)

const locationNow = (): RouteLocation => {
  const { pathname, search, hash } = window.location
  const { key = 'default', state = null } = entryNow()
  return { pathname, search, hash, key, state }
}

/** The address as text, from the first slash on. */
export const pathOf = ({ pathname, search, hash }: Pick<RouteLocation, 'pathname' | 'search' | 'hash'>) =>
  `${pathname}${search}${hash}`

/**
 * Shows the screen of the address, and keeps the browser's history. The address changes once the code of the next screen
 * is there; until then the one before stays. A screen whose code is there is shown at once.
 */
export class Router {
  readonly #routes: readonly Route[]
  readonly #fallback: ComponentType
  readonly #loaded = new Map<Route, ComponentType>()
  #state: RouterState = { shown: null, pending: null }
  #listener: ((state: RouterState) => void) | null = null
  /** Counts navigations: a newer one takes the place of one whose screen still loads. */
  #turn = 0
  #index: number
  #takesBack: () => boolean = () => false
  #isUndoing = false

  /** @param fallback is shown at an address that no route has. */
  constructor(routes: readonly Route[], fallback: ComponentType) {
    this.#routes = routes
    this.#fallback = fallback
    this.#index = entryNow().index ?? 0
    history.replaceState({ ...history.state, index: this.#index }, '')
    takeOverScroll(() => (this.#state.pending ? null : (this.#state.shown?.location.key ?? null)))
    addEventListener('popstate', () => this.#pop())
    void this.#go(locationNow(), 'POP', 'start')
  }

  get state(): RouterState {
    return this.#state
  }

  /** Tells one listener each change from now on. */
  listen(listener: (state: RouterState) => void): () => void {
    this.#listener = listener
    return () => {
      if (this.#listener === listener) this.#listener = null
    }
  }

  readonly navigate: Navigate = (to: string | number, options: NavigateOptions = {}) => {
    if (typeof to === 'number') {
      history.go(to)
      return Promise.resolve()
    }
    const { pathname, search, hash } = new URL(to, window.location.href)
    const location = { pathname, search, hash, state: options.state ?? null, key: newKey() }
    return this.#go(
      location,
      options.replace ? 'REPLACE' : 'PUSH',
      options.preventScrollReset ? 'stay' : 'start',
    )
  }

  /** `takes` is asked at each Back and Forward; where it returns true, the step is undone and the screen stays. */
  interceptBack(takes: () => boolean): () => void {
    this.#takesBack = takes
    return () => {
      if (this.#takesBack === takes) this.#takesBack = () => false
    }
  }

  #pop(): void {
    if (this.#isUndoing) {
      this.#isUndoing = false
      return
    }
    const { index } = entryNow()
    if (index === undefined) {
      // A new entry that was made past this router, as by a link to a part of the page.
      history.replaceState({ key: newKey(), index: this.#index + 1, state: null }, '')
      this.#index += 1
    } else if (index !== this.#index && this.#takesBack()) {
      this.#isUndoing = true
      history.go(this.#index - index)
      return
    } else this.#index = index
    void this.#go(locationNow(), 'POP', 'start')
  }

  async #go(location: RouteLocation, type: NavigationType, scroll: Scroll): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const { shown, pending } = this.#state
    if (shown && !pending) noteScroll(shown.location.key)
    const { route, params } = matchPath(this.#routes, location.pathname) ?? { route: null, params: {} }
    const known = route ? this.#loaded.get(route) : this.#fallback
    let screen: Screen | null = known ? { Component: known, error: null } : null
    if (route && !screen) {
      this.#set({ shown, pending: location })
      screen = await this.#load(route)
      if (turn !== this.#turn) return
    }
    if (!screen) return
    this.#write(location, type)
    this.#set({
      shown: { location, params, type, screen, scroll: scrollOf(location.key) ?? scroll },
      pending: null,
    })
  }

  async #load(route: Route): Promise<Screen> {
    try {
      const Component = await route.load()
      this.#loaded.set(route, Component)
      return { Component, error: null }
    } catch (error) {
      return { Component: null, error }
    }
  }

  #write({ key, state, ...address }: RouteLocation, type: NavigationType): void {
    if (type === 'POP') return
    if (type === 'PUSH') this.#index += 1
    const entry: Entry = { key, index: this.#index, state }
    if (type === 'PUSH') history.pushState(entry, '', pathOf(address))
    else history.replaceState(entry, '', pathOf(address))
  }

  #set(state: RouterState): void {
    this.#state = state
    this.#listener?.(state)
  }
}
