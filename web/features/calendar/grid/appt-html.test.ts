import { describe, expect, it } from 'vitest'
import { apptHtml, restOf } from './appt-html.ts'
import type { Block } from './blocks.ts'

const block: Block = {
  id: '0199',
  day: '2026-11-30',
  from: 8 * 60,
  to: 8 * 60 + 30,
  until: 8 * 60 + 30,
  bay: 'a',
  mechanic: null,
  plate: 'CT 12 ABC',
  client: 'Popescu "Ion" <srl>',
  service: 'Anvelope',
  look: 'CONFIRMAT',
}
const week = { axis: 'right', now: -1 } as const
const elements = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0

describe('an appointment as the text of its element', () => {
  it('is a button and its plate in a week, without a style, which the policy of the page refuses', () => {
    const html = apptHtml({ place: 'at-1', rest: restOf(block, week) })
    expect(elements(html)).toBe(2)
    expect(html).not.toContain('style=')
  })
  it('says in its name what there is no room to show', () => {
    expect(apptHtml({ place: 'at-1', rest: restOf(block, week) })).toContain(
      'aria-label="CT 12 ABC, 08:00–08:30, Popescu &quot;Ion&quot; &lt;srl&gt;, Anvelope, Confirmat"',
    )
  })
  it('is late instead of agreed on, and shows no state that is usual', () => {
    const lookAt = (now: number, look: Block['look']) =>
      /data-look="(\w+)"/.exec(restOf({ ...block, look }, { axis: 'right', now }))?.[1]
    expect([lookAt(block.from, 'CONFIRMAT'), lookAt(block.from + 1, 'CONFIRMAT')]).toEqual([
      'CONFIRMAT',
      'late',
    ])
    expect([lookAt(block.from, 'PROGRAMAT'), lookAt(block.from + 1, 'PROGRAMAT')]).toEqual([
      undefined,
      'late',
    ])
    expect(lookAt(block.from + 1, 'SOSIT')).toBe('SOSIT')
  })
  it('takes a text that a client typed as text', () => {
    const long = { ...block, to: 10 * 60, client: '<img src=x onerror=alert(1)>' }
    expect(elements(apptHtml({ place: 'at-1', rest: restOf(long, week) }))).toBe(3)
  })
})
