import { describe, expect, it } from 'vitest'
import { simulate } from './simulation.ts'

const HISTORIES = 200

describe('the simulation: devices on a bad network', () => {
  it(`converges in ${HISTORIES} seeded histories, nothing lost, nothing doubled`, {
    timeout: 300_000,
  }, async () => {
    for (let seed = 1; seed <= HISTORIES; seed++) {
      expect(await simulate(seed), `seed ${seed}`).toEqual([])
    }
  })
})
