import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PROOFS } from './proofs.ts'

it('no proof is left out of npm test under a name that npm run verify does not find', () => {
  expect(PROOFS.filter((file) => !existsSync(file))).toEqual([])
})
