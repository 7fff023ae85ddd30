import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ROUTES } from './routes.ts'

it('each screen of the features has an address, and no address names another file', () => {
  const screens = globSync('web/features/**/*-page.tsx').map((path) =>
    path.replace(/^web\/features\/(.+)\.tsx$/, '$1'),
  )
  expect(Object.values(ROUTES).toSorted()).toEqual(screens.toSorted())
})
