import { isShort } from '../page-foot.ts'
import type { DocumentView, Fact, SignaturePlace } from '../view.ts'
import { type Box, beside, EMPTY, padded, rule, stacked } from './box.ts'
import { qrBox } from './drawings.ts'
import { NOTHING, type Piece, type Section } from './flow.ts'
import { noteBox } from './notes.ts'
import { BODY, COLOUR, CONTENT, LABEL, mm, PIXEL, type TextStyle } from './style.ts'
import { textBox, widthOf } from './text.ts'
import { fitted, type Tools } from './tools.ts'

/** The end of a document: the totals, the terms, the places to sign, the pictures. */

const SUM_WIDTH = mm(84)
const AMOUNT: TextStyle = { ...BODY, colour: COLOUR.soft }
const GRAND_LABEL: TextStyle = { face: 'semibold', size: 10, leading: 1.2, colour: COLOUR.ink }
const GRAND: TextStyle = { face: 'condensed', size: 19, leading: 1, colour: COLOUR.ink, tracking: -0.002 }

/** A label at the left, its amount at the right. */
const amountBox = ({ typeface }: Tools, { label, value }: Fact, name: TextStyle, amount: TextStyle): Box => {
  const own = widthOf(typeface, value, amount)
  return beside(
    [
      [textBox(typeface, label, name, SUM_WIDTH - own - mm(4)), 0],
      [textBox(typeface, value, amount, own), SUM_WIDTH - own],
    ],
    'baseline',
  )
}

/** The totals, with the short paragraphs at their left. */
export const sumBox = (tools: Tools, view: DocumentView): Box => {
  const { grandTotal, totals, afterTotal } = view
  if (grandTotal === null) return EMPTY
  const rows = (facts: readonly Fact[]): Box[] =>
    facts.map((one) => padded(amountBox(tools, one, AMOUNT, BODY), { top: mm(0.45), bottom: mm(0.45) }))
  const grand = stacked([
    rule(SUM_WIDTH, tools.accent, PIXEL),
    padded(amountBox(tools, grandTotal, GRAND_LABEL, GRAND), { top: mm(1.9) }),
  ])
  const amounts = stacked([...rows(totals), padded(grand, { top: mm(1.6) }), ...rows(afterTotal)])
  const left = CONTENT.width - SUM_WIDTH - mm(10)
  const notes = stacked(
    view.paragraphs.filter(isShort).map((note) => noteBox(tools, note, left)),
    mm(2),
  )
  return beside([
    [padded(notes, { top: mm(0.6) }), 0],
    [amounts, left + mm(10)],
  ])
}

/** The paragraphs that stand under the totals, over the page's width. */
export const longNotes = ({ paragraphs, grandTotal }: DocumentView): DocumentView['paragraphs'] =>
  grandTotal === null ? paragraphs : paragraphs.filter((note) => !isShort(note))

const TERMS: TextStyle = { ...BODY, size: 8.25, leading: 1.5, colour: COLOUR.soft }
const PLACE: TextStyle = { ...BODY, face: 'semibold' }
const PLACE_NOTE: TextStyle = { ...BODY, size: 8.5, colour: COLOUR.soft }

/** Labels with a line to write on after each; the first line is twice as long as the others. */
const fieldsBox = ({ typeface }: Tools, labels: readonly string[], width: number): Box => {
  const gap = mm(2)
  const names = labels.map((label) => widthOf(typeface, label, LABEL))
  const free = width - names.reduce((sum, name) => sum + name, 0) - gap * (2 * labels.length - 1)
  const share = free / (labels.length + 1)
  let left = 0
  const boxes = labels.flatMap((label, index) => {
    const name = names[index] ?? 0
    const own = index === 0 ? 2 * share : share
    const placed = [
      [textBox(typeface, label, LABEL, name), left] as const,
      [rule(own, COLOUR.faint, PIXEL), left + name + gap] as const,
    ]
    left += name + gap + own + gap
    return placed
  })
  const row = beside(boxes, 'bottom')
  return padded(row, { top: mm(7.7) - row.height })
}

const placeBox = (tools: Tools, { title, note, fields }: SignaturePlace, width: number): Box =>
  stacked([
    textBox(tools.typeface, title, PLACE, width),
    textBox(tools.typeface, note, PLACE_NOTE, width),
    ...fields.map((labels) => fieldsBox(tools, labels, width)),
  ])

const signaturesBox = (tools: Tools, places: readonly SignaturePlace[]): Box => {
  const gap = mm(12)
  const width = (CONTENT.width - gap) / 2
  const boxes = places.map((place) => placeBox(tools, place, width))
  const rows = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, row) =>
    beside(
      boxes.slice(row * 2, row * 2 + 2).map((box, index) => [box, index * (width + gap)] as const),
      'bottom',
    ),
  )
  return stacked(rows, mm(5))
}

const FOOTER: TextStyle = { ...TERMS }

const QR = mm(20)

/** The terms, with the QR code beside them where there is one. */
const wordsBox = ({ typeface }: Tools, { terms, qr }: DocumentView): Box => {
  const width = CONTENT.width - (qr === null ? 0 : QR + mm(6))
  const words = terms.length === 0 ? EMPTY : textBox(typeface, terms.join(' '), TERMS, width)
  if (qr === null) return words
  return beside([
    [words, 0],
    [qrBox(qr, QR), CONTENT.width - QR],
  ])
}

/** Terms, signatures and the shop's own words, which stay on one page. */
export const closing = (tools: Tools, view: DocumentView): Section => {
  const { signatures, footer } = view
  const words = wordsBox(tools, view)
  // The room above the signatures is that of the section where no terms stand before them.
  const room = mm(5)
  const places =
    signatures.length === 0
      ? EMPTY
      : padded(signaturesBox(tools, signatures), { top: words === EMPTY ? 0 : room })
  const end =
    footer === ''
      ? EMPTY
      : padded(
          stacked([
            rule(CONTENT.width, COLOUR.hair, PIXEL),
            padded(
              textBox(tools.typeface, footer, FOOTER, CONTENT.width, { align: 'center', keepsLines: true }),
              { top: mm(2) },
            ),
          ]),
          { top: mm(5) },
        )
  const box = stacked([words, places, end])
  if (box.height === 0) return NOTHING
  return { pieces: [{ box, before: 0 }], before: words === EMPTY && places !== EMPTY ? room : 0 }
}

const CAPTION: TextStyle = { ...BODY, size: 8.25, leading: 1.35, colour: COLOUR.soft }
const PICTURES = 3

/** Pictures under the words, three in a row. */
export const pictures = (tools: Tools, { pictures: { title, items } }: DocumentView): Section => {
  const gap = mm(4)
  const width = (CONTENT.width - (PICTURES - 1) * gap) / PICTURES
  const height = mm(44)
  const figures = items.flatMap(({ url, caption }): Box[] => {
    const natural = tools.pictures.get(url)
    if (!natural) return []
    const size = fitted(natural, { width: width - 2 * PIXEL, height: height - 2 * PIXEL })
    const frame: Box = {
      height,
      marks: [
        {
          kind: 'path',
          x: PIXEL / 2,
          y: PIXEL / 2,
          steps: [
            ['M', 0, 0],
            ['L', width - PIXEL, 0],
            ['L', width - PIXEL, height - PIXEL],
            ['L', 0, height - PIXEL],
            ['Z'],
          ],
          fill: COLOUR.picture,
          stroke: COLOUR.hair,
          width: mm(0.2),
        },
        { kind: 'picture', x: (width - size.width) / 2, y: (height - size.height) / 2, url, ...size },
      ],
    }
    return [stacked([frame, padded(textBox(tools.typeface, caption, CAPTION, width), { top: mm(0.8) })])]
  })
  if (figures.length === 0) return NOTHING
  const rows = Array.from(
    { length: Math.ceil(figures.length / PICTURES) },
    (_, row): Piece => ({
      box: beside(
        figures
          .slice(row * PICTURES, (row + 1) * PICTURES)
          .map((figure, column) => [figure, column * (width + gap)] as const),
      ),
      before: row === 0 ? mm(1.6) : gap,
    }),
  )
  const heading: Piece = { box: textBox(tools.typeface, title, LABEL, CONTENT.width), before: 0, keep: true }
  return { pieces: [heading, ...rows], before: mm(7) }
}
