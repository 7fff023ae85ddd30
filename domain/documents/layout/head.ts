import { LONG_TITLE } from '../page-head.ts'
import type { DocumentView, Fact } from '../view.ts'
import { type Box, beside, EMPTY, moved, padded, stacked } from './box.ts'
import { plateBox, ticksBox } from './drawings.ts'
import { BODY, COLOUR, CONTENT, LABEL, mm, PIXEL, type TextStyle } from './style.ts'
import { balancedWidth, textBox, widthOf } from './text.ts'
import { fitted, NOTE, type Tools } from './tools.ts'

/** The head of a document: letterhead, title, the car and the client. */

const NAME: TextStyle = { face: 'semibold', size: 14.5, leading: 1.18, colour: COLOUR.ink, tracking: -0.005 }
const ADDRESS: TextStyle = { ...BODY, size: 8.5, leading: 1.48, colour: COLOUR.soft }
const TITLE: TextStyle = { face: 'condensed', size: 27, leading: 0.95, colour: COLOUR.ink, tracking: -0.012 }
const STAMP: TextStyle = {
  face: 'condensed',
  size: 9,
  leading: 1.42,
  colour: COLOUR.stamp,
  tracking: 0.08,
  upper: true,
}

const logoBox = ({ pictures }: Tools, url: string | null): Box => {
  const natural = url === null ? undefined : pictures.get(url)
  if (url === null || !natural) return EMPTY
  const own = { width: natural.width * PIXEL, height: natural.height * PIXEL }
  const most = { width: Math.min(mm(62), own.width), height: Math.min(mm(17), own.height) }
  const size = fitted(natural, most)
  return padded(
    { height: size.height, marks: [{ kind: 'picture', x: 0, y: 0, url, ...size }] },
    { bottom: mm(2.4) },
  )
}

const shopBox = (tools: Tools, { logo, name, lines }: DocumentView['shop'], width: number): Box => {
  const { typeface } = tools
  return stacked([
    logoBox(tools, logo),
    padded(textBox(typeface, name, NAME, balancedWidth(typeface, name, NAME, width)), { bottom: mm(1.6) }),
    ...lines.map((line) => textBox(typeface, line, ADDRESS, width)),
  ])
}

/** A title, with its number beside or, where the two would not fit, under it. */
const titleBox = ({ typeface }: Tools, { title, number }: DocumentView, width: number): Box => {
  const isLong = title.length > LONG_TITLE
  const style = isLong ? { ...TITLE, size: 17, leading: 1.05 } : TITLE
  const faint = { ...style, colour: COLOUR.faint }
  const right = (text: string, look: TextStyle): Box => {
    const own = widthOf(typeface, text, look)
    return padded(textBox(typeface, text, look, own), { left: width - own })
  }
  if (number === '') return right(title, style)
  if (isLong) return stacked([right(title, style), right(number, faint)])
  const gap = widthOf(typeface, ' ', style)
  const left = width - widthOf(typeface, number, faint) - gap - widthOf(typeface, title, style)
  return beside([
    [textBox(typeface, title, style, widthOf(typeface, title, style)), left],
    [right(number, faint), 0],
  ])
}

const FACT_GAP = mm(2.4)

const headingFact = ({ typeface }: Tools, { label, value }: Fact, width: number): Box => {
  const name = widthOf(typeface, label, LABEL)
  const room = width - name - FACT_GAP
  const own = Math.min(room, widthOf(typeface, value, BODY))
  return beside(
    [
      [textBox(typeface, label, LABEL, name), room - own],
      [textBox(typeface, value, BODY, own), width - own],
    ],
    'baseline',
  )
}

const stampBox = ({ typeface }: Tools, text: string, width: number): Box => {
  const words = widthOf(typeface, text, STAMP)
  const [x, y] = [mm(2.4) + PIXEL, mm(0.7) + PIXEL]
  const inner = textBox(typeface, text, STAMP, words)
  const [w, h] = [words + 2 * x, inner.height + 2 * y]
  const frame = {
    kind: 'path',
    x: PIXEL / 2,
    y: PIXEL / 2,
    steps: [['M', 0, 0], ['L', w - PIXEL, 0], ['L', w - PIXEL, h - PIXEL], ['L', 0, h - PIXEL], ['Z']],
    stroke: COLOUR.stamp,
    width: PIXEL,
  } as const
  const marks = [frame, ...moved(inner.marks, x, y)]
  return padded({ height: h, marks: moved(marks, width - w, 0) }, { top: mm(2.4) })
}

const headingWidth = ({ typeface }: Tools, view: DocumentView): number => {
  const number = view.number === '' ? '' : ` ${view.number}`
  const title =
    view.title.length > LONG_TITLE
      ? Math.max(...[view.title, view.number].map((text) => widthOf(typeface, text, { ...TITLE, size: 17 })))
      : widthOf(typeface, view.title + number, TITLE)
  const facts = view.facts.map(
    ({ label, value }) => widthOf(typeface, label, LABEL) + FACT_GAP + widthOf(typeface, value, BODY),
  )
  const stamp = view.stamp === null ? 0 : widthOf(typeface, view.stamp, STAMP) + mm(4.8) + 2 * PIXEL
  return Math.min(mm(76), Math.max(title, stamp, ...facts))
}

export const header = (tools: Tools, view: DocumentView): Box => {
  const width = headingWidth(tools, view)
  const left = CONTENT.width - width
  const facts = stacked(
    view.facts.map((one) => headingFact(tools, one, width)),
    mm(0.5),
  )
  const heading = stacked([
    titleBox(tools, view, width),
    padded(facts, { top: mm(2.8) }),
    ...(view.stamp === null ? [] : [stampBox(tools, view.stamp, width)]),
  ])
  return beside([
    [shopBox(tools, view.shop, left - mm(10)), 0],
    [heading, left],
  ])
}

export const ticks = ({ accent }: Tools): Box =>
  padded(ticksBox(CONTENT.width, accent), { top: mm(4), bottom: mm(5) })

const FACT_VALUE: TextStyle = { ...NOTE, leading: 1.4 }

/** Labels in a column as wide as the widest, their values beside them. */
const factsBox = ({ typeface }: Tools, facts: readonly Fact[], width: number): Box => {
  if (facts.length === 0) return EMPTY
  const names = Math.max(...facts.map(({ label }) => widthOf(typeface, label, LABEL)))
  const left = names + mm(3.2)
  return stacked(
    facts.map(({ label, value }) =>
      beside(
        [
          [textBox(typeface, label, LABEL, names), 0],
          [textBox(typeface, value, FACT_VALUE, width - left), left],
        ],
        'baseline',
      ),
    ),
    mm(0.5),
  )
}

const PARTY: TextStyle = { face: 'semibold', size: 11, leading: 1.25, colour: COLOUR.ink }
const MODEL: TextStyle = { ...BODY, leading: 1.35, colour: COLOUR.soft }

const carBox = (tools: Tools, { plate, car }: DocumentView, width: number): Box => {
  const { typeface } = tools
  if (!plate && car.make === '' && car.model === '' && car.facts.length === 0) return EMPTY
  const drawn = plate ? plateBox(typeface, plate) : null
  const left = drawn ? drawn.width + mm(4.5) : 0
  const words = (text: string, style: TextStyle): Box[] =>
    text === '' ? [] : [textBox(typeface, text, style, width - left)]
  const name = stacked([...words(car.make, PARTY), ...words(car.model, MODEL)])
  const facts = factsBox(tools, car.facts, width)
  return stacked([
    beside([
      ...(drawn ? [[drawn.box, 0] as const] : []),
      [padded(name, { top: Math.max(0, ((drawn?.box.height ?? 0) - name.height) / 2) }), left],
    ]),
    facts === EMPTY ? EMPTY : padded(facts, { top: mm(2.8) }),
  ])
}

const clientBox = (tools: Tools, { client }: DocumentView, width: number): Box => {
  if (client.name === '' && client.facts.length === 0) return EMPTY
  const { typeface } = tools
  const name =
    client.name === '' ? { height: PARTY.size, marks: [] } : textBox(typeface, client.name, PARTY, width)
  const facts = factsBox(tools, client.facts, width)
  return stacked([
    textBox(typeface, client.title, LABEL, width),
    name,
    facts === EMPTY ? EMPTY : padded(facts, { top: mm(2.2) }),
  ])
}

/** The car at the left and the client at the right; one alone stands at the left. */
export const parties = (tools: Tools, view: DocumentView): Box => {
  const room = CONTENT.width - mm(9)
  const [wide, narrow] = [(room * 1.2) / 2.2, room / 2.2]
  const car = carBox(tools, view, wide)
  if (car === EMPTY) return clientBox(tools, view, wide)
  return beside([
    [car, 0],
    [clientBox(tools, view, narrow), wide + mm(9)],
  ])
}
