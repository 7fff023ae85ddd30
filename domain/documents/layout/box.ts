import type { TextStyle } from './style.ts'

/** A piece of a path: move, line, curve (two handles and the end), close. Its lengths count from the mark's place. */
export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z']

/** One thing drawn on a page. `x` and `y` count from the upper left corner, in points; `y` of a text is its baseline. */
export type Mark = { x: number; y: number } & (
  | { kind: 'text'; text: string; style: TextStyle }
  | {
      kind: 'path'
      steps: readonly PathStep[]
      fill?: string
      stroke?: string
      width?: number
      round?: boolean
    }
  | { kind: 'picture'; url: string; width: number; height: number }
)

/** Marks in a room of a height. `baseline` is that of its first line, where it has one. */
export type Box = { height: number; marks: readonly Mark[]; baseline?: number }

export const EMPTY: Box = { height: 0, marks: [] }

export const moved = (marks: readonly Mark[], x: number, y: number): Mark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }))

/** A box with room around it. */
export const padded = (box: Box, { left = 0, top = 0, bottom = 0 }): Box => ({
  height: top + box.height + bottom,
  marks: moved(box.marks, left, top),
  ...(box.baseline !== undefined && { baseline: box.baseline + top }),
})

/** Boxes under each other. */
export const stacked = (boxes: readonly Box[], gap = 0): Box => {
  let height = 0
  const marks: Mark[] = []
  for (const [index, box] of boxes.entries()) {
    if (index > 0) height += gap
    marks.push(...moved(box.marks, 0, height))
    height += box.height
  }
  const baseline = boxes[0]?.baseline
  return { height, marks, ...(baseline !== undefined && { baseline }) }
}

/** A box and how far from the left it stands. */
export type Placed = readonly [box: Box, left: number]

type Align = 'top' | 'middle' | 'bottom' | 'baseline'

/** Boxes beside each other. */
export const beside = (boxes: readonly Placed[], align: Align = 'top'): Box => {
  const baselineOf = (box: Box): number => box.baseline ?? box.height
  const baseline = Math.max(0, ...boxes.map(([box]) => baselineOf(box)))
  const height =
    align === 'baseline'
      ? baseline + Math.max(0, ...boxes.map(([box]) => box.height - baselineOf(box)))
      : Math.max(0, ...boxes.map(([box]) => box.height))
  const topOf = (box: Box): number => {
    if (align === 'baseline') return baseline - baselineOf(box)
    if (align === 'top') return 0
    return (height - box.height) / (align === 'middle' ? 2 : 1)
  }
  return {
    height,
    marks: boxes.flatMap(([box, left]) => moved(box.marks, left, topOf(box))),
    ...(align === 'baseline' && { baseline }),
  }
}

/** A horizontal line. */
export const rule = (width: number, colour: string, thickness: number): Box => ({
  height: thickness,
  marks: [
    {
      kind: 'path',
      x: 0,
      y: thickness / 2,
      steps: [
        ['M', 0, 0],
        ['L', width, 0],
      ],
      stroke: colour,
      width: thickness,
    },
  ],
})
