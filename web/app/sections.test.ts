import { describe, expect, it } from 'vitest'
import { localActor } from '#web/data/actors.ts'
import { isWithin, SECTIONS, sectionsFor } from './sections.ts'

describe('the sections', () => {
  it('have an address each, and at most three are in the phone’s bar', () => {
    expect(new Set(SECTIONS.map(({ to }) => to)).size).toBe(SECTIONS.length)
    expect(SECTIONS.filter(({ inBar }) => inBar).length).toBeLessThanOrEqual(3)
  })

  it('have their texts', () => {
    for (const { title, hint } of sectionsFor(localActor(''))) expect([title, hint]).not.toContain('')
  })

  it('contain the pages below them; the first page contains only itself', () => {
    expect(isWithin({ to: '/comenzi' }, '/comenzi/noua')).toBe(true)
    expect(isWithin({ to: '/comenzi' }, '/comenzile')).toBe(false)
    expect(isWithin({ to: '/' }, '/comenzi')).toBe(false)
  })
})
