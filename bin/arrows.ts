import { globSync, readFileSync } from 'node:fs'

/** `npm run arrows`: which feature of the app imports from which, how often, and the circles among them. */

const FEATURE = /^web\/features\/([^/]+)\//
const IMPORT = /'#web\/features\/([^/']+)\//g

/** Imports from feature to feature, as `from → to` with how many files' imports go that way. */
const arrows = new Map<string, number>()
const next = new Map<string, Set<string>>()
for (const path of globSync('web/features/**/*.{ts,tsx}')) {
  const from = FEATURE.exec(path)?.[1]
  if (from === undefined || path.includes('.test.')) continue
  for (const [, to = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    if (to === from) continue
    arrows.set(`${from} → ${to}`, (arrows.get(`${from} → ${to}`) ?? 0) + 1)
    next.set(from, (next.get(from) ?? new Set()).add(to))
  }
}

/** All features that one can be reached from, by one arrow or more. */
const reached = (start: string): Set<string> => {
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

for (const [arrow, imports] of [...arrows].sort()) console.log(`${arrow}  ${imports}`)
const inCircles = [...next.keys()].filter((feature) => reached(feature).has(feature)).sort()
console.log(`\n${arrows.size} arrows between features; in circles: ${inCircles.join(', ') || 'none'}`)
