import type { Box } from './box.ts'
import { grid, PIXEL, type TextStyle } from './style.ts'
import { setText, type Typeface } from './typeface.ts'

const written = (text: string, { upper }: TextStyle): string => (upper ? text.toLocaleUpperCase('ro') : text)

/** The width of a text on one line, in points. */
export const widthOf = (typeface: Typeface, text: string, style: TextStyle): number => {
  const glyphs = setText(typeface[style.face], written(text, style))
  const advance = glyphs.reduce((sum, glyph) => sum + glyph.width + glyph.kerning, 0)
  return style.size * (advance / 1000 + glyphs.length * (style.tracking ?? 0))
}

/** Where a line may end: after a space, and after a hyphen, a dash or a stroke before a letter. */
const OPPORTUNITY = /(?<= )(?=[^ ])|(?<=[-/])(?=\p{L})|(?<=[–—])(?=[\p{L}\p{N}])/u

/** A word that is wider than its room, letter by letter. */
const broken = (fits: (text: string) => boolean, word: string): string[] => {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

const wrapped = (fits: (text: string) => boolean, text: string): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(OPPORTUNITY)) {
    if (fits((line + word).trimEnd())) {
      line += word
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    const parts = fits(word.trimEnd()) ? [word] : broken(fits, word)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  return [...lines, line.trimEnd()]
}

/** The lines of a text in a room; the text's own line ends hold where `keepsLines` says so. */
export const linesOf = (
  typeface: Typeface,
  text: string,
  style: TextStyle,
  width: number,
  keepsLines = false,
): string[] => {
  // Sums of floats: what fits to the hair must not be broken.
  const fits = (part: string): boolean => widthOf(typeface, part, style) <= width + 0.01
  const plain = (part: string): string => part.replace(/[ \t\r\n]+/g, ' ').trim()
  const parts = keepsLines ? text.split('\n') : [text]
  return parts.flatMap((part) => wrapped(fits, plain(part)))
}

const lineHeight = ({ size, leading }: TextStyle): number => grid(size * leading)

/** How far the letters of the typeface go up and down, in sizes. */
const [UP, DOWN] = [0.878, 0.21]

/**
 * Where the baseline of a line lies: Chromium counts a letter's height in whole pixels, and a descent that was rounded
 * down gets one of the ascent's.
 */
const baselineOf = ({ size, leading }: TextStyle): number => {
  const pixels = size / PIXEL
  const sum = Math.round(UP * pixels) + Math.round(DOWN * pixels)
  const isLow = Math.round(DOWN * pixels) < DOWN * pixels
  const ascent = Math.round(UP * pixels) - (isLow ? 1 : 0)
  return (ascent + Math.floor((pixels * leading - sum) / 2)) * PIXEL
}

type Setting = { align?: 'left' | 'right' | 'center'; keepsLines?: boolean }

/** Lines as they are, under each other. */
export const lineBoxes = (
  typeface: Typeface,
  lines: readonly string[],
  style: TextStyle,
  width: number,
  align: Setting['align'] = 'left',
): Box[] => {
  const baseline = baselineOf(style)
  return lines.map((line) => {
    const free = align === 'left' ? 0 : width - widthOf(typeface, line, style)
    const x = align === 'center' ? free / 2 : free
    return {
      height: lineHeight(style),
      baseline,
      marks: line === '' ? [] : [{ kind: 'text', x, y: baseline, text: written(line, style), style }],
    }
  })
}

/** A text in a room of a width. */
export const textBox = (
  typeface: Typeface,
  text: string,
  style: TextStyle,
  width: number,
  { align, keepsLines }: Setting = {},
): Box => {
  const lines = linesOf(typeface, text, style, width, keepsLines)
  const boxes = lineBoxes(typeface, lines, style, width, align)
  const height = lineHeight(style)
  return {
    height: boxes.length * height,
    baseline: baselineOf(style),
    marks: boxes.flatMap(({ marks }, index) =>
      marks.map((mark) => ({ ...mark, y: mark.y + index * height })),
    ),
  }
}

/** The narrowest room in which a text has as few lines as in a width: its lines come out of one length. */
export const balancedWidth = (typeface: Typeface, text: string, style: TextStyle, width: number): number => {
  const count = linesOf(typeface, text, style, width).length
  let [low, high] = [width / count / 2, width]
  while (count > 1 && high - low > 0.25) {
    const middle = (low + high) / 2
    if (linesOf(typeface, text, style, middle).length > count) low = middle
    else high = middle
  }
  return high
}
