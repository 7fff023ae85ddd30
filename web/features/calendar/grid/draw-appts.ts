import { m } from '#web/i18n/messages.ts'
import { type Axis, clockText, lengthOf, type Side, type Span, sideBySide } from '../geometry.ts'
import { type Block, isLate } from './blocks.ts'
import { styleOf } from './place.ts'

/**
 * The appointments of a track as plain elements. A week in season has hundreds of them, for which React takes five times
 * as long; one that says the same as before stays the element that it was, with its focus.
 */

/** How a track draws its appointments. */
export type Drawing = {
  axis: Axis
  /** The hours that are drawn. */
  shown: Span
  /** The minute of now on the track's day. */
  now: number
}

type Drawn = { block: Block; side: Side; shown: Span; isLate: boolean; element: HTMLElement }

/** What is drawn in each layer, by the id of the appointment. */
const layers = new WeakMap<Element, Map<string, Drawn>>()

/** An appointment in words: its car, time, client, service and state. */
const inWords = (block: Block, isLate: boolean): string =>
  [
    block.plate || m.ui.noPlate,
    `${clockText(block.from)}–${clockText(block.to)}`,
    block.client,
    block.service,
    m.ui.appointment[block.look],
    isLate ? m.calendar.late : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

/** The usual state bears no sign. */
const signOf = ({ look }: Block, isLate: boolean): string | null =>
  isLate ? 'late' : look === 'PROGRAMAT' ? null : look

const span = (className: string, text: string): HTMLElement => {
  const made = document.createElement('span')
  made.className = className
  made.textContent = text
  return made
}

/** On a row of the week there is room for the plate, and for the client of a longer one. */
const fillRight = (element: HTMLElement, { plate, client }: Block, length: number): void => {
  if (plate) element.append(span('plate-tag', plate))
  if (length >= 90 || !plate) element.append(span('truncate', client))
}

/** On a lane of the day there is room for more, the longer it lasts. */
const fillDown = (element: HTMLElement, block: Block, length: number): void => {
  const head = span('flex items-center gap-1.5 overflow-hidden whitespace-nowrap', '')
  if (block.plate) head.append(span('plate-tag', block.plate))
  const isShort = length < 45
  head.append(
    isShort
      ? span('truncate', block.client || block.service)
      : span('figures text-xs', `${clockText(block.from)}–${clockText(block.to)}`),
  )
  element.append(head)
  if (!isShort) element.append(span('block truncate font-medium', block.client))
  if (length >= 60) element.append(span('block truncate text-xs', block.service))
}

const elementOf = (block: Block, side: Side, isLate: boolean, { axis, shown }: Drawing): HTMLElement => {
  const element = document.createElement('button')
  const length = lengthOf(block)
  element.type = 'button'
  element.className = 'appt'
  element.tabIndex = -1
  element.setAttribute('data-appt', block.id)
  element.setAttribute('data-look', block.look)
  const sign = signOf(block, isLate)
  if (sign) element.setAttribute('data-sign', sign)
  if (isLate) element.setAttribute('data-late', '')
  if (axis === 'right' && length < 60) element.setAttribute('data-short', '')
  element.setAttribute('aria-label', inWords(block, isLate))
  element.style.cssText = styleOf(block, shown, axis, side)
  if (axis === 'right') fillRight(element, block, length)
  else fillDown(element, block, length)
  return element
}

const isSame = (one: Drawn, block: Block, side: Side, isLate: boolean, shown: Span): boolean =>
  one.block === block &&
  one.isLate === isLate &&
  one.side.at === side.at &&
  one.side.of === side.of &&
  one.shown.from === shown.from &&
  one.shown.to === shown.to

/** Draws the appointments of a track into a layer of it, in their order. */
export const drawAppts = (layer: Element, blocks: readonly Block[], drawing: Drawing): void => {
  const before = layers.get(layer) ?? new Map<string, Drawn>()
  const after = new Map<string, Drawn>()
  const sides = sideBySide(blocks)
  const { shown, now } = drawing
  for (const [index, block] of blocks.entries()) {
    const side = sides[index] ?? { at: 0, of: 1 }
    const late = isLate(block, now)
    const known = before.get(block.id)
    const kept = known && isSame(known, block, side, late, shown)
    after.set(
      block.id,
      kept ? known : { block, side, shown, isLate: late, element: elementOf(block, side, late, drawing) },
    )
  }
  for (const [id, { element }] of before) if (after.get(id)?.element !== element) element.remove()
  // From the last one on: what stands in its place already is not touched, because moving it would take its focus.
  let next: Element | null = null
  for (const { element } of [...after.values()].reverse()) {
    if (element.parentNode !== layer || element.nextSibling !== next) layer.insertBefore(element, next)
    next = element
  }
  layers.set(layer, after)
}
