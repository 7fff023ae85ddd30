import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** What somebody may and sees is declared with the collections and in `domain/team`; code asks that, and no role by its name. */

const files = globSync('{domain,worker,durable-objects,web}/**/*.{ts,tsx}').filter(
  (file) => !/\.test\.tsx?$|^domain\/team\/|^web\/i18n\//.test(file),
)
const found = (pattern: RegExp, isMeant: (code: string) => boolean = () => true): string[] =>
  files.filter((file) => {
    const code = readFileSync(file, 'utf8')
    return pattern.test(code) && isMeant(code)
  })

describe('roles', () => {
  it('are found in the code at all', () => {
    expect(files.length).toBeGreaterThan(500)
  })

  it('stand by their names in domain/team alone', () => {
    const named = /['"](?:owner|manager|reception)['"]|(?:[=!]==|case|includes\() ?['"]mechanic['"]/
    expect(found(named)).toEqual([])
    expect(named.test("role !== 'mechanic'")).toBe(true)
    expect(named.test("role === 'owner'")).toBe(true)
  })

  it('are granted something by collections alone, in sets', () => {
    const sets = /import [^;]*?\b(?:OWNER|OFFICE|DESK|EVERYONE|NOBODY)\b[^;]*?'#domain\/team\/roles\.ts'/
    expect(found(sets, (code) => !code.includes('defineCollection('))).toEqual([])
  })
})
