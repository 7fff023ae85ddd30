import { expect, it } from 'vitest'
import { arrowsOf, circlesIn } from './arrows.ts'

const sources = (files: Record<string, string>) => new Map(Object.entries(files))

it('counts an arrow for each pair of features with an import', () => {
  const { counts } = arrowsOf(
    sources({
      'web/features/a/page.tsx': `import { x } from '#web/features/b/x.ts'
        import { y } from './y.ts'
        const Z = lazy(() => import('#web/features/b/z.tsx'))`,
      'web/features/a/parts/part.tsx': `import type { C } from '../../c/c.ts'`,
      'web/app/shell.tsx': `import { b } from '#web/features/b/x.ts'`,
    }),
  )
  expect([...counts]).toEqual([
    ['a → b', 2],
    ['a → c', 1],
  ])
})

it('finds features that import themselves, also through others', () => {
  const arrows = arrowsOf(
    sources({
      'web/features/a/a.ts': `import '#web/features/b/b.ts'`,
      'web/features/b/b.ts': `import '#web/features/c/c.ts'`,
      'web/features/c/c.ts': `import '#web/features/b/b.ts'`,
    }),
  )
  expect(circlesIn(arrows)).toEqual(['b', 'c'])
})
