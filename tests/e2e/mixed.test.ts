import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readBundle } from '#bin/bundle.ts'
import { mixedFaults } from '#bin/deploy/mixed.ts'
import { ACCEPTED } from '#tests/factories/sign-up.ts'

/** What a deployment tries before it gives a version requests: the Worker of one with the objects of the other. */

const TIME = 240_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roa-versions-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const next = () => ({ bundle: inject('bundle'), accepted: ACCEPTED })

/** The same version, whose objects understand something else. */
const changed = (name: string, from: string | RegExp, to: string) => {
  const bundle = join(folder, name)
  cpSync(inject('bundle'), bundle, { recursive: true })
  const { script } = readBundle(bundle)
  const code = readFileSync(script, 'utf8')
  expect(code.split(from)).toHaveLength(2)
  writeFileSync(script, code.replace(from, to))
  return { bundle, accepted: ACCEPTED }
}

describe('two versions side by side', () => {
  it('go together where neither asks what the other does not know', { timeout: TIME }, async () => {
    expect(await mixedFaults(next(), next())).toEqual([])
  })

  it.each([
    ['a method of the object', / {2}act\(actor, act, \w+\) \{/, '  acted(actor, act) {', 'a message leaves'],
    ['a header of the live socket', 'get(ACTOR_HEADER)', 'get("x-roa-who")', 'a device listens'],
  ])('are refused where %s is another', { timeout: TIME }, async (name, from, to, step) => {
    const faults = await mixedFaults(next(), changed(name, from, to))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`The new Worker and the objects that serve now do not go together. ${step}`)
  })
})
