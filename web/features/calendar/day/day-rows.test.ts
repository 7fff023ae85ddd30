import { describe, expect, it } from 'vitest'
import { clockText, minuteOf } from '../geometry.ts'
import type { Block } from '../grid/blocks.ts'
import type { Track } from '../grid/track.ts'
import { dayRows } from './day-rows.ts'

const block = (id: string, from: string, to: string, look: Block['look'] = 'PROGRAMAT'): Block => ({
  id,
  day: '2026-11-30',
  from: minuteOf(from),
  to: minuteOf(to),
  until: minuteOf(to) + 15,
  bay: 'a',
  mechanic: null,
  plate: '',
  client: '',
  service: '',
  look,
})

const track = (blocks: Block[], open = [{ from: minuteOf('08:00'), to: minuteOf('12:00') }]): Track => ({
  key: 'a',
  day: '2026-11-30',
  lane: { id: 'a', name: 'Post 1' },
  open,
  reason: '',
  busy: [],
  blocks,
})

const said = (rows: ReturnType<typeof dayRows>): string[] =>
  rows.map((row) =>
    row.kind === 'block' ? row.block.id : `${row.kind} ${clockText(row.span.from)}–${clockText(row.span.to)}`,
  )

describe('the rows of a day on a phone', () => {
  it('are its appointments and the gaps between them, after the buffers', () => {
    const rows = dayRows([track([block('one', '09:00', '10:00'), block('two', '10:15', '11:00')])], -1)
    expect(said(rows)).toEqual(['gap 08:00–09:00', 'one', 'two', 'gap 11:15–12:00'])
  })
  it('have gaps where nobody came, and none in the past', () => {
    const missed = block('missed', '09:00', '10:00', 'NEPREZENTAT')
    expect(said(dayRows([track([missed])], minuteOf('08:40')))).toEqual(['gap 08:45–12:00', 'missed'])
  })
  it('say when a lane is taken by an appointment that this person does not see', () => {
    const busy = [{ from: minuteOf('09:00'), to: minuteOf('10:00') }]
    const rows = dayRows([{ ...track([block('own', '10:00', '11:00')]), busy }], -1)
    expect(said(rows)).toEqual(['gap 08:00–09:00', 'busy 09:00–10:00', 'own', 'gap 11:15–12:00'])
  })
  it('have no gaps on a closed day', () => {
    expect(said(dayRows([track([], [])], -1))).toEqual([])
  })
})
