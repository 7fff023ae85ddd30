import { describe, expect, it } from 'vitest'
import { OLDEST } from './browsers.ts'
import { finderOf } from './newer-than.ts'

const find = finderOf(OLDEST)
const names = (script: string): string[] => find(script).map(({ name }) => name)

describe('library features of a script that the oldest browsers lack', () => {
  it.each([
    ['Map.groupBy(rows, (row) => row.id)', 'Map.groupBy'],
    ['Object.groupBy(rows, (row) => row.id)', 'Object.groupBy'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['AbortSignal.any([a, b])', 'AbortSignal.any'],
    ['URL.canParse(text)', 'URL.canParse'],
    ['new Set(a).isSubsetOf(b)', 'isSubsetOf'],
    ['requestIdleCallback(work)', 'requestIdleCallback'],
    ['window.requestIdleCallback(work)', 'Window.requestIdleCallback'],
    ['new Intl.DurationFormat("ro")', 'Intl.DurationFormat'],
    ['response.bytes()', 'bytes'],
  ])('%s', (script, name) => {
    expect(names(script)).toEqual([name])
  })

  it('says which browsers lack it', () => {
    expect(find('Map.groupBy(rows, id)')[0]?.lacking).toEqual(['chrome 111', 'edge 111', 'safari 16.4'])
  })

  it('accepts features that all of them have, and features that are checked before use', () => {
    expect(names('[3, 1].toSorted(); structuredClone(a); navigator.locks.request("x", go)')).toEqual([])
    expect(names('if (typeof requestIdleCallback === "function") requestIdleCallback(work)')).toEqual([])
    expect(names('if ("share" in navigator) navigator.share(file)')).toEqual([])
    expect(names('const { groupBy } = ours; groupBy(rows, id); ours.groupBy')).toEqual([])
  })
})
