import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** `npm run arrows`: the imports between features of the app, their counts, and the circles among them. */

/** Most arrows that `npm run check` allows. Code that another feature needs belongs below the features. */
const MOST = 25

const FEATURE = /^web\/features\/([^/]+)\//
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g

/** Imports between features: the count of each `from → to`, and the direct targets of each feature. */
type Arrows = { counts: Map<string, number>; next: Map<string, Set<string>> }

/** The arrows of `sources`: the text of each file by its path from the root. */
export const arrowsOf = (sources: ReadonlyMap<string, string>): Arrows => {
  const counts = new Map<string, number>()
  const next = new Map<string, Set<string>>()
  for (const [path, text] of sources) {
    const from = FEATURE.exec(path)?.[1]
    if (from === undefined) continue
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const target = specifier.startsWith('#')
        ? specifier.slice(1)
        : posix.join(posix.dirname(path), specifier)
      const to = FEATURE.exec(target)?.[1]
      if (to === undefined || to === from) continue
      counts.set(`${from} → ${to}`, (counts.get(`${from} → ${to}`) ?? 0) + 1)
      next.set(from, (next.get(from) ?? new Set()).add(to))
    }
  }
  return { counts, next }
}

/** All features that one reaches, by one arrow or more. */
const reached = (next: Arrows['next'], start: string): Set<string> => {
  const found = new Set<string>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next.get(at) ?? []) {
      if (found.has(to)) continue
      found.add(to)
      open.push(to)
    }
  }
  return found
}

/** The features that lie on a circle. */
export const circlesIn = ({ next }: Arrows): string[] =>
  [...next.keys()].filter((feature) => reached(next, feature).has(feature)).sort()

const ourArrows = (): Arrows =>
  arrowsOf(
    new Map(
      globSync('web/features/**/*.{ts,tsx}')
        .filter((path) => !path.includes('.test.'))
        .map((path) => [path, readFileSync(path, 'utf8')]),
    ),
  )

/** @throws Error where the features have more than MOST arrows, or a circle */
export const checkArrows = (): void => {
  const arrows = ourArrows()
  const circles = circlesIn(arrows)
  if (circles.length > 0) throw new Error(`Features import each other in a circle: ${circles.join(', ')}.`)
  if (arrows.counts.size > MOST) {
    throw new Error(
      `${arrows.counts.size} arrows between features, at most ${MOST}: npm run arrows lists them.`,
    )
  }
}

if (import.meta.main) {
  const arrows = ourArrows()
  for (const [arrow, imports] of [...arrows.counts].sort()) console.log(`${arrow}  ${imports}`)
  console.log(
    `\n${arrows.counts.size} arrows between features; in circles: ${circlesIn(arrows).join(', ') || 'none'}`,
  )
}
