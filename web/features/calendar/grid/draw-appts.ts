import { sideBySide } from '../geometry.ts'
import { apptHtml, type Drawing, restOf } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { placesIn } from './place.ts'

/** An appointment as it is drawn: the classes of its place, and the rest of its text. */
type Drawn = { place: string; rest: string }

type Lanes = readonly { blocks: readonly Block[] }[]

/** What each layer shows: of what it was drawn, and its appointments by their id. */
type Layer = { lanes: Lanes; drawing: Drawing; appts: ReadonlyMap<string, Drawn> }
const layers = new WeakMap<Element, Layer>()

/** Whether a layer would be drawn of the same once more, as when only something else of the calendar was read anew. */
const isSame = (before: Layer, lanes: Lanes, { axis, shown, now }: Drawing): boolean =>
  before.drawing.axis === axis &&
  before.drawing.now === now &&
  before.drawing.shown.from === shown.from &&
  before.drawing.shown.to === shown.to &&
  before.lanes.length === lanes.length &&
  lanes.every(({ blocks }, at) => {
    const others = before.lanes[at]?.blocks ?? []
    return blocks.length === others.length && blocks.every((block, index) => block === others[index])
  })

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
export const drawAppts = (layer: Element, lanes: Lanes, drawing: Drawing): void => {
  const before = layers.get(layer)
  if (before && isSame(before, lanes, drawing)) return
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
  if (before && before.appts.size > 0) change(layer, before.appts, after)
  else fill(layer, after)
  layers.set(layer, { lanes, drawing, appts: after })
}
