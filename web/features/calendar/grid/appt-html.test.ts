import { describe, expect, it } from 'vitest'
import { apptHtml, type Drawing, drawnAs } from './appt-html.ts'
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
const htmlOf = (changes: Partial<Block> = {}, { axis = 'right', now = -1 }: Partial<Drawing> = {}): string =>
  apptHtml(drawnAs({ ...block, ...changes }, 'at-1', { axis, now }))

const elements = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0
const nameIn = (html: string): string | undefined => /aria-label="([^"]*)"/.exec(html)?.[1]
/** What is shown, as it is read. */
const shownIn = (html: string): string => html.replace(/<[^>]*>/g, '').trim()

describe('an appointment as the text of its element', () => {
  it('is a button in a week, without a style, which the policy of the page refuses', () => {
    expect(elements(htmlOf())).toBe(1)
    expect(htmlOf()).not.toContain('style=')
  })
  it('says in its name what there is no room to show', () => {
    expect(nameIn(htmlOf())).toBe(
      'CT 12 ABC, Popescu &quot;Ion&quot; &lt;srl&gt;, Anvelope, 08:00–08:30, Confirmat',
    )
  })
  it('has a name in which what it shows stands in its order', () => {
    for (const axis of ['down', 'right'] as const)
      for (const to of [15, 30, 45, 60, 90])
        for (const plate of ['', block.plate]) {
          const html = htmlOf({ client: 'Popescu', plate, to: block.from + to }, { axis })
          expect(nameIn(html)?.replaceAll(',', '')).toContain(shownIn(html).replace(/ +/g, ' '))
        }
  })
  it('is late instead of agreed on, and shows no state that is usual', () => {
    const lookAt = (now: number, look: Block['look']) =>
      /data-look="(\w+)"/.exec(htmlOf({ look }, { now }))?.[1]
    const [before, after] = [block.from, block.from + 1]
    expect([lookAt(before, 'CONFIRMAT'), lookAt(after, 'CONFIRMAT')]).toEqual(['CONFIRMAT', 'late'])
    expect([lookAt(before, 'PROGRAMAT'), lookAt(after, 'PROGRAMAT')]).toEqual([undefined, 'late'])
    expect(lookAt(after, 'SOSIT')).toBe('SOSIT')
  })
  it('takes a text that a client typed as text', () => {
    expect(elements(htmlOf({ to: 10 * 60, client: '<img src=x onerror=alert(1)>' }))).toBe(2)
  })
})
