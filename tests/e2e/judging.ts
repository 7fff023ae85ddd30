import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What can be wrong with a page that is shown: for axe, for its window, for a finger, and while it appears. */

/** The script of axe-core, which runs in a page before the app. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  var axe: typeof import('axe-core')
}

/** The serious and critical findings of axe. */
export const findings = async (page: Page): Promise<string[]> => {
  const { violations, passes } = await page.evaluate(async () => {
    // Colours are judged only after their transition, whether it finished or was cancelled.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    // The focus guards of an open menu or sheet pass the focus on at once, so nobody rests on one.
    const guards = { exclude: ['[data-base-ui-focus-guard]'] }
    return globalThis.axe.run(guards, { resultTypes: ['violations'] })
  })
  // A page that did not load would have no findings either.
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    )
}

const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )

/** Looks at a page once it has followed a change of its window: two frames later. */
const inNewWindow = async <Found>(page: Page, look: () => Found): Promise<Found> => {
  await twoFrames(page)
  return page.evaluate(look)
}

/** What overflows the window, or its paper. Scrolling and truncated elements do not count. */
export const runningOut = (page: Page): Promise<string[]> =>
  inNewWindow(page, () => {
    const root = document.documentElement
    const out: string[] = []
    if (root.scrollWidth > innerWidth) out.push(`the page by ${root.scrollWidth - innerWidth} px`)
    for (const paper of document.querySelectorAll('[data-paper], dialog, [role=dialog]'))
      if (paper.scrollWidth > paper.clientWidth + 1) {
        const edge = paper.getBoundingClientRect().right + 1
        const what = [...paper.querySelectorAll('*')].findLast(
          (one) => one.getBoundingClientRect().right > edge,
        )
        out.push(
          `a paper by ${paper.scrollWidth - paper.clientWidth} px: ${what?.outerHTML.slice(0, 160) ?? ''}`,
        )
      }
    return out
  })

/**
 * Links and buttons that are too small for a finger; those within a sentence may be as close as words, and bars of a
 * chart as their neighbours.
 */
export const small = (page: Page): Promise<string[]> =>
  inNewWindow(page, () => {
    const LEAST = { height: 40, width: 24 }
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [role=button]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr-only'))
      .map((one) => (one.matches('input') ? (one.closest('label') ?? one.closest('span') ?? one) : one))
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect()
        const isInSentence =
          getComputedStyle(one).display === 'inline' &&
          one.parentElement?.matches('p, p span, dd, td, li span, h3')
        const isOut = height === 0 || width <= 1 || one.getBoundingClientRect().bottom < 0
        return !isOut && !isInSentence && (height < LEAST.height || width < LEAST.width)
      })
      .map((one) => {
        const { width, height } = one.getBoundingClientRect()
        return `${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 140)}`
      })
  })

/** The left edge of the page's title; on a page without a visible title, that of its back link. */
export const edge = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const heading = document.querySelector('#main h1')
    const isSeen = heading !== null && heading.getBoundingClientRect().width > 1
    // The back link has a negative left margin, so that its text starts at the edge.
    const letters = isSeen ? heading : document.querySelector('#main header a svg')
    return letters === null ? null : Math.round(letters.getBoundingClientRect().left)
  })

/** How much one opening of a page may move on its own, in the browser's unit: part of the window times distance. */
const MOST_MOVEMENT = 0.01

type Movement = { value: number; what: string[] }

declare global {
  /** What has moved since the page was opened. */
  var moved: Movement[]
  /** Adds to `moved` what the browser has noted and not told yet: it tells when it is idle. */
  var takeMoved: () => void
}

/** Runs in a page before the app: remembers what moved, unless a person's act has just moved it. */
export const WATCH_MOVEMENT = () => {
  globalThis.moved = []
  const note = (entries: PerformanceEntryList) => {
    for (const entry of entries as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    })[])
      if (!entry.hadRecentInput)
        moved.push({ value: entry.value, what: entry.sources.map(({ node }) => node?.textContent ?? '') })
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  globalThis.takeMoved = () => note(observer.takeRecords())
  observer.observe({ type: 'layout-shift', buffered: true })
}

/** How many movements were seen since the page was opened. */
export const movements = (page: Page): Promise<number> =>
  page.evaluate(() => {
    takeMoved()
    return moved.length
  })

/** Forgets all movements but the first `kept`. */
export const forgetMovements = async (page: Page, kept: number): Promise<void> => {
  await twoFrames(page)
  await page.evaluate((kept) => {
    takeMoved()
    moved.splice(kept)
  }, kept)
}

/** The movements since the page was opened, if they are too much for a finger on its way. */
export const movement = async (page: Page): Promise<string[]> => {
  const all = await page.evaluate(() => {
    takeMoved()
    return moved
  })
  const sum = all.reduce((sum, { value }) => sum + value, 0)
  return sum < MOST_MOVEMENT ? [] : all.flatMap(({ what }) => what.map((text) => text.slice(0, 60)))
}
