import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/kernel/days.ts'
import { apptHtml, restOf } from '../grid/appt-html.ts'
import type { Block } from '../grid/blocks.ts'
import { lanesHtml } from '../grid/lane-html.ts'
import type { Track } from '../grid/track.ts'
import type { WeekDay } from './day-band.tsx'
import { WeekGrid } from './week-grid.tsx'

const MONDAY = '2026-11-30'
const SHOWN = { from: 8 * 60, to: 18 * 60 }
const DRAWING = { axis: 'right', shown: SHOWN, along: () => 'at-1' } as const

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

/** A week of a shop with so many bays, and so many appointments of each a day. */
const weekOf = (bays: number, appts: number): WeekDay[] =>
  Array.from({ length: 7 }, (_, index) => {
    const day = addDays(MONDAY, index)
    const tracks = Array.from({ length: bays }, (__, bay) => trackOn(day, String(bay + 1), appts))
    const load = { open: 600, booked: 60, carried: 0 }
    return { day, tracks, load, reason: '', isClosed: false, promised: 0, now: -1 }
  })

const elements = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0

/** What React draws of it. */
const drawn = (days: WeekDay[]): string =>
  renderToStaticMarkup(
    createElement(
      MemoryRouter,
      null,
      createElement(WeekGrid, {
        days,
        kind: 'bays',
        shown: SHOWN,
        today: MONDAY,
        dayLink: (day) => `?ziua=${day}`,
        mayMove: true,
        mayAdd: true,
        slot: 15,
        onOpen: () => undefined,
        onAdd: () => undefined,
        onMove: () => undefined,
      }),
    ),
  )

describe('B8: the week of a shop in season', () => {
  it('is the same for React, however many bays and appointments it has', () => {
    const season = elements(drawn(weekOf(6, 12)))
    expect(season).toBe(elements(drawn(weekOf(20, 40))))
    expect(season).toBeLessThan(120)
  })

  it('has two elements for an appointment, and five for a lane with closed hours', () => {
    const days = weekOf(6, 12)
    const lanes = days.map(({ tracks }) => lanesHtml(tracks, DRAWING)).join('')
    const blocks = days.flatMap(({ tracks }) => tracks.flatMap((track) => track.blocks))
    const appts = blocks.map((block) => apptHtml('at-1', restOf(block, { axis: 'right', now: -1 }))).join('')
    expect([blocks.length, elements(appts), elements(lanes)]).toEqual([504, 2 * 504, 5 * 42])
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
