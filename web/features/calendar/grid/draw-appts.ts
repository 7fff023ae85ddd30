import { sideBySide } from '../geometry.ts'
import { apptHtml, type Drawing, restOf } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { placesIn } from './place.ts'

/** An appointment as it is drawn: the classes of its place, and the rest of its text. */
type Drawn = { place: string; rest: string }

/** What is drawn in each layer, by the id of the appointment. */
const layers = new WeakMap<Element, ReadonlyMap<string, Drawn>>()

const elementOf = ({ place, rest }: Drawn): HTMLElement | null => {
  const template = document.createElement('template')
  template.innerHTML = apptHtml(place, rest)
  return template.content.firstElementChild as HTMLElement | null
}

const fill = (layer: Element, after: ReadonlyMap<string, Drawn>): void => {
  let all = ''
  for (const { place, rest } of after.values()) all += apptHtml(place, rest)
  layer.innerHTML = all
}

/** What says the same as before stays the element that it was, with its focus. */
const change = (
  layer: Element,
  before: ReadonlyMap<string, Drawn>,
  after: ReadonlyMap<string, Drawn>,
): void => {
  const kept = new Map<string, HTMLElement>()
  for (const element of [...layer.children] as HTMLElement[]) {
    const id = element.dataset.appt ?? ''
    if (before.get(id)?.rest === after.get(id)?.rest) kept.set(id, element)
    else element.remove()
  }
  // From the last one on: what stands in its place already is not touched, because moving it would take its focus.
  let next: Element | null = null
  for (const [id, drawn] of [...after].reverse()) {
    const known = kept.get(id)
    const element = known ?? elementOf(drawn)
    if (!element) continue
    if (known && before.get(id)?.place !== drawn.place) known.className = `appt ${drawn.place}`
    if (element.parentNode !== layer || element.nextSibling !== next) layer.insertBefore(element, next)
    next = element
  }
}

/** Draws the appointments of lanes into one layer over them, in their order; the first time all in one go. */
export const drawAppts = (
  layer: Element,
  lanes: readonly { blocks: readonly Block[] }[],
  drawing: Drawing,
): void => {
  const before = layers.get(layer)
  const placeIn = placesIn(drawing.shown, drawing.axis)
  const after = new Map<string, Drawn>()
  for (const [at, { blocks }] of lanes.entries()) {
    const sides = sideBySide(blocks)
    const placeOf = placeIn({ at, of: lanes.length })
    for (const [index, block] of blocks.entries()) {
      const place = placeOf(block, sides[index] ?? { at: 0, of: 1 })
      after.set(block.id, { place, rest: restOf(block, drawing) })
    }
  }
  if (before && before.size > 0) change(layer, before, after)
  else fill(layer, after)
  layers.set(layer, after)
}
