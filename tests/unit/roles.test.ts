import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Collections and `domain/team` declare what each role may do and see; code asks them, and names no role. */

const files = globSync('{domain,worker,durable-objects,web}/**/*.{ts,tsx}').filter(
  (file) => !/\.test\.tsx?$|^domain\/team\/|^web\/i18n\//.test(file),
)
const found = (pattern: RegExp, isMeant: (code: string) => boolean = () => true): string[] =>
  files.filter((file) => {
    const code = readFileSync(file, 'utf8')
    return pattern.test(code) && isMeant(code)
  })

describe('roles', () => {
  it('are named in the code at all', () => {
    expect(files.length).toBeGreaterThan(500)
  })

  it('are named only in domain/team', () => {
    const named =
      /['"](?:owner|manager|reception|accountant)['"]|(?:[=!]==|case|includes\() ?['"]mechanic['"]/
    expect(found(named)).toEqual([])
    expect(named.test("role !== 'mechanic'")).toBe(true)
    expect(named.test("role === 'owner'")).toBe(true)
  })

  it('get rights from collections, and news from kinds of notifications, in sets', () => {
    const sets =
      /import [^;]*?\b(?:OWNER|OFFICE|DESK|WORKSHOP|BOOKS|EVERYONE|NOBODY)\b[^;]*?'#domain\/team\/roles\.ts'/
    expect(found(sets, (code) => !/\bdefine(?:Collection|Notification)\(/.test(code))).toEqual([])
  })
})
