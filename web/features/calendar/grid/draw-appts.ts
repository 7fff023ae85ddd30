import { ALONE, sideBySide } from '../geometry.ts'
import { apptHtml, type Drawing, type Drawn, drawnAs } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { placesIn } from './place.ts'

type Lanes = readonly { blocks: readonly Block[] }[]

/** Of what each layer was drawn. */
type Layer = { lanes: Lanes; drawing: Drawing }
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
  const were = new Map(before.map((drawn) => [drawn.id, drawn]))
  const are = new Map(after.map((drawn) => [drawn.id, drawn]))
  const kept = new Map<string, HTMLElement>()
  for (const element of [...layer.children] as HTMLElement[]) {
    const id = element.dataset.appt ?? ''
    if (were.get(id)?.rest === are.get(id)?.rest) kept.set(id, element)
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
