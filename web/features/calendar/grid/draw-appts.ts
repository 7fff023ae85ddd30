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

const make = (tag: string, className: string): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  return made
}

/** Copies of one element are made faster than new ones. */
const models = new Map<string, HTMLElement>()

const copyOf = (tag: string, className: string): HTMLElement => {
  const known = models.get(className) ?? make(tag, className)
  models.set(className, known)
  return known.cloneNode(false) as HTMLElement
}

const span = (className: string, text: string): HTMLElement => {
  const made = copyOf('span', className)
  made.textContent = text
  return made
}

const timeOf = ({ from, to }: Span): string => `${clockText(from)}–${clockText(to)}`

/** What an appointment shows: each part a line of texts with their looks. Narrow places show the most important. */
const linesOf = (block: Block, axis: Axis): [look: string, text: string][][] => {
  const { plate, client, service } = block
  const length = lengthOf(block)
  const plated: [string, string][] = plate ? [['plate-tag', plate]] : []
  if (axis === 'right')
    return [[...plated, ...(length >= 90 || !plate ? [['truncate', client] as [string, string]] : [])]]
  if (length < 45) return [[...plated, ['truncate', client || service]]]
  return [
    [...plated, ['figures text-xs', timeOf(block)]],
    [['block truncate font-medium', client]],
    ...(length >= 60 ? [[['block truncate text-xs', service] as [string, string]]] : []),
  ]
}

/** The texts of an appointment that are shown, and after them the others: its time, client, service and state. */
const nameOf = (block: Block, isLate: boolean, shown: readonly string[]): string =>
  [
    ...shown,
    ...[
      block.plate || m.ui.noPlate,
      timeOf(block),
      block.client,
      block.service,
      m.ui.appointment[block.look],
      isLate ? m.calendar.late : '',
    ].filter((text) => !shown.includes(text)),
  ]
    .filter((text) => text !== '')
    .join(', ')

/** The usual state bears no sign. */
const signOf = ({ look }: Block, isLate: boolean): string | null =>
  isLate ? 'late' : look === 'PROGRAMAT' ? null : look

const elementOf = (block: Block, side: Side, isLate: boolean, { axis, shown }: Drawing): HTMLElement => {
  const element = copyOf('button', 'appt')
  element.setAttribute('type', 'button')
  element.setAttribute('tabindex', '-1')
  element.setAttribute('data-appt', block.id)
  element.setAttribute('data-look', block.look)
  const sign = signOf(block, isLate)
  if (sign) element.setAttribute('data-sign', sign)
  if (isLate) element.setAttribute('data-late', '')
  if (axis === 'right' && lengthOf(block) < 60) element.setAttribute('data-short', '')
  const lines = linesOf(block, axis)
  element.setAttribute(
    'aria-label',
    nameOf(
      block,
      isLate,
      lines.flatMap((line) => line.map(([, text]) => text)),
    ),
  )
  element.style.cssText = styleOf(block, shown, axis, side)
  for (const line of lines) {
    const parts = line.map(([look, text]) => span(look, text))
    const into = axis === 'down' && parts.length > 1 ? copyOf('span', HEAD) : element
    for (const part of parts) into.append(part, ' ')
    if (into !== element) element.append(into, ' ')
  }
  return element
}

const HEAD = 'flex items-center gap-1.5 overflow-hidden whitespace-nowrap'

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
  const all = [...after.values()]
  let next: Element | null = null
  if (before.size === 0) layer.append(...all.map(({ element }) => element))
  for (const { element } of all.reverse()) {
    if (element.parentNode !== layer || element.nextSibling !== next) layer.insertBefore(element, next)
    next = element
  }
  layers.set(layer, after)
}
