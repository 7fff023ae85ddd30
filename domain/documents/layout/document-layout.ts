import { accentOf } from '../page.ts'
import type { DocumentView } from '../view.ts'
import { type Box, beside, type Mark, moved, padded } from './box.ts'
import { joined, pagesOf, type Section, section } from './flow.ts'
import { closing, longNotes, pictures, sumBox } from './foot.ts'
import { header, parties, ticks } from './head.ts'
import { checks, flowingNotes, opening } from './notes.ts'
import { COLOUR, CONTENT, mm, PAGE, PIXEL, type TextStyle } from './style.ts'
import { tableSection } from './table.ts'
import { textBox, widthOf } from './text.ts'
import type { PictureSize, Tools } from './tools.ts'
import type { Typeface } from './typeface.ts'

/**
 * A document as pages of placed words and lines, without a browser: what page.ts says in HTML for Chromium, said once
 * more for a device that makes the PDF by itself. Both draw the same view to the same measures; a test compares them.
 */

const tables = (tools: Tools, view: DocumentView): Section[] => {
  const sum = sumBox(tools, view)
  const last = view.tables.length - 1
  if (last < 0) return [section(sum, { after: mm(5) })]
  // Under the totals of a table stands their own room and the table's.
  const end = sum.height === 0 ? sum : padded(sum, { bottom: mm(5) })
  return view.tables.map((table, index) =>
    index === last ? tableSection(tools, table, end) : tableSection(tools, table),
  )
}

const FOOT: TextStyle = { face: 'regular', size: 7.75, leading: 1.3, colour: COLOUR.faint }
/** From the lower edge of the page to the foot's words, where Chromium has them. */
const FOOT_BASELINE = 17.88
const DOTS = '…'

/** A text cut to a width. */
const cut = (typeface: Typeface, text: string, width: number): string => {
  if (widthOf(typeface, text, FOOT) <= width) return text
  let kept = text
  while (kept !== '' && widthOf(typeface, kept + DOTS, FOOT) > width) kept = kept.slice(0, -1)
  return kept + DOTS
}

/** Under every page: what the document is, and page x of y. */
const footOf = (typeface: Typeface, title: string, page: number, pages: number): Mark[] => {
  const number = `Pagina ${page} din ${pages}`
  const own = widthOf(typeface, number, FOOT)
  const room = CONTENT.width - own - mm(7.9)
  const words: Box = beside(
    [
      [textBox(typeface, cut(typeface, title, room), FOOT, room), 0],
      [textBox(typeface, number, FOOT, own), CONTENT.width - own],
    ],
    'baseline',
  )
  const top = PAGE.height - FOOT_BASELINE - (words.baseline ?? 0) - mm(1.6)
  return moved(
    [
      {
        kind: 'path',
        x: 0,
        y: -PIXEL / 2,
        steps: [
          ['M', 0, 0],
          ['L', CONTENT.width, 0],
        ],
        stroke: COLOUR.line,
        width: mm(0.2),
      },
      ...moved(words.marks, 0, mm(1.6)),
    ],
    CONTENT.left,
    top,
  )
}

/** The pages of a document. `sizes` says which pictures can be drawn, and how large each is. */
export const layoutOf = (
  view: DocumentView,
  typeface: Typeface,
  sizes: ReadonlyMap<string, PictureSize>,
): Mark[][] => {
  const tools: Tools = { typeface, pictures: sizes, accent: accentOf(view.accent) ?? COLOUR.ink }
  const flow = joined([
    section(header(tools, view)),
    section(ticks(tools)),
    section(parties(tools, view), { after: mm(6) }),
    opening(tools, view),
    checks(tools, view),
    ...tables(tools, view),
    flowingNotes(tools, longNotes(view)),
    closing(tools, view),
    pictures(tools, view),
  ])
  const pages = pagesOf(flow, CONTENT.height)
  return pages.map((marks, index) => [
    ...moved(marks, CONTENT.left, CONTENT.top),
    ...footOf(typeface, view.documentTitle, index + 1, pages.length),
  ])
}
