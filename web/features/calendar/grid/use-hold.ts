import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import {
  type Axis,
  afterKey,
  clockText,
  keyMove,
  lengthOf,
  movedTo,
  neighbour,
  type Span,
  stretchedTo,
} from '../geometry.ts'
import { type Block, inWayOf, isMovable, type LaneKind, placed } from './blocks.ts'
import { apptAt, apptOf, blockAt } from './draw-appts.ts'
import type { Ghost } from './ghost.tsx'
import type { Track } from './track.ts'

type HoldOptions = {
  axis: Axis
  /** In the order in which they stand. */
  tracks: readonly Track[]
  kind: LaneKind
  /** The hours that are drawn. */
  shown: Span
  mayMove: boolean
  mayAdd: boolean
  /** Minutes of the hint for a new appointment. */
  slot: number
  onOpen: (id: string) => void
  onAdd: (track: Track, minute: number) => void
  onMove: (block: Block, to: Block, inWay: Block | null) => unknown
}

/** An appointment between its place and the next one; `track` is the index of the track where it would lie. */
type Held = { block: Block; track: number; to: Block; ghost: Ghost; by: 'pointer' | 'keys' }

/** Pixels that a pointer moves before a press is a drag, and from the end of an appointment where it stretches. */
const THRESHOLD = 4
const EDGE = 8
/** Pixels from the edge of the window at which a drag scrolls, and by how many at each move. */
const SCROLL_EDGE = 56
const SCROLL_STEP = 14

const scrollNear = (y: number): void => {
  if (y > innerHeight - SCROLL_EDGE) scrollBy(0, SCROLL_STEP)
  if (y < SCROLL_EDGE) scrollBy(0, -SCROLL_STEP)
}

/** What has no room for its words says them under the pointer. */
const nameShort = (target: EventTarget): void => {
  const appt = apptAt(target)
  if (appt && !appt.title) appt.title = appt.getAttribute('aria-label') ?? ''
}

/** The click that comes when the pointer of a drag is released opens nothing, also after Escape. */
const swallowClick = (): void => {
  const dragged = new AbortController()
  const { signal } = dragged
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', swallow, { capture: true, signal })
  for (const released of ['pointerup', 'pointercancel'])
    addEventListener(released, () => setTimeout(() => dragged.abort()), { signal })
}

/**
 * The presses and keys of a grid: an appointment is moved and stretched with the pointer or with Alt and the arrows,
 * and lies in its new place when the pointer or Alt is released; Escape leaves it where it was. A finger scrolls
 * instead: there the sheet moves it.
 */
export const useHold = (options: HoldOptions) => {
  const { axis, tracks, kind, shown, mayMove, mayAdd, slot, onOpen, onAdd, onMove } = options
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const [hint, setHint] = useState<{ track: number; ghost: Ghost } | null>(null)
  const [said, setSaid] = useState('')
  const [wanted, setWanted] = useState<string | null>(null)
  const reached = useRef<HTMLElement | null>(null)
  const all = tracks.flatMap(({ blocks }) => blocks)

  // Tab reaches one appointment, and arrows lead from it to the others. One that has moved keeps the focus.
  useEffect(() => {
    const grid = box.current
    if (!grid) return
    if (!reached.current?.isConnected) {
      reached.current = grid.querySelector<HTMLElement>('.appts > .appt')
      if (reached.current) reached.current.tabIndex = 0
    }
    if (wanted === null || held || document.activeElement !== document.body) return
    apptOf(wanted, grid)?.focus({ preventScroll: true })
  })

  const trackOf = (block: Block): number => tracks.findIndex(({ blocks }) => blocks.includes(block))

  /** Where a point of the window lies: the index of its track, and the minute on it. */
  const pointAt = (x: number, y: number): { track: number; minute: number } | null => {
    const found = document
      .elementsFromPoint(x, y)
      .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.track !== undefined)
    const track = tracks.findIndex(({ key }) => key === found?.dataset.track)
    if (!found || track === -1) return null
    const { top, height, left, width } = found.getBoundingClientRect()
    const part = axis === 'down' ? (y - top) / height : (x - left) / width
    return { track, minute: shown.from + part * lengthOf(shown) }
  }

  const holdAt = (block: Block, track: number, span: Span, by: Held['by']): Held | null => {
    const there = tracks[track]
    if (!there) return null
    const to = placed(block, { ...span, day: there.day, lane: there.lane.id, kind })
    const inWay = inWayOf(to, all)
    const next: Held = { block, track, to, by, ghost: { span, kind: inWay ? 'taken' : 'free' } }
    setHeld(next)
    if (by === 'keys') {
      const time = `${clockText(span.from)}–${clockText(span.to)}, ${there.lane.name}`
      setSaid(inWay ? m.calendar.saidTaken(time, inWay.plate || inWay.client) : m.calendar.saidFree(time))
    }
    return next
  }
  const drop = ({ block, to }: Held): void => {
    setHeld(null)
    setWanted(block.id)
    const isSame = (['day', 'from', 'to', 'bay', 'mechanic'] as const).every((key) => to[key] === block[key])
    if (!isSame) onMove(block, to, inWayOf(to, all))
  }
  const cancel = (): void => {
    setHeld(null)
    setSaid(m.calendar.saidBack)
  }

  const drag = (event: PointerEvent): void => {
    const block = blockAt(event.target)
    if (!block || !mayMove || !isMovable(block) || event.button !== 0 || event.pointerType === 'touch') return
    const from = pointAt(event.clientX, event.clientY)
    if (!from) return
    const { right, bottom } = apptAt(event.target)?.getBoundingClientRect() ?? {}
    const toEdge = axis === 'down' ? (bottom ?? 0) - event.clientY : (right ?? 0) - event.clientX
    const stretches = toEdge <= EDGE
    const grabbed = from.minute - block.from
    const { clientX, clientY } = event
    const listening = new AbortController()
    let current: Held | null = null
    const move = (moved: globalThis.PointerEvent) => {
      const { clientX: x, clientY: y } = moved
      if (!current && Math.hypot(x - clientX, y - clientY) < THRESHOLD) return
      scrollNear(y)
      const at = pointAt(x, y)
      if (!at) return
      const track = stretches ? trackOf(block) : at.track
      const span = stretches
        ? stretchedTo(block, at.minute, shown)
        : movedTo(block, at.minute - grabbed, shown)
      if (current?.track === track && current.to.from === span.from && current.to.to === span.to) return
      if (!current) swallowClick()
      current = holdAt(block, track, span, 'pointer')
    }
    const end = (drops: boolean) => {
      listening.abort()
      if (!current) return
      if (drops) drop(current)
      else cancel()
    }
    const { signal } = listening
    setHint(null)
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', () => end(true), { signal })
    addEventListener('pointercancel', () => end(false), { signal })
    addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.key !== 'Escape') return
        pressed.stopPropagation()
        end(false)
      },
      { signal, capture: true },
    )
  }

  const press = (event: KeyboardEvent): void => {
    const block = blockAt(event.target)
    if (!block) return
    if (held && (event.key === 'Escape' || event.key === 'Enter')) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') drop(held)
      else cancel()
      return
    }
    if (event.ctrlKey || event.metaKey) return
    const key = keyMove(event.key, event.shiftKey, axis)
    if (!key) return
    if (!event.altKey) {
      const rows = tracks.flatMap(({ blocks }, lane) =>
        blocks.map(({ id, from, to }) => ({ id, from, to, lane })),
      )
      const next = event.shiftKey ? null : neighbour(rows, block.id, key)
      if (next && box.current) apptOf(next, box.current)?.focus()
      if (!event.shiftKey) event.preventDefault()
      return
    }
    event.preventDefault()
    if (!mayMove || !isMovable(block)) return
    const now = held ?? { track: trackOf(block), to: block }
    const track = Math.min(Math.max(now.track + key.lane, 0), tracks.length - 1)
    holdAt(block, track, afterKey(now.to, key, shown), 'keys')
  }

  /** Where nothing lies, the pointer shows what a press begins. */
  const hover = (event: PointerEvent): void => {
    nameShort(event.target)
    if (held || !mayAdd || event.pointerType === 'touch' || event.buttons !== 0) return
    const at = blockAt(event.target) ? null : pointAt(event.clientX, event.clientY)
    const start = at && Math.floor(at.minute / 15) * 15
    if (start === null || !at) {
      setHint(null)
      return
    }
    if (hint?.track === at.track && hint.ghost.span.from === start) return
    setHint({
      track: at.track,
      ghost: { kind: 'hint', span: { from: start, to: Math.min(start + slot, shown.to) } },
    })
  }

  const click = (event: MouseEvent): void => {
    const block = blockAt(event.target)
    if (block) {
      onOpen(block.id)
      return
    }
    const at = mayAdd ? pointAt(event.clientX, event.clientY) : null
    const track = at && tracks[at.track]
    if (at && track) onAdd(track, Math.floor(at.minute / 15) * 15)
  }

  return {
    box,
    /** The text of the live region. */
    said,
    heldId: held?.block.id ?? null,
    /** What is about to be chosen, and the index of its track. */
    over: held ?? hint,
    handlers: {
      onPointerDown: drag,
      onPointerMove: hover,
      onPointerLeave: () => setHint(null),
      onClick: click,
      onKeyDown: press,
      onKeyUp: (event: KeyboardEvent) => {
        if (event.key === 'Alt' && held?.by === 'keys') drop(held)
      },
      onFocus: (event: { target: EventTarget }) => {
        const own = apptAt(event.target)
        if (!own) return
        if (reached.current) reached.current.tabIndex = -1
        reached.current = own
        own.tabIndex = 0
        setWanted(null)
      },
      onBlur: () => {
        if (held?.by === 'keys') cancel()
      },
    },
  }
}
