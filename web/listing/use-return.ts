import { type FocusEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigationType } from '#web/routing/hooks.ts'

/** The scroll position of a list when somebody left it, and the row that was opened. */
type Left = { top: number; id: string | null }

/** Stored for the tab, so that it survives a reload. */
const KEY = 'roa.lists'
/** How many entries of the history are remembered. */
const MOST = 50

/** An address that was typed has this key; so has the one typed before it in the same tab. */
const TYPED = ' default'

const wasTyped = (): boolean =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.type === 'navigate'

let isFirst = true

const all = (): [entry: string, left: Left][] => {
  const kept: [string, Left][] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
  const isStale = isFirst && wasTyped()
  isFirst = false
  return isStale ? kept.filter(([entry]) => !entry.endsWith(TYPED)) : kept
}

const leftAt = (entry: string): Left | null => all().find(([one]) => one === entry)?.[1] ?? null

const keepLeft = (entry: string, left: Left): void => {
  const others = all().filter(([one]) => one !== entry)
  const isWorthIt = left.top > 0 || left.id !== null
  sessionStorage.setItem(KEY, JSON.stringify(isWorthIt ? [...others.slice(1 - MOST), [entry, left]] : others))
}

/**
 * Restores a list as it was left, with the focus on the row that was opened: the router restores the scroll of a page
 * that is as tall as before, but a list is tall only once its rows are known. `box` and the handlers are for the
 * element around the list.
 */
export const useReturn = (
  hasRows: boolean,
): {
  box: RefObject<HTMLDivElement | null>
  onFocus: (event: FocusEvent) => void
  onClick: (event: MouseEvent) => void
} => {
  const box = useRef<HTMLDivElement>(null)
  const { pathname, key } = useLocation()
  const entry = `${pathname} ${key}`
  const isBack = useNavigationType() === 'POP'
  const [came] = useState(() => (isBack ? leftAt(entry) : null))
  const now = useRef<Left>({ top: 0, id: null })
  const isReturned = useRef(came === null)

  useLayoutEffect(() => {
    if (!hasRows || isReturned.current || came === null) return
    isReturned.current = true
    now.current = came
    scrollTo(0, came.top)
    // The rows there are drawn in the next frame, and by then the heading of the page has the focus.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement?.matches('body, [data-page-heading]'))
          box.current
            ?.querySelector<HTMLElement>(`li[data-id="${came.id}"] a`)
            ?.focus({ preventScroll: true })
      }),
    )
  }, [hasRows, came])

  // This runs before the next page, which starts at its top, is drawn.
  useLayoutEffect(() => {
    const follow = () => {
      now.current = { ...now.current, top: scrollY }
    }
    const keep = () => {
      if (isReturned.current) keepLeft(entry, now.current)
    }
    addEventListener('scroll', follow, { passive: true })
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('scroll', follow)
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [entry])

  const note = ({ target }: FocusEvent | MouseEvent) => {
    const id = target instanceof Element && target.closest<HTMLElement>('li[data-id]')?.dataset.id
    if (id) now.current = { ...now.current, id }
  }
  return { box, onFocus: note, onClick: note }
}
