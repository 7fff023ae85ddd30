import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** This screen shows the device's own clock. */
const SHOWS_IT = 'web/app/clock-note.tsx'

it('no screen uses the clock of the device: now is `timeNow()`', () => {
  const screens = globSync('web/{app,features,forms,ui}/**/*.{ts,tsx}').filter(
    (file) => file !== SHOWS_IT && !file.includes('.test.'),
  )
  expect(screens.length).toBeGreaterThan(100)
  expect(screens.filter((file) => /Date\.now\(\)|new Date\(\)/.test(readFileSync(file, 'utf8')))).toEqual([])
})
