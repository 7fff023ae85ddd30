import { ALONE, sideBySide } from '../geometry.ts'
import { apptHtml, type Drawing, type Drawn, drawnAs } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { placesIn } from './place.ts'

type Lanes = readonly { blocks: readonly Block[] }[]

/** The data from which each layer was drawn. */
type Layer = { lanes: Lanes; drawing: Drawing }
const layers = new WeakMap<Element, Layer>()

/** What a layer shows, in the order of its elements. They have no ids, because each attribute takes time to parse. */
const shownIn = (layer: Element): Block[] => layers.get(layer)?.lanes.flatMap(({ blocks }) => blocks) ?? []

/** The element at which something happens, when it is an appointment or within one. */
export const apptAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.appts > .appt') : null

/** The appointment that is shown where something happens. */
export const blockAt = (target: EventTarget | null): Block | undefined => {
  const appt = apptAt(target)
  const layer = appt?.parentElement
  return layer ? shownIn(layer)[Array.prototype.indexOf.call(layer.children, appt)] : undefined
}

/** The element that shows an appointment, in a layer or a grid of them; undefined where none does. */
export const apptOf = (id: string, within: Element): HTMLElement | undefined => {
  for (const layer of within.matches('.appts') ? [within] : within.querySelectorAll('.appts')) {
    const index = shownIn(layer).findIndex((block) => block.id === id)
    if (index !== -1) return layer.children[index] as HTMLElement
  }
}

/** Whether a layer would be drawn from the same data, as when only another part of the calendar was read again. */
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

/** The appointments of lanes, in their order. */
const drawnOf = (lanes: Lanes, drawing: Drawing): Drawn[] => {
  const placeIn = placesIn(drawing.shown, drawing.axis)
  return lanes.flatMap(({ blocks }, at) => {
    const sides = sideBySide(blocks)
    const placeOf = placeIn({ at, of: lanes.length })
    return blocks.map((block, index) => drawnAs(block, placeOf(block, sides[index] ?? ALONE), drawing))
  })
}

const elementOf = (drawn: Drawn): HTMLElement | null => {
  const template = document.createElement('template')
  template.innerHTML = apptHtml(drawn)
  return template.content.firstElementChild as HTMLElement | null
}

/** What says the same as before stays the element that it was, with its focus. */
const change = (layer: Element, before: readonly Drawn[], after: readonly Drawn[]): void => {
  const rests = new Map(after.map(({ id, rest }) => [id, rest]))
  const kept = new Map<string, HTMLElement>()
  for (const [index, element] of ([...layer.children] as HTMLElement[]).entries()) {
    const was = before[index]
    if (was && was.rest === rests.get(was.id)) kept.set(was.id, element)
    else element.remove()
  }
  // From the last one on: what stands in its place already is not touched, because moving it would take its focus.
  let next: Element | null = null
  for (const drawn of after.toReversed()) {
    const known = kept.get(drawn.id)
    const element = known ?? elementOf(drawn)
    if (!element) continue
    if (known && known.className !== drawn.classes) known.className = drawn.classes
    if (element.parentNode !== layer || element.nextSibling !== next) layer.insertBefore(element, next)
    next = element
  }
}

/** Draws the appointments of lanes into one layer over them, in their order; the first time all in one go. */
export const drawAppts = (layer: Element, lanes: Lanes, drawing: Drawing): void => {
  const before = layers.get(layer)
  if (before && isSame(before, lanes, drawing)) return
  const after = drawnOf(lanes, drawing)
  if (before && layer.firstChild) change(layer, drawnOf(before.lanes, before.drawing), after)
  else layer.innerHTML = after.map(apptHtml).join('')
  layers.set(layer, { lanes, drawing })
}
