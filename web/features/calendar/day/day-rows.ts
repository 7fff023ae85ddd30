import { gapsOf, type Span } from '../geometry.ts'
import { type Block, isHolding } from '../grid/blocks.ts'
import type { Track } from '../grid/track.ts'

/** A row of a day on a phone: an appointment, or a time at which a lane is busy or free. */
export type DayRow =
  | { kind: 'block'; block: Block; track: Track; from: number }
  | { kind: 'busy' | 'gap'; span: Span; track: Track; from: number }

/** Minutes of the shortest gap that is offered. */
const LEAST_GAP = 30

/** What a day holds and where there is room in it, in the order of the time; gaps lie ahead of `now`. */
export const dayRows = (tracks: readonly Track[], now: number): DayRow[] =>
  tracks
    .flatMap((track): DayRow[] => {
      const taken = [
        ...track.blocks.filter(isHolding).map(({ from, until }) => ({ from, to: until })),
        ...track.busy,
      ]
      return [
        ...track.blocks.map((block): DayRow => ({ kind: 'block', block, track, from: block.from })),
        ...track.busy.map((span): DayRow => ({ kind: 'busy', span, track, from: span.from })),
        ...gapsOf(track.open, taken, LEAST_GAP, Math.max(now, 0)).map(
          (span): DayRow => ({ kind: 'gap', span, track, from: span.from }),
        ),
      ]
    })
    .toSorted((a, b) => a.from - b.from)
