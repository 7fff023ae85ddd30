import { qrCode, runsOf } from '../qr.ts'
import type { DocumentView } from '../view.ts'
import { type Box, beside, type Mark, moved, type PathStep } from './box.ts'
import { BODY, COLOUR, mm, PIXEL, type TextStyle } from './style.ts'
import { textBox, widthOf } from './text.ts'
import type { Typeface } from './typeface.ts'

/** What is drawn on a page, in the forms of page-drawings.ts. */

/** How far the handles of a quarter of a circle stand. */
const ROUND = 0.5523

type Corners = { left: number; right: number }

/** The outline of a box with round corners. */
const rounded = (width: number, height: number, { left, right }: Corners): PathStep[] => {
  const [a, b] = [left * (1 - ROUND), right * (1 - ROUND)]
  return [
    ['M', left, 0],
    ['L', width - right, 0],
    ['C', width - b, 0, width, b, width, right],
    ['L', width, height - right],
    ['C', width, height - b, width - b, height, width - right, height],
    ['L', left, height],
    ['C', a, height, 0, height - a, 0, height - left],
    ['L', 0, left],
    ['C', 0, a, a, 0, left, 0],
    ['Z'],
  ]
}

const both = (radius: number): Corners => ({ left: radius, right: radius })

/** One of twelve stars in a circle, in a square of a side. */
const star = (nth: number, side: number): PathStep[] => {
  const unit = side / 20
  const angle = (nth * Math.PI) / 6
  const [x, y] = [10 + 8 * Math.sin(angle), 10 - 8 * Math.cos(angle)]
  const corners = Array.from({ length: 10 }, (_, index): PathStep => {
    const radius = index % 2 === 0 ? 1.75 : 0.7
    const corner = (index * Math.PI) / 5
    return [
      index === 0 ? 'M' : 'L',
      (x + radius * Math.sin(corner)) * unit,
      (y - radius * Math.cos(corner)) * unit,
    ]
  })
  return [...corners, ['Z']]
}

const BAND = mm(6.2)
const PLATE: TextStyle = {
  face: 'condensed',
  size: 21,
  leading: 1,
  colour: COLOUR.plate,
  tracking: 0.03,
}
/** Characters from which a plate's number is set small, over as many lines as it takes. */
const LONG_PLATE = 11

/** A number plate as on the car, and its width. */
export const plateBox = (
  typeface: Typeface,
  { text, romanian }: NonNullable<DocumentView['plate']>,
): { box: Box; width: number } => {
  const isLong = text.length > LONG_PLATE
  const style = isLong ? { ...PLATE, size: 12 } : PLATE
  const inner = PIXEL + (romanian ? BAND : 0) + mm(2.7)
  const most = mm(84) - inner - mm(3) - PIXEL
  const natural = widthOf(typeface, text, style)
  const words = textBox(typeface, text, style, isLong ? Math.min(natural, most) : natural)
  const height = Math.max(mm(11.4), isLong ? words.height + mm(2) + 2 * PIXEL : 0)
  const width = inner + Math.min(natural, isLong ? most : natural) + mm(3) + PIXEL
  const radius = mm(1.3)
  const inset = PIXEL / 2
  const outline = rounded(width - PIXEL, height - PIXEL, both(radius))
  const marks: Mark[] = [{ kind: 'path', x: inset, y: inset, steps: outline, fill: COLOUR.white }]
  if (romanian) {
    const side = mm(4.1)
    const ro: TextStyle = { face: 'condensed', size: 7.2, leading: 1, colour: COLOUR.white }
    const country = textBox(typeface, 'RO', ro, BAND, { align: 'center' })
    marks.push(
      {
        kind: 'path',
        x: inset,
        y: inset,
        steps: rounded(BAND + inset, height - PIXEL, { left: radius, right: 0 }),
        fill: COLOUR.band,
      },
      ...Array.from(
        { length: 12 },
        (_, nth): Mark => ({
          kind: 'path',
          x: PIXEL + (BAND - side) / 2,
          y: PIXEL + mm(1),
          steps: star(nth, side),
          fill: COLOUR.stars,
        }),
      ),
      ...moved(country.marks, PIXEL, height - PIXEL - mm(0.75) - country.height),
    )
  }
  marks.push(...moved(words.marks, inner, (height - words.height) / 2), {
    kind: 'path',
    x: inset,
    y: inset,
    steps: outline,
    stroke: COLOUR.plate,
    width: PIXEL,
  })
  return { box: { height, marks }, width }
}

/** The graduations of a torque wrench over a line, every fifth longer. */
export const ticksBox = (width: number, accent: string): Box => {
  const height = mm(2.4)
  const unit = width / 178
  return {
    height,
    marks: [
      {
        kind: 'path',
        x: 0,
        y: 0,
        steps: Array.from({ length: 90 }, (_, index): PathStep[] => [
          ['M', (index * 2 + 0.09) * unit, height],
          ['L', (index * 2 + 0.09) * unit, index % 5 === 0 ? 0 : mm(1.3)],
        ]).flat(),
        stroke: accent,
        width: mm(0.18),
      },
      {
        kind: 'path',
        x: 0,
        y: height - PIXEL / 2,
        steps: [
          ['M', 0, 0],
          ['L', width, 0],
        ],
        stroke: accent,
        width: PIXEL,
      },
    ],
  }
}

/** A QR code in a square of a side; the paper around it is its quiet zone. */
export const qrBox = (address: string, side: number): Box => {
  const code = qrCode(address)
  const unit = side / code.length
  const steps = runsOf(code).flatMap(({ x, y, length }): PathStep[] => [
    ['M', x * unit, y * unit],
    ['L', (x + length) * unit, y * unit],
    ['L', (x + length) * unit, (y + 1) * unit],
    ['L', x * unit, (y + 1) * unit],
    ['Z'],
  ])
  return { height: side, marks: [{ kind: 'path', x: 0, y: 0, steps, fill: '#000000' }] }
}

/** A box that is ticked, or to be ticked by hand. */
export const tickBox = (isChecked: boolean): Box => {
  const unit = mm(0.29)
  const colour = isChecked ? COLOUR.ink : COLOUR.faint
  const frame: Mark = {
    kind: 'path',
    x: 0.5 * unit,
    y: 0.5 * unit,
    steps: rounded(9 * unit, 9 * unit, both(unit)),
    stroke: colour,
    width: 0.7 * unit,
  }
  const tick: Mark = {
    kind: 'path',
    x: 0,
    y: 0,
    steps: [
      ['M', 2.2 * unit, 5.2 * unit],
      ['L', 4.3 * unit, 7.4 * unit],
      ['L', 8 * unit, 2.6 * unit],
    ],
    stroke: colour,
    width: 1.5 * unit,
    round: true,
  }
  return { height: 10 * unit, marks: isChecked ? [frame, tick] : [frame] }
}

const TANK: TextStyle = { ...BODY, size: 8, colour: COLOUR.faint }
const READ: TextStyle = { face: 'semibold', size: 10, leading: 1, colour: COLOUR.ink }

/** A tank in eighths from R to 1/1; all cells are empty where nobody has read it. */
export const tankBox = (typeface: Typeface, eighths: number | null): Box => {
  const [width, height] = [mm(44), mm(5.5)]
  const unit = width / 64
  const cells: Mark[] = Array.from({ length: 8 }, (_, index) => ({
    kind: 'path',
    x: (index * 8 + 0.5) * unit,
    y: (height - 7 * unit) / 2,
    steps: rounded(7 * unit, 7 * unit, both(0.6 * unit)),
    stroke: COLOUR.ink,
    width: 0.5 * unit,
    ...(eighths !== null && index < eighths && { fill: COLOUR.ink }),
  }))
  const line = (text: string, style: TextStyle): Box =>
    textBox(typeface, text, style, widthOf(typeface, text, style))
  const gauge = widthOf(typeface, 'R', TANK) + mm(2)
  const full = gauge + width + mm(2)
  const read = full + widthOf(typeface, '1/1', TANK) + mm(4)
  return beside(
    [
      [line('R', TANK), 0],
      [{ height, marks: cells }, gauge],
      [line('1/1', TANK), full],
      ...(eighths === null ? [] : [[line(`${eighths}/8`, READ), read] as const]),
    ],
    'middle',
  )
}
