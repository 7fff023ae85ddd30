import { expect, it } from 'vitest'
import type { Env } from './env.ts'
import { placed } from './placed.ts'

it('every way to a shop’s object begins in the jurisdiction of the deployment', () => {
  const asked: string[] = []
  const within = {}
  const TENANT = {
    jurisdiction: (name: string) => {
      asked.push(name)
      return within
    },
  }
  const env = { JURISDICTION: 'eu', VERSION: 'abc', TENANT } as unknown as Env
  expect(placed(env).TENANT).toBe(within)
  expect(placed(env).VERSION).toBe('abc')
  // The secrets are parsed once for the same bindings.
  expect(placed(env)).toBe(placed(env))
  expect(asked).toEqual(['eu'])
  const local = { JURISDICTION: '', TENANT } as unknown as Env
  expect(placed(local)).toBe(local)
})
