import { type FunctionComponent, type LazyExoticComponent, lazy, type ReactNode } from 'react'

type Load = () => Promise<unknown>

const ahead: Load[] = []
let isShown = false
let mayLoad = false
let isLoading = false

const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 5_000 })
  else setTimeout(run, 200)
}

/** Loads what waits, one file after the other, while the page has nothing else to do. */
const loadNext = (): void => {
  const load = ahead.shift()
  isLoading = load !== undefined
  if (load) whenIdle(() => void load().then(loadNext, loadNext))
}

/** Milliseconds after which nothing waits for a first screen any more: the app may have failed to show one. */
const LONGEST_WAIT = 15_000

const afterwards = new Set<() => void>()

/** Runs once the first screen is shown and the page is idle, or after a while without one. */
export const afterFirstScreen = (run: () => void): void => {
  const once = () => {
    if (afterwards.delete(once)) run()
  }
  afterwards.add(once)
  if (isShown) whenIdle(once)
  else setTimeout(once, LONGEST_WAIT)
}

/** Runs once the browser has painted what was just rendered. A hidden page paints nothing. */
const afterPaint = (run: () => void): void => {
  if (document.hidden) run()
  else requestAnimationFrame(() => setTimeout(run))
}

/** Milliseconds for which the first screen has the page for itself: a person sees it, presses a field and types. */
const SETTLING = 1_000

/** Called once the first screen is rendered: what comes later would delay its painting, and the first key. */
export const noteFirstScreen = (): void =>
  afterPaint(() => {
    isShown = true
    setTimeout(() => {
      for (const run of afterwards) whenIdle(run)
    }, SETTLING)
  })

let allow: () => void

/** Resolves when late parts may be loaded (`loadAhead`). */
export const lateAllowed = new Promise<void>((resolve) => {
  allow = resolve
})

/**
 * Begins to load the late parts. Called once the rules are there: a part whose import broke off would take with it what it
 * shares with them (`web/data/late-code.ts`).
 */
export const loadAhead = (): void => {
  mayLoad = true
  allow()
  if (!isLoading) loadNext()
}

/**
 * A component that the first screen does not need: its code is loaded after that screen, before anybody presses the
 * button that opens it. A press then neither waits nor depends on the network.
 */
export const late = <Props extends object>(
  load: () => Promise<(props: Props) => ReactNode>,
): LazyExoticComponent<FunctionComponent<Props>> => {
  ahead.push(load)
  if (mayLoad && !isLoading) loadNext()
  return lazy(async () => ({ default: (await load()) as FunctionComponent<Props> }))
}
