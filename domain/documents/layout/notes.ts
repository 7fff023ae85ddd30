import { WIDE } from '../page-head.ts'
import type { DocumentView } from '../view.ts'
import { type Box, beside, EMPTY, padded, rule, stacked } from './box.ts'
import { tankBox, tickBox } from './drawings.ts'
import { NOTHING, type Piece, type Section } from './flow.ts'
import { BODY, COLOUR, CONTENT, LABEL, mm, PIXEL, type TextStyle } from './style.ts'
import { lineBoxes, linesOf, textBox } from './text.ts'
import { NOTE, noteText, type Paragraph, type Tools, UNDER_TITLE } from './tools.ts'

/** Words with a title, lines to write on by hand, and what is ticked. */

/** An empty title still has its line. */
const titleBox = ({ typeface }: Tools, title: string, width: number): Box =>
  title === '' ? EMPTY : textBox(typeface, title, LABEL, width)

/** So many lines to write on. */
const rulesBox = (count: number, width: number): Box =>
  padded(
    stacked(
      Array.from({ length: count }, (_, index) => ({
        height: mm(index < count - 1 ? 6.2 : 1),
        marks: rule(width, COLOUR.line, PIXEL).marks,
      })),
    ),
    { top: mm(5.6) },
  )

/** A paragraph that stays in one piece; an empty one has lines to write on. */
export const noteBox = (tools: Tools, note: Paragraph, width: number, lines = 1): Box =>
  stacked([
    titleBox(tools, note.title, width),
    note.text === ''
      ? rulesBox(lines, width)
      : padded(noteText(tools, note.text, width), { top: UNDER_TITLE }),
  ])

/** Fewer lines of a paragraph than these never stand alone on a page. */
const TOGETHER = 3

/** A paragraph over the page's width, which may go on on the next page. */
const flowing = (tools: Tools, note: Paragraph, before: number): Piece[] => {
  const { width } = CONTENT
  if (note.text === '') return [{ box: noteBox(tools, note, width), before }]
  const lines = linesOf(tools.typeface, note.text, NOTE, width, true)
  const boxes = lineBoxes(tools.typeface, lines, NOTE, width)
  const pieces = boxes.map((box, index): Piece => {
    const isStart = index < TOGETHER - 1
    const isEnd = index >= boxes.length - TOGETHER && index < boxes.length - 1
    return {
      box,
      before: index === 0 ? UNDER_TITLE : 0,
      keep: index < boxes.length - 1 && (isStart || isEnd),
    }
  })
  return [{ box: titleBox(tools, note.title, width), before, keep: true }, ...pieces]
}

const GAP = mm(2)

export const flowingNotes = (tools: Tools, notes: readonly Paragraph[]): Section => ({
  pieces: notes.flatMap((note, index) => flowing(tools, note, index === 0 ? 0 : GAP)),
  after: mm(5),
})

/** What was asked for, two paragraphs beside each other; a long one takes the page's width. */
export const opening = (tools: Tools, { opening: notes }: DocumentView): Section => {
  const isAlone = notes.length === 1
  const columns = mm(9)
  const half = (CONTENT.width - columns) / 2
  const pieces: Piece[] = []
  let left: Paragraph | null = null
  const put = (next: Piece[]): void => {
    const [first, ...rest] = next
    if (first) pieces.push({ ...first, before: pieces.length === 0 ? 0 : GAP }, ...rest)
  }
  const flush = (right: Paragraph | null = null): void => {
    if (!left) return
    const box = beside([
      [noteBox(tools, left, half, 2), 0],
      [right ? noteBox(tools, right, half, 2) : EMPTY, half + columns],
    ])
    left = null
    put([{ box, before: 0 }])
  }
  for (const note of notes) {
    if (note.text.length > WIDE) {
      flush()
      put(flowing(tools, note, 0))
    } else if (isAlone) put([{ box: noteBox(tools, note, CONTENT.width, 2), before: 0 }])
    else if (left) flush(note)
    else left = note
  }
  flush()
  return { pieces, after: mm(4.5) }
}

const ITEM: TextStyle = { ...BODY, size: 8.5, leading: 1.3, colour: COLOUR.soft }
const TICKED: TextStyle = { ...ITEM, face: 'semibold', colour: COLOUR.ink }
const COLUMNS = 5

const checklist = (tools: Tools, { title, items }: DocumentView['checks'][number]): Box => {
  const gap = mm(3)
  const room = (CONTENT.width - (COLUMNS - 1) * gap) / COLUMNS
  const left = mm(2.9 + 1.6)
  const cells = items.map(({ label, isChecked }): Box => {
    const words = textBox(tools.typeface, label, isChecked ? TICKED : ITEM, room - left)
    const tick = tickBox(isChecked)
    const baseline = Math.max(words.baseline ?? 0, tick.height)
    return beside([
      [padded(tick, { top: baseline - tick.height + mm(0.4) }), 0],
      [padded(words, { top: baseline - (words.baseline ?? 0) }), left],
    ])
  })
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, row) =>
    beside(
      cells
        .slice(row * COLUMNS, (row + 1) * COLUMNS)
        .map((cell, column) => [cell, column * (room + gap)] as const),
    ),
  )
  return stacked([titleBox(tools, title, CONTENT.width), padded(stacked(rows, mm(1.1)), { top: mm(1.2) })])
}

/** What is ticked, and how full the tank is. */
export const checks = (tools: Tools, { fuel, checks: lists }: DocumentView): Section => {
  const tank = fuel
    ? [
        stacked([
          titleBox(tools, fuel.title, CONTENT.width),
          padded(tankBox(tools.typeface, fuel.eighths), { top: mm(1) }),
        ]),
      ]
    : []
  const boxes = [...tank, ...lists.map((list) => checklist(tools, list))]
  return boxes.length === 0
    ? NOTHING
    : {
        pieces: boxes.map((box, index) => ({ box, before: index === 0 ? 0 : mm(3.6) })),
        after: mm(5),
      }
}
