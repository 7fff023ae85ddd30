import { type FunctionComponent, type LazyExoticComponent, lazy, type ReactNode } from 'react'

type Load = () => Promise<unknown>

const ahead: Load[] = []
let isStarted = false
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
  if (isStarted) whenIdle(once)
  else setTimeout(once, LONGEST_WAIT)
}

/** Begins to load the late parts. Called once the first screen is shown: until then they would only delay it. */
export const loadAhead = (): void => {
  isStarted = true
  for (const run of afterwards) whenIdle(run)
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
  if (isStarted && !isLoading) loadNext()
  return lazy(async () => ({ default: (await load()) as FunctionComponent<Props> }))
}
