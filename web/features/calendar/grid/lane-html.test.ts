import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/kernel/days.ts'
import { apptHtml, drawnAs } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { lanesHtml } from './lane-html.ts'
import type { Track } from './track.ts'

const MONDAY = '2026-11-30'
const SHOWN = { from: 8 * 60, to: 18 * 60 }
const DRAWING = { axis: 'right', shown: SHOWN, along: () => 'at-1' } as const

const WEEK = { axis: 'right', now: -1 } as const

const blockOn = (day: string, bay: string, index: number): Block => {
  const from = SHOWN.from + index * 30
  const span = { from, to: from + 30, until: from + 30 }
  const who = { plate: 'CT 12 ABC', client: 'Popescu', service: 'Anvelope' }
  return { id: `${day} ${bay} ${index}`, day, bay, mechanic: null, look: 'PROGRAMAT', ...span, ...who }
}

const trackOn = (day: string, bay: string, appts: number): Track => ({
  key: `${day} ${bay}`,
  day,
  lane: { id: bay, name: `Rampa ${bay}` },
  open: [{ from: 9 * 60, to: 17 * 60 }],
  reason: '',
  busy: [],
  blocks: Array.from({ length: appts }, (_, index) => blockOn(day, bay, index)),
})

const elements = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0

describe('B8: the week of a shop in season', () => {
  it('has one element for each appointment, and five for a lane that is closed at both ends', () => {
    const tracks = Array.from({ length: 7 * 6 }, (_, index) =>
      trackOn(addDays(MONDAY, Math.floor(index / 6)), String(index % 6), 12),
    )
    const blocks = tracks.flatMap((track) => track.blocks)
    const appts = blocks.map((block) => apptHtml(drawnAs(block, 'at-10 at-20', WEEK))).join('')
    const lanes = elements(lanesHtml(tracks, DRAWING))
    expect([blocks.length, elements(appts), lanes]).toEqual([504, 504, 5 * 42])
    // What is written is what is parsed.
    expect(appts.length / blocks.length).toBeLessThan(200)
  })
})

describe('the lanes of a day', () => {
  it('take names and reasons as texts, and no style, which the policy of the page refuses', () => {
    const track: Track = {
      ...trackOn(MONDAY, '1', 0),
      lane: { id: '1', name: '<img src=x>' },
      open: [],
      reason: '<b>inventar</b>',
      busy: [{ from: 600, to: 660 }],
    }
    for (const axis of ['right', 'down'] as const) {
      const html = lanesHtml([track], { ...DRAWING, axis })
      expect(html).not.toMatch(/<img|<b>|style=/)
      expect(html).toContain('data-look="BUSY"')
    }
    expect(lanesHtml([track], DRAWING)).toContain('title="&lt;img src=x&gt;"')
  })
})
