import { sideBySide } from '../geometry.ts'
import { apptHtml, type Drawing } from './appt-html.ts'
import type { Block } from './blocks.ts'
import { styleOf } from './place.ts'

/** An appointment as it is drawn: its text, and where it lies. Styles in the text are refused by the page's policy. */
type Drawn = { html: string; style: string }

/** What is drawn in each layer, by the id of the appointment. */
const layers = new WeakMap<Element, ReadonlyMap<string, Drawn>>()

const elementOf = (html: string): HTMLElement | null => {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild as HTMLElement | null
}

const fill = (layer: Element, after: ReadonlyMap<string, Drawn>): void => {
  let all = ''
  for (const { html } of after.values()) all += html
  layer.innerHTML = all
  let element = layer.firstElementChild as HTMLElement | null
  for (const { style } of after.values()) {
    if (!element) return
    element.style.cssText = style
    element = element.nextElementSibling as HTMLElement | null
  }
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
    if (before.get(id)?.html === after.get(id)?.html) kept.set(id, element)
    else element.remove()
  }
  // From the last one on: what stands in its place already is not touched, because moving it would take its focus.
  let next: Element | null = null
  for (const [id, { html, style }] of [...after].reverse()) {
    const known = kept.get(id)
    const element = known ?? elementOf(html)
    if (!element) continue
    if (!known || before.get(id)?.style !== style) element.style.cssText = style
    if (element.parentNode !== layer || element.nextSibling !== next) layer.insertBefore(element, next)
    next = element
  }
}

/** Draws the appointments of a track into a layer of it, in their order; the first time all in one go. */
export const drawAppts = (layer: Element, blocks: readonly Block[], drawing: Drawing): void => {
  const before = layers.get(layer)
  const sides = sideBySide(blocks)
  const { shown, axis } = drawing
  const after = new Map<string, Drawn>()
  for (const [index, block] of blocks.entries()) {
    const style = styleOf(block, shown, axis, sides[index] ?? { at: 0, of: 1 })
    after.set(block.id, { html: apptHtml(block, drawing), style })
  }
  if (before && before.size > 0) change(layer, before, after)
  else fill(layer, after)
  layers.set(layer, after)
}
